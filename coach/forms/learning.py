"""Over which time decisions are looked at."""

from datetime import datetime, timedelta

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

PERIODS = {30: _("30 days"), 90: _("90 days"), 365: _("A year")}
USUAL = 90


def period_of(asked: QueryDict) -> int:
    """Days; the usual ones where the address names none that there is."""
    said = asked.get("days", "")
    days = int(said) if said.isdecimal() and len(said) < len(str(max(PERIODS))) + 1 else USUAL
    return days if days in PERIODS else USUAL


def since(now: datetime, days: int) -> datetime:
    return now - timedelta(days=days)

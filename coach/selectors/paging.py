"""Long queues in pages: a signed cursor says where the last row stood, so that nothing shifts."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core import signing
from django.db.models import BigIntegerField, BooleanField, DateTimeField, FloatField, Q
from django.utils.dateparse import parse_datetime

from coach.selectors.tabs import Tab
from tenancy.database.prepared import Given

SALT = "coach.queue"
BREACHED = Given("last_breached", BooleanField())
RISK = Given("last_risk", FloatField())
MOMENT = Given("last_moment", DateTimeField())
KEY = Given("last_key", BigIntegerField())
SORTED_BY = {Tab.WAITING: "due_at", Tab.SNOOZED: "snoozed_until", Tab.DONE: "closed_at"}


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last row of a page: what the tab is sorted by, and when the first page was read.

    What is breached is judged as of then: else a case that breaches meanwhile would be on no page.
    """

    read_at: datetime
    breached: bool
    risk: float
    moment: datetime
    key: int

    @property
    def given(self) -> dict[str, Any]:
        """For a query with `behind`."""
        return {"last_risk": self.risk, "last_moment": self.moment, "last_key": self.key}

    def sealed(self) -> str:
        """As an address carries it."""
        moments = self.read_at.isoformat(), self.moment.isoformat()
        return signing.dumps([*moments, self.breached, self.risk, self.key], salt=SALT)


def opened(sealed: str) -> Cursor | None:
    """None for what is no cursor of ours: the list then begins at its beginning."""
    try:
        read, last, breached, risk, key = signing.loads(sealed, salt=SALT)
    except (signing.BadSignature, ValueError):
        return None
    read_at, moment = parse_datetime(read), parse_datetime(last)
    return Cursor(read_at, breached, risk, moment, key) if read_at and moment else None


def behind(tab: Tab) -> Q:
    """The rows of a tab, or of a part of it, that come later than the cursor's."""
    if tab == Tab.NEEDS_YOU:
        same = Q(risk=RISK, due_at__gt=MOMENT) | Q(risk=RISK, due_at=MOMENT, pk__gt=KEY)
        return Q(risk__lte=RISK) & (Q(risk__lt=RISK) | same)
    name = SORTED_BY[tab]
    if tab == Tab.DONE:
        return Q(closed_at__lte=MOMENT) & (Q(closed_at__lt=MOMENT) | Q(pk__lt=KEY))
    return Q(**{f"{name}__gte": MOMENT}) & (Q(**{f"{name}__gt": MOMENT}) | Q(pk__gt=KEY))

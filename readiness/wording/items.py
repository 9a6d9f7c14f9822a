"""The parts of a readiness score by name."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ITEMS: dict[str, str | Promise] = {
    "sleep": _("Sleep"),
    "energy": _("Energy"),
    "recovery": _("Recovery"),
    "stress": _("Stress"),
    "hrv": _("HRV"),
    "resting_hr": _("Resting heart rate"),
    "sleep_h": _("Hours of sleep"),
}


def item(code: str) -> str:
    """What a contribution is about."""
    return str(ITEMS.get(code, code))

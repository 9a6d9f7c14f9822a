"""A run in words: against its plan, and where it came from."""

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from athletes.models import Activity
from planning.models import PlannedSession
from tenancy.templatetags.display import distance, duration

SOURCES: dict[str, str | Promise] = {
    "fit": _("FIT file"),
    "manual": _("Entered by hand"),
    "summary": _("Summary without a recording"),
}


def against_plan(activity: Activity, session: PlannedSession | None, units: str) -> str:
    """Planned 60 min, run 58 min."""
    if session is None:
        return gettext("No session was planned for this run.")
    planned, done = _amounts(activity, session, units)
    if not planned or not done:
        return gettext("It counts for the planned session.")
    return gettext("Planned %(planned)s, run %(done)s.") % {"planned": planned, "done": done}


def source(kind: str, device: str) -> str:
    """FIT file · Forerunner 265."""
    origin = str(SOURCES.get(kind, kind))
    return gettext("%(origin)s · %(device)s") % {"origin": origin, "device": device} if device else origin


def _amounts(activity: Activity, session: PlannedSession, units: str) -> tuple[str, str]:
    """Both sides of what was compared; "" where it was not."""
    if session.measure == "duration":
        return duration(session.duration_s), duration(activity.duration_s)
    if session.measure == "distance":
        return distance(session.distance_m, units), distance(activity.distance_m, units)
    if session.measure == "load" and activity.load is not None:
        words = gettext("load %(load)d")
        return words % {"load": round(session.load)}, words % {"load": round(activity.load)}
    return "", ""

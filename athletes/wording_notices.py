"""What a notice says, in a sentence: the event's code with its parameters."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from athletes.models import Event
from tenancy.templatetags.display import long_day

Params = Mapping[str, Any]
UNKNOWN = "–"

SAID: dict[Event, str | Promise] = {
    Event.MESSAGE: _("Message from %(who)s"),
    Event.PLAN_CHANGED: _("The plan of %(athlete)s was changed by %(who)s"),
    Event.APPLIED_BY_RULES: _("The rules have changed a session of %(athlete)s"),
    Event.DISAGREED: _("%(athlete)s disagrees with a decision"),
    Event.ASKED: _("%(athlete)s has a question about a proposal"),
    Event.CASE_OPENED: _("New case: %(athlete)s"),
    Event.CASE_ASSIGNED: _("%(who)s has given you the case of %(athlete)s"),
    Event.CASE_ESCALATED: _("The case of %(athlete)s has waited too long"),
    Event.CHECK_IN_MISSING: _("No check-in yet: %(athlete)s"),
    Event.NEW_ACTIVITY: _("New activity of %(athlete)s: %(name)s"),
    Event.CONFLICT: _("Two sources tell different things about a run of %(athlete)s"),
    Event.CONNECTION_FAILING: _("A connection is failing: %(name)s"),
    Event.TASK_DUE: _("Task due: %(title)s"),
    Event.NOTE_SHARED: _("%(who)s has shared a note with you"),
}
DECIDED: dict[str, str | Promise] = {
    "approve": _("%(who)s has confirmed the change of your training"),
    "edit": _("%(who)s has changed your training"),
    "dismiss": _("%(who)s has looked at your training: the plan stands"),
    "confirm": _("%(who)s has confirmed what the rules have changed"),
}
DECIDED_OTHERWISE = _("%(who)s has decided about your training")


class _Known(dict[str, Any]):
    """Parameters that are missing are a dash, and never an error."""

    def __missing__(self, _key: str) -> str:
        return UNKNOWN


def notice(event: str, params: Params, athlete: str = "") -> str:
    """One sentence without a full stop: it is a line of a list and the subject of a mail."""
    given = _Known({"athlete": athlete or UNKNOWN, **params})
    if event in WORDED:
        return WORDED[Event(event)](given)
    return str(SAID[Event(event)]) % given


def detail(event: str, params: Params) -> str:
    """What stands under the sentence: the words of a message, the reason of a decision; "" for nothing."""
    return str(params.get("excerpt") or params.get("reason") or "")


def _decision(params: Params) -> str:
    return str(DECIDED.get(str(params.get("verb", "")), DECIDED_OTHERWISE)) % params


def _import(params: Params) -> str:
    count, failed = int(params.get("files", 0)), int(params.get("failed", 0))
    words = ngettext("An import has ended: %(count)d file", "An import has ended: %(count)d files", count) % {
        "count": count
    }
    if not failed:
        return words
    return gettext("%(ended)s, of which %(failed)d could not be read") % {"ended": words, "failed": failed}


def _week(params: Params) -> str:
    day = params.get("day")
    if not day:
        return gettext("Your week as a coach")
    return gettext("Your week as a coach, from %(day)s") % {"day": long_day(date.fromisoformat(str(day)))}


WORDED: dict[Event, Callable[[Params], str]] = {
    Event.DECISION: _decision,
    Event.IMPORT_ENDED: _import,
    Event.WEEKLY_DIGEST: _week,
}

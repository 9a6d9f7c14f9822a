"""Imports in words: what became of their files, how they stand, how long they take."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from ingest.models import ImportState, Outcome, UploadState
from tenancy.templatetags.display import duration

Text = str | Promise

# In the order in which outcomes are told; a look for each, beside its words.
TONES: dict[str, str] = {
    Outcome.CONFLICT: "caution",
    Outcome.ACTIVITY: "ready",
    Outcome.MERGED: "ready",
    Outcome.WELLNESS: "ready",
    Outcome.WORKOUT: "ready",
    Outcome.DUPLICATE: "",
    Outcome.UNREAD: "",
    Outcome.REFUSED: "stop",
}
COUNTS: dict[str, Any] = {
    Outcome.CONFLICT: ngettext_lazy("%(n)d wants a decision", "%(n)d want a decision", "n"),
    Outcome.ACTIVITY: ngettext_lazy("%(n)d new", "%(n)d new", "n"),
    Outcome.MERGED: ngettext_lazy("%(n)d more about a known run", "%(n)d more about known runs", "n"),
    Outcome.WELLNESS: ngettext_lazy("%(n)d of mornings and days", "%(n)d of mornings and days", "n"),
    Outcome.WORKOUT: ngettext_lazy("%(n)d planned workout", "%(n)d planned workouts", "n"),
    Outcome.DUPLICATE: ngettext_lazy("%(n)d already here", "%(n)d already here", "n"),
    Outcome.UNREAD: ngettext_lazy("%(n)d without anything we keep", "%(n)d without anything we keep", "n"),
    Outcome.REFUSED: ngettext_lazy("%(n)d not read", "%(n)d not read", "n"),
}
FOUND: dict[str, Any] = {
    Outcome.ACTIVITY: ngettext_lazy("%(n)d new run", "%(n)d new runs", "n"),
    Outcome.MERGED: ngettext_lazy("%(n)d more about a known run", "%(n)d more about known runs", "n"),
    Outcome.DUPLICATE: ngettext_lazy("%(n)d already here", "%(n)d already here", "n"),
    Outcome.CONFLICT: ngettext_lazy("%(n)d wants a decision", "%(n)d want a decision", "n"),
    "days": ngettext_lazy("%(n)d day of measurements", "%(n)d days of measurements", "n"),
    "disputes": ngettext_lazy("%(n)d value to decide", "%(n)d values to decide", "n"),
}
# By ImportState: what it means, and what comes next.
STATES: dict[str, Text] = {
    ImportState.PREVIEWING: _("Nothing is imported yet: we only look what the files would become."),
    ImportState.PREVIEWED: _(
        "Nothing is imported yet. This is what would happen; import the files or discard them."
    ),
    ImportState.RUNNING: _("You may leave this page: the import goes on by itself."),
    ImportState.DONE: _("All files have been read. What came in can still be taken back."),
    ImportState.CANCELLED: _("No more files are read. What came in before stays until you undo it."),
    ImportState.UNDONE: _("What this import brought has been taken back. The files are kept."),
}
LOOKS: dict[str, str] = {
    ImportState.PREVIEWED: "caution",
    ImportState.DONE: "ready",
    ImportState.CANCELLED: "stop",
    ImportState.UNDONE: "",
}
REFUSED_NOW: dict[str, Text] = {
    ImportState.PREVIEWING: _("The preview is still running. Wait until it is done, or cancel it."),
    ImportState.PREVIEWED: _("This has not been imported yet."),
    ImportState.RUNNING: _("The import is still running. Wait until it is done, or cancel it."),
    ImportState.DONE: _("The import is done already."),
    ImportState.CANCELLED: _("The import was cancelled already."),
    ImportState.UNDONE: _("The import has been undone already."),
}


def counted(outcome: str, number: int) -> str:
    """312 new."""
    return str(COUNTS[outcome] % {"n": number})


def outcome(state: str, what: str) -> str:
    """What a file became, as a chip."""
    if state == UploadState.UNDONE:
        return str(UploadState.UNDONE.label)
    return str(Outcome(what).label if what else UploadState.WAITING.label)


def found(told: Mapping[str, Any]) -> str:
    """What was in a file that told of several things; "" where the outcome says it all."""
    numbers = {name: told[name] for name in FOUND if isinstance(told.get(name), int) and told[name]}
    if not numbers or (len(numbers) == 1 and sum(numbers.values()) == 1):
        return ""
    return ", ".join(str(FOUND[name] % {"n": number}) for name, number in numbers.items())


def unread(names: Sequence[str], number: int) -> str:
    """3 categories we do not read: HydrationLog, …"""
    if not names:
        return ""
    said = ", ".join(names) + (" …" if number > len(names) else "")
    sentence = ngettext(
        "%(n)d category that we do not read: %(names)s",
        "%(n)d categories that we do not read: %(names)s",
        number,
    )
    return sentence % {"n": number, "names": said}


def state(what: str) -> str:
    return str(STATES[what])


def rate(per_second: float) -> str:
    """12 files a second, or a minute where that is slow."""
    if per_second >= 1:
        number = round(per_second)
        return ngettext("%(n)d file a second", "%(n)d files a second", number) % {"n": number}
    number = round(per_second * 60)
    return ngettext("%(n)d file a minute", "%(n)d files a minute", number) % {"n": number}


def left(time: timedelta | None) -> str:
    if time is None:
        return ""
    return gettext("about %(time)s left") % {"time": duration(time.total_seconds())}


def not_now(what: str) -> str:
    """Why a button of an import did nothing."""
    return str(REFUSED_NOW[what])

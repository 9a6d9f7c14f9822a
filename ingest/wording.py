"""The codes of ingest in words: why a file is no run, and how far it is."""

from collections.abc import Mapping
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

Text = str | Promise
Params = Mapping[str, Any]

# Codes of ingest.parsers.Refusal, ingest.services and ingest.sandbox, with the parameters they carry.
REFUSALS: dict[str, Text] = {
    "empty": _("The file is empty. Export it from the watch again."),
    "not_fit": _("This is not a FIT file. Export the original file from the watch or its app."),
    "bad_header": _("The beginning of the file is damaged. Export it from the watch again."),
    "not_activity": _("This FIT file holds no recorded run. What it holds: %(kind)s."),
    "no_records": _("The file says it is a run, but nothing was recorded in it."),
    "not_xml": _("The file is damaged: it cannot be read as XML. Export it again."),
    "not_a_table": _("The file is not a table that can be read. Save it as CSV or XLSX and try again."),
    "columns_unknown": _(
        "We cannot tell which column is which. Give the columns names: date, distance, time."
    ),
    "no_times": _("This is a drawn route, not a recording: its points have no times."),
    "unknown_format": _("We cannot read files of this kind. FIT, TCX, GPX, CSV, XLSX and ZIP are read."),
    "not_read": _("This file tells nothing that we keep (%(category)s)."),
    "nothing_found": _("Nothing was found in this file that we keep."),
    "archive_broken": _("The archive is damaged or incomplete. Download it again."),
    "archive_locked": _("The archive has a password. Unpack it and send what is in it."),
    "archive_bomb": _("The archive unpacks to far more than any export holds, so it was not opened."),
    "unsafe_path": _("The archive holds a path that leads out of it, so it was not opened."),
    "unsafe_xml": _("The file is built in a way that no export is, so it was not read."),
    "no_date": _("The watch did not know the date, so the run has no day to stand on."),
    "in_future": _("The run starts in the future, on %(day)s. Set the watch's date and export it again."),
    "broken": _("Something went wrong on our side with this file. It is kept, and can be tried again."),
    "too_costly": _("Reading this file takes more time or memory than any run needs."),
}
UNKNOWN_REFUSAL = _("The file could not be read as a run (%(code)s).")

FILE_KINDS: dict[str, Text] = {
    "workout": _("a planned workout"),
    "course": _("a course"),
    "settings": _("settings of the watch"),
    "device": _("facts about the watch"),
    "goals": _("goals"),
    "totals": _("totals"),
    "schedules": _("a schedule"),
    "weight": _("body weight"),
    "sleep": _("sleep"),
    "blood_pressure": _("blood pressure"),
    "monitoring_a": _("steps and pulse of a day"),
    "monitoring_b": _("steps and pulse of a day"),
    "monitoring_daily": _("steps and pulse of a day"),
}
OTHER_KIND = _("something else")

# By ingest.selectors.Phase: a title, and what it means for the person who sent the file.
PHASES: dict[str, tuple[Text, Text]] = {
    "waiting": (_("Waiting for its turn"), _("The file is kept. Reading it starts in a moment.")),
    "working": (_("Reading the run"), _("Distance, pace, heart rate and laps are on their way.")),
    "again": (
        _("The last try failed"),
        _("The file is kept. We try again by ourselves in a while; you need not wait here."),
    ),
    "done": (_("Done"), _("The run is in the log.")),
    "stuck": (
        _("We could not read the file"),
        _("It is kept. Try once more, or ask whoever runs this site: an operator can try again too."),
    ),
    "refused": (_("Not taken as a run"), ""),
}


def refusal(code: str, params: Params) -> str:
    """Why a file was not taken as a run, and what to do."""
    if code == "too_large":
        return _too_large(params)
    if code == "too_long":
        return _too_long(int(params.get("days", 0)))
    words = {
        "code": code,
        "kind": FILE_KINDS.get(str(params.get("file_type", "")), OTHER_KIND),
        "day": params.get("day", ""),
        "category": params.get("category", ""),
    }
    return str(REFUSALS.get(code, UNKNOWN_REFUSAL)) % words


def phase(name: str) -> tuple[str, str]:
    """How far a file is: a title, and what it means. A refused one has its own sentence: refusal()."""
    title, words = PHASES[name]
    return str(title), str(words)


# Of a watched folder, by ingest.services.watching.Problem.
FOLDER_PROBLEMS: dict[str, Text] = {
    "missing": _("The folder is not there. Is the disk or the cloud connected?"),
    "unreadable": _("The folder may not be read by this program."),
}


def folder_problem(code: str) -> str:
    """Why a watched folder was not looked through."""
    return str(FOLDER_PROBLEMS.get(code, code))


def largest_file(limit_bytes: int, archive_bytes: int) -> str:
    """What may be uploaded, for the form."""
    sizes = {"limit": filesizeformat(limit_bytes), "archive": filesizeformat(archive_bytes)}
    return (
        gettext(
            "FIT, TCX, GPX, CSV or XLSX up to %(limit)s each; ZIP archives of an export up to %(archive)s."
        )
        % sizes
    )


def _too_large(params: Params) -> str:
    if params.get("of") == "bytes":
        return gettext("The file is larger than %(limit)s, the most that can be taken.") % {
            "limit": filesizeformat(params["limit"])
        }
    return gettext("The file holds more than any run does (more than %(limit)s entries of one kind).") % {
        "limit": number_format(params.get("limit", 0))
    }


def _too_long(days: int) -> str:
    words = ngettext(
        "The recording lasts %(days)d day, longer than any run.",
        "The recording lasts %(days)d days, longer than any run.",
        days,
    )
    return words % {"days": days}

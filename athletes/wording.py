"""This app's codes in words: how a load was found, what ails a recording, why a setting is refused."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

Text = str | Promise

LOAD_METHODS: dict[str, Text] = {
    "rtss": _("from pace"),
    "hrtss": _("from heart rate"),
    "srpe": _("from your effort rating"),
    "typical": _("from duration"),
}

# Codes of a recording's warnings (ingest.parsers.Notice), with the parameters they carry.
WARNINGS: dict[str, Text] = {
    "truncated": _("The file ends too early. What was whole has been kept."),
    "trailing_bytes": _("Something that does not belong to the run follows it in the file; it was left out."),
    "crc": _("The file's check sum is wrong. Please look whether the numbers are right."),
    "clock_jump": _("The watch's clock was set during the run. Times may be off."),
    "clock_unset": _("The watch did not know the date. Please check the day."),
    "summary_computed": _("The watch wrote no totals. They were computed from its recording."),
    "hr_too_high": _("The heart rate sensor reported up to %(max_bpm)d bpm, which no heart does."),
    "other_activities": _("The file holds more than one activity; each is in the log by itself."),
    "rows_refused": _("%(rows)d lines of the table say neither when nor how much, line %(first)d first."),
    "no_times": _("Part of the file is a drawn route without times; it was left out."),
}
UNKNOWN_WARNING = _("The recording is not quite in order (%(code)s).")

REFUSED: dict[str, Text] = {
    "unknown": _("There is no setting called “%(key)s”."),
    "organization_only": _("“%(key)s” is a setting of the whole organization, not of one athlete."),
    "not_a_choice": _("“%(key)s” must be one of: %(choices)s."),
    "not_a_switch": _("“%(key)s” must be on or off."),
    "not_a_number": _("“%(key)s” must be a number."),
    "not_whole": _("“%(key)s” must be a whole number."),
    "out_of_range": _("“%(key)s” must lie between %(low)g and %(high)g."),
    "order": _("“%(key)s” must not be above “%(upper)s”."),
    "not_a_text": _("“%(key)s” must be a text."),
    "no_span": _("“%(text)s” is not a time of day from and until, like 09:00-17:00."),
    "ends_before_it_begins": _(
        "Opening hours end after they begin; a night is two spans, one to 24:00 and one from 00:00."
    ),
    "overlap": _("Opening hours of a day follow each other; these overlap."),
    "no_day": _("“%(text)s” does not begin with a day, like 2026-12-25 Christmas Day."),
    "long_name": _("The name of a day off has at most 60 characters."),
    "too_many_days": _("At most 100 days off can be kept."),
    "no_weights": _("At least one of the four answers must count towards readiness."),
}


def load_method(method: str) -> Text:
    """How a load was found, to stand beside the number; empty for none."""
    return LOAD_METHODS.get(method, "")


def warning(found: Mapping[str, Any]) -> str:
    """A sentence on one warning of a recording: a code with parameters."""
    code, params = str(found.get("code", "")), dict(found.get("params", {}))
    counted = _counted_warning(code, params)
    if counted is not None:
        return counted
    return str(WARNINGS.get(code, UNKNOWN_WARNING)) % {
        "code": code,
        "max_bpm": 0,
        "rows": 0,
        "first": 0,
        **params,
    }


def refused_setting(code: str, key: str, params: Mapping[str, Any]) -> str:
    """Why a setting was not taken."""
    return str(REFUSED[code]) % {"key": key, **params}


def _counted_warning(code: str, params: Mapping[str, Any]) -> str | None:
    records = int(params.get("records", 0))
    sentences = {
        "untimed": ngettext(
            "%(count)d record without a time was left out.",
            "%(count)d records without a time were left out.",
            records,
        ),
        "hr_zero": ngettext(
            "For %(count)d second the heart rate sensor had no contact.",
            "For %(count)d seconds the heart rate sensor had no contact.",
            records,
        ),
        "gps_spike": ngettext(
            "%(count)d position was out of reach and was left out.",
            "%(count)d positions were out of reach and were left out.",
            records,
        ),
    }
    return sentences[code] % {"count": records} if code in sentences else None


def invited(email: str) -> str:
    """What a coach reads after inviting somebody."""
    return gettext("An invitation is on its way to %(email)s.") % {"email": email}


def linked(email: str) -> str:
    """The same, where the person was a member already."""
    return gettext("%(email)s is a member here already and is now this athlete.") % {"email": email}

"""What a coach is told of sessions that a template could not put where it wants them: kept, and in words."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from analytics.plan_placing import Note
from planning.personalising import Told
from tenancy.templatetags.display import localised, short_day

WORDS: dict[Note, str | Promise] = {
    Note.MOVED: _("%(title)s: moved from %(wanted)s to %(day)s, where there is time."),
    Note.NO_FREE_DAY: _("%(title)s: no time on %(wanted)s and no free day in its week; left out."),
    Note.TOO_LONG: _("%(title)s on %(day)s: longer than the time of the day."),
    Note.HARD_DAYS: _("%(title)s on %(day)s: the day before is hard too."),
    Note.BEFORE_START: _("%(title)s: would have been on %(wanted)s, which is over; left out."),
}


def told_json(told: Iterable[Told]) -> list[dict[str, Any]]:
    """As a run keeps it."""
    return [
        {
            "code": one.note.value,
            "title": one.row.title,
            "wanted": one.wanted.isoformat(),
            "day": one.day.isoformat() if one.day else None,
        }
        for one in told
    ]


def told_words(told: Mapping[str, Any]) -> str:
    """One of them as a sentence."""
    day = date.fromisoformat(told["day"]) if told["day"] else None
    params = {
        "title": localised(told["title"]),
        "wanted": short_day(date.fromisoformat(told["wanted"])),
        "day": short_day(day),
    }
    return str(WORDS[Note(told["code"])]) % params

"""What a coach is told of sessions that a template could not put where it wants them: kept, and in words."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from analytics.plan_placing import Note
from analytics.season import Rule, hold_for
from planning import wording
from planning.own_plans import HeldBack, Told, Waiting
from tenancy.templatetags.display import localised, short_day

WORDS: dict[Note, str | Promise] = {
    Note.MOVED: _("%(title)s: moved from %(wanted)s to %(day)s, where there is time."),
    Note.NO_FREE_DAY: _("%(title)s: no time on %(wanted)s and no free day in its week; left out."),
    Note.TOO_LONG: _("%(title)s on %(day)s: longer than the time of the day."),
    Note.HARD_DAYS: _("%(title)s on %(day)s: the day before is hard too."),
    Note.BEFORE_START: _("%(title)s: would have been on %(wanted)s, which is over; left out."),
}

WAITING: dict[Rule, str | Promise] = {
    Rule.INJURY: _(
        "Injury rule: an injury is open, so nothing is written before %(until)s. "
        "Sessions that stay as they are: %(sessions)d."
    ),
    Rule.PAIN: _(
        "Pain rule: the latest check-in tells of pain, so nothing is written before %(until)s. "
        "Sessions that stay as they are: %(sessions)d."
    ),
    Rule.ILLNESS: _(
        "Illness rule: the latest check-in tells of illness, so nothing is written before %(until)s. "
        "Sessions that stay as they are: %(sessions)d."
    ),
}


def told_json(told: Iterable[Told], held: HeldBack | Waiting | None = None) -> list[dict[str, Any]]:
    """As a run keeps it; what is held back for an open flag comes first."""
    return [
        *(_held_json(held) if held else ()),
        *(
            {
                "code": one.note.value,
                "title": one.row.title,
                "wanted": one.wanted.isoformat(),
                "day": one.day.isoformat() if one.day else None,
            }
            for one in told
        ),
    ]


def told_words(told: Mapping[str, Any]) -> str:
    """One of them as a sentence."""
    if is_held(told):
        return _waiting_words(told) if "until" in told else _held_words(told)
    day = date.fromisoformat(told["day"]) if told["day"] else None
    params = {
        "title": localised(told["title"]),
        "wanted": short_day(date.fromisoformat(told["wanted"])),
        "day": short_day(day),
    }
    return str(WORDS[Note(told["code"])]) % params


def is_held(told: Mapping[str, Any]) -> bool:
    """Whether it names a rule that holds an athlete's weeks back."""
    return told["code"] in set(Rule)


def _held_json(held: HeldBack | Waiting) -> Iterator[dict[str, Any]]:
    for rule in held.hold.flags:
        if isinstance(held, Waiting):
            yield {"code": rule.value, "until": held.until.isoformat(), "sessions": held.sessions}
        else:
            weeks = len(hold_for([rule]).shares)
            yield {"code": rule.value, "weeks": weeks, "eased": held.eased, "left_out": held.left_out}


def _held_words(told: Mapping[str, Any]) -> str:
    rule = wording.warning(told["code"], 1, {"weeks": told["weeks"]})
    return gettext("%(rule)s Changed: %(eased)d, left out: %(left_out)d.") % {**told, "rule": rule}


def _waiting_words(told: Mapping[str, Any]) -> str:
    until = short_day(date.fromisoformat(told["until"]))
    return str(WAITING[Rule(told["code"])]) % {"until": until, "sessions": told["sessions"]}

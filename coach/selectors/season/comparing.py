"""Two or three seasons side by side, in numbers and words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import number_format
from django.utils.translation import gettext

from analytics.course import Standing
from analytics.plan_check import PlanRule
from coach.selectors.season.amounts import TENTHS, rounded, signed, tenth
from coach.selectors.season.facts import SeasonFacts
from coach.selectors.season.finding import goal_of
from planning import wording
from planning.changes import Event, Outlook
from planning.changes.supposing import SUPPOSED
from tenancy.templatetags.display import short_day

MOST_RACES = 6
Say = Callable[[float | None], str]


@dataclass(frozen=True, slots=True)
class Cell:
    """A value, and how far it is from the season as it stands ("" where it is the same)."""

    words: str
    apart: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class ComparedWeek:
    """A week in each of the seasons: load, CTL, TSB and ramp."""

    monday: date
    load: tuple[str, ...]
    ctl: tuple[str, ...]
    tsb: tuple[str, ...]
    ramp: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """Outlooks over the same weeks, the season as it stands first; its letter is ""."""

    letters: tuple[str, ...]
    outlooks: tuple[Outlook, ...]

    @property
    def weeks(self) -> list[ComparedWeek]:
        return [
            ComparedWeek(
                monday=weeks[0].monday,
                load=tuple(rounded(one.load) for one in weeks),
                ctl=tuple(rounded(one.end.ctl if one.end else None) for one in weeks),
                tsb=tuple(signed(one.end.tsb if one.end else None) for one in weeks),
                ramp=tuple(tenth(one.ramp) for one in weeks),
            )
            for weeks in zip(*(one.weeks for one in self.outlooks), strict=True)
        ]


def compared_rows(found: SeasonFacts, outlooks: Sequence[Outlook]) -> tuple[Row, ...]:
    """How one stands on race days, then what the weeks come to."""
    goal = goal_of(found.outlook.events, found)
    raced = [one for one in _races(outlooks) if one != goal][: MOST_RACES - 1]
    rows = [row for one in ([goal] if goal else []) + raced for row in _race_rows(one, outlooks, one == goal)]
    end = [one.weeks[-1].end for one in outlooks]
    return (
        *rows,
        _row(gettext("Fitness at the end"), [one.ctl if one else None for one in end], rounded),
        _row(gettext("Load of the biggest week"), [one.biggest_load for one in outlooks], rounded),
        _row(gettext("Highest ramp"), [one.highest_ramp for one in outlooks], tenth),
        _row(
            gettext("Load of all weeks"), [sum(week.load for week in one.weeks) for one in outlooks], rounded
        ),
    )


def warning_rows(outlooks: Sequence[Outlook]) -> tuple[Row, ...]:
    """How often each rule speaks against it; rules that never do are left out."""
    counts = {rule: [sum(one.rule is rule for one in look.found) for look in outlooks] for rule in PlanRule}
    return tuple(
        _row(wording.rule_name(rule), list(map(float, found)), rounded)
        for rule, found in counts.items()
        if any(found)
    )


def _races(outlooks: Sequence[Outlook]) -> list[Event]:
    """Every race that any of them has, by its first day."""
    known = {one.race: one for look in reversed(outlooks) for one in look.events}
    return sorted(known.values(), key=lambda one: (one.day, one.race))


def _race_rows(event: Event, outlooks: Sequence[Outlook], whole: bool) -> list[Row]:
    """Fitness, fatigue and form of the goal; of other races fitness and form."""
    there = [_standing(event, look) for look in outlooks]
    name = gettext("Race supposed") if event.race == SUPPOSED else event.name
    facts = {"race": name, "day": short_day(event.day)}
    parts: list[tuple[str, Callable[[Standing], float], Say]] = [
        (gettext("%(race)s, %(day)s: fitness"), lambda one: one.ctl, rounded),
        (gettext("%(race)s, %(day)s: fatigue"), lambda one: one.atl, rounded),
        (gettext("%(race)s, %(day)s: form"), lambda one: one.tsb, signed),
    ]
    return [
        _row(words % facts, [read(one) if one else None for one in there], say)
        for place, (words, read, say) in enumerate(parts)
        if whole or place != 1
    ]


def _standing(event: Event, look: Outlook) -> Standing | None:
    own = next((one for one in look.events if one.race == event.race), None)
    return look.at_race(own) if own else None


def _row(label: str, values: Sequence[float | None], say: Say) -> Row:
    base = values[0]
    cells = [Cell(say(values[0]))]
    for value in values[1:]:
        known = value is not None and base is not None and say(value) != say(base)
        cells.append(Cell(say(value), _apart(value or 0.0, base or 0.0, say) if known else ""))
    return Row(label, tuple(cells))


def _apart(value: float, base: float, say: Say) -> str:
    """As far as the values that are shown."""
    if say is tenth:
        apart = round(value, TENTHS) - round(base, TENTHS)
        return f"{'+' if apart > 0 else '−'}{number_format(round(abs(apart), TENTHS), TENTHS)}"
    return signed(round(value) - round(base))

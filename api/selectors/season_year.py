"""An athlete's season by its weeks as the API tells of it, and what ideas would make of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from analytics.course import Standing
from analytics.plan_check import Found
from athletes.models import Athlete
from coach.selectors.season import SeasonFacts, Span, season_facts
from coach.selectors.season.figures import Figures, figures_of
from coach.selectors.season.what_if import Variant, variant_of
from planning.changes import Event, Idea, Outlook
from planning.changes.outlook import Week
from planning.measure import Measure

BASE = ""


@dataclass(frozen=True, slots=True)
class RaceStanding:
    """A race, and how the athlete stands at its start."""

    event: Event
    standing: Standing | None


@dataclass(frozen=True, slots=True)
class WeekFigures:
    """A week; `target_s` is what the season was built for, the done is None for a week to come."""

    week: Week
    number: int
    phase: str
    kind: str
    target_s: float | None
    done_s: float | None
    done_m: float | None
    done_load: float | None


@dataclass(frozen=True, slots=True)
class SeasonWeeks:
    first: date
    last: date
    weeks: tuple[WeekFigures, ...]
    races: tuple[RaceStanding, ...]
    warnings: tuple[Found, ...]
    drafted: int


@dataclass(frozen=True, slots=True)
class Supposed:
    """What comes of one idea; of none where it stands first."""

    draftable: bool
    weeks: tuple[Week, ...]
    races: tuple[RaceStanding, ...]
    warnings: tuple[Found, ...]
    highest_ramp: float | None
    biggest_load: float


def season_weeks(*, athlete: Athlete, now: datetime, span: Span, drafted: bool) -> SeasonWeeks:
    """The weeks; with what is `drafted`, and what speaks against it, for the staff. Ten queries."""
    found = season_facts(athlete=athlete, now=now, reach=span, drafted=drafted)
    by_measure = [figures_of(found, one) for one in (Measure.TIME, Measure.DISTANCE, Measure.LOAD)]
    return SeasonWeeks(
        first=span.monday,
        last=found.last,
        weeks=tuple(_figures(*several) for several in zip(*by_measure, strict=True)),
        races=_races(found.outlook),
        warnings=found.outlook.found if drafted else (),
        drafted=found.facts.preview.counted.all,
    )


def supposed_seasons(*, athlete: Athlete, now: datetime, span: Span, ideas: Sequence[Idea]) -> list[Supposed]:
    """The season as it stands with its draft, then with each idea by itself."""
    found: SeasonFacts = season_facts(athlete=athlete, now=now, reach=span)
    return [_supposed(variant_of(found, BASE, idea)) for idea in (None, *ideas)]


def _figures(time: Figures, distance: Figures, load: Figures) -> WeekFigures:
    return WeekFigures(
        week=time.week,
        number=time.drawn.number,
        phase=time.drawn.phase,
        kind=time.kind,
        target_s=time.drawn.target,
        done_s=time.drawn.done,
        done_m=distance.drawn.done,
        done_load=load.drawn.done,
    )


def _supposed(variant: Variant) -> Supposed:
    ahead = variant.outlook
    return Supposed(
        draftable=variant.draftable,
        weeks=ahead.weeks,
        races=_races(ahead),
        warnings=ahead.found,
        highest_ramp=ahead.highest_ramp,
        biggest_load=ahead.biggest_load,
    )


def _races(ahead: Outlook) -> tuple[RaceStanding, ...]:
    return tuple(RaceStanding(one, ahead.at_race(one)) for one in ahead.events)

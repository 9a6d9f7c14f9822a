"""What a template would do to each athlete, drawn up before it is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from analytics.plan_merge import WRITTEN, Fate, Merged
from athletes.models import Athlete, Race
from planning import telling
from planning.content import Words
from planning.models import PlanTemplate
from planning.own_plans import OwnPlan
from planning.selectors.squads import Chosen
from planning.services import squad_plans
from planning.services.foreseeing import Foreseen
from planning.written import Written

MOST_SHOWN = 100
"""Athletes whose preview is drawn up; the others are counted."""


@dataclass(frozen=True, slots=True)
class OwnLine:
    """One athlete's plan to be: how long, how much, and what the coach should know."""

    athlete: Athlete
    race: Race | None
    weeks: int
    sessions: int
    first: date | None
    last: date | None
    distance_m: float
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    lines: tuple[OwnLine, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Side:
    """A session as one side has it; without a day it is not there."""

    day: date | None
    title: Words


@dataclass(frozen=True, slots=True)
class Difference:
    fate: Fate
    mine: Side
    theirs: Side


@dataclass(frozen=True, slots=True)
class MergeLine:
    """What a roll-out does to one plan, in counts and session by session."""

    athlete: Athlete
    written: int
    kept: int
    conflicts: int
    frozen: int
    differences: tuple[Difference, ...]
    notes: tuple[str, ...]


def own_lines(template: PlanTemplate, chosen: Sequence[Chosen], now: datetime) -> Preview:
    """The plans to be of the first hundred."""
    plans = squad_plans.foresee(template=template, chosen=chosen[:MOST_SHOWN], now=now)
    return Preview(tuple(map(_own_line, plans)), len(chosen))


def foreseen_lines(found: Sequence[Foreseen]) -> tuple[MergeLine, ...]:
    """What a roll-out would do to each plan."""
    return tuple(map(_merge_line, found))


def _own_line(plan: OwnPlan) -> OwnLine:
    days = [one.day for one in plan.sessions]
    return OwnLine(
        athlete=plan.runner.athlete,
        race=plan.runner.race,
        weeks=len(plan.weeks),
        sessions=len(plan.sessions),
        first=min(days, default=None),
        last=max(days, default=None),
        distance_m=sum(one.totals.distance_m for one in plan.sessions),
        notes=tuple(telling.told_words(told) for told in telling.told_json(plan.told, plan.held)),
    )


def _merge_line(foreseen: Foreseen) -> MergeLine:
    counts = foreseen.counts
    shown = [one for one in foreseen.merged if one.fate in WRITTEN or one.fate == Fate.CONFLICT]
    return MergeLine(
        athlete=foreseen.followed.use.athlete,
        written=sum(counts.get(fate, 0) for fate in WRITTEN),
        kept=counts.get(Fate.KEPT, 0),
        conflicts=counts.get(Fate.CONFLICT, 0),
        frozen=counts.get(Fate.FROZEN, 0),
        differences=tuple(map(_difference, shown)),
        notes=tuple(telling.told_words(told) for told in telling.told_json(foreseen.told, foreseen.held)),
    )


def _difference(one: Merged[UUID, Written]) -> Difference:
    """Before and after; in dispute, the two sides."""
    after = one.theirs if one.fate == Fate.CONFLICT else one.result
    return Difference(one.fate, _side(one.mine), _side(after))


def _side(written: Written | None) -> Side:
    return Side(None, {}) if written is None else Side(written["day"], written["title"])

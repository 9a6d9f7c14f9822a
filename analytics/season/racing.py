"""The season's races as they are planned: which are led up to, which give way, what each asks of its days."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from analytics.season.hold import Hold
from analytics.season.request import DAYS, MINUTE_S, PlanRequest, Priority, SeasonRace
from analytics.workout import Target, TargetKind, fraction_of, race_fraction

EASY_FRACTION = fraction_of(Target(TargetKind.ZONE, 1, 2))
MARATHON_M = 42_000
THURSDAY = 3
RECOVERY_WEEKS = 1
LEAST_FIRST, LEAST_AGAIN = 2, 3
"""Fewer training weeks than these before a taper, and an A race is planned as a B race."""
LEAST_APART = 3
"""Days: of two races closer than this, the less important one is left out."""
BEFORE_A = 6
"""The days before an A race hold no other race; neither do the weeks of recovery after it."""
MOST_EASED_S, MOST_AFTER_RACE_S = 45 * MINUTE_S, 30 * MINUTE_S


class DayRule(NamedTuple):
    """What a day near a race may hold: any run, a key session, a long run; and how long an easy one."""

    run: bool = True
    key: bool = True
    long: bool = True
    opener: bool = False
    most_easy_s: float = math.inf


class Reach(NamedTuple):
    """Days before a race, negative after it: without a run, and from when to when without key and long."""

    closed: tuple[int, ...]
    first: int
    no_key: int
    no_long: int


FREE = DayRule()
REACH = {
    Priority.A: Reach(closed=(2, 0, -1, -2), first=-7, no_key=3, no_long=5),
    Priority.B: Reach(closed=(0, -1), first=-2, no_key=3, no_long=4),
    Priority.C: Reach(closed=(0,), first=-1, no_key=1, no_long=1),
}
"""An A race has two days of rest after it, and one before the day of the opener."""


@dataclass(frozen=True, slots=True)
class RaceDay:
    """A race with the priority it is planned at, and about how long it takes."""

    day: date
    distance_m: float
    priority: Priority
    duration_s: float
    taper: int
    number: int
    """Of the week it is in."""


@dataclass(frozen=True, slots=True)
class Racing:
    """The races by day, the rules of the days around them, and which were lowered or left out."""

    races: tuple[RaceDay, ...]
    rules: Mapping[date, DayRule]
    lowered: tuple[RaceDay, ...]
    left_out: tuple[RaceDay, ...]

    @property
    def goals(self) -> list[RaceDay]:
        """The A races."""
        return [race for race in self.races if race.priority is Priority.A]


def arrange(request: PlanRequest, hold: Hold) -> Racing:
    """The races by rank: A before B before C; what cannot be kept is planned lower or left out."""
    wished = sorted(_wished(request), key=lambda race: race.day)
    closed = [race for race in wished if _is_held(request, hold, race)]
    goals = _goals(request, [race for race in wished if race not in closed], hold)
    lowered = [race for race in wished if race.priority is Priority.A and race not in (*goals, *closed)]
    rest = [_at(race, Priority.B) if race in lowered else race for race in wished if race not in goals]
    in_taper = [race for race in rest if race.priority is Priority.B and _in_taper(race, goals)]
    rest = [_at(race, Priority.C) if race in in_taper else race for race in rest]
    kept = list(goals)
    for race in sorted(rest, key=lambda race: (race.priority, race.day)):
        if not _in_the_way(race, kept) and not _is_held(request, hold, race):
            kept.append(race)
    kept.sort(key=lambda race: race.day)
    days = {race.day for race in kept}
    lower = {race.day for race in (*lowered, *in_taper)}
    return Racing(
        races=tuple(kept),
        rules=_rules(kept),
        lowered=tuple(race for race in wished if race.day in lower and race.day in days),
        left_out=tuple(race for race in wished if race.day not in days),
    )


def race_duration_s(distance_m: float, easy_speed_m_s: float) -> float:
    """As long as the runner's easy speed lets expect, in whole minutes."""
    threshold_m_s = easy_speed_m_s / EASY_FRACTION
    speed_m_s = threshold_m_s * race_fraction(distance_m, threshold_m_s)
    return math.ceil(distance_m / speed_m_s / MINUTE_S) * MINUTE_S


def taper_weeks(request: PlanRequest, race: SeasonRace) -> int:
    """Two weeks with race week; three for a marathon, and for a race before Thursday, whose week is short."""
    if request.taper_weeks:
        return request.taper_weeks
    return 3 if race.distance_m >= MARATHON_M or race.day.weekday() < THURSDAY else 2


def _wished(request: PlanRequest) -> Iterator[RaceDay]:
    """The races within the season, one a day, the one the season ends with first of all."""
    first = max(request.start, request.first_monday)
    last = request.first_monday + timedelta(days=DAYS * request.all_weeks - 1)
    goal = [SeasonRace(request.race_date, request.race_distance_m, Priority.A)] if request.race_date else []
    taken: set[date] = set()
    for race in (*goal, *sorted(request.more_races, key=lambda race: (race.priority, -race.distance_m))):
        if first <= race.day <= last and race.day not in taken:
            taken.add(race.day)
            yield RaceDay(
                day=race.day,
                distance_m=race.distance_m,
                priority=race.priority,
                duration_s=race_duration_s(race.distance_m, request.easy_speed_m_s),
                taper=taper_weeks(request, race),
                number=(race.day - request.first_monday).days // DAYS + 1,
            )


def _is_held(request: PlanRequest, hold: Hold, race: RaceDay) -> bool:
    """A race is hard running: none in the weeks that hold back, with an open injury the last one alone."""
    return race.day != request.race_date and (request.open_injury or hold.holds(race.number))


def _goals(request: PlanRequest, wished: list[RaceDay], hold: Hold) -> list[RaceDay]:
    """The A races that leave weeks enough to each other, counted back from the last, which always is one."""
    goals: list[RaceDay] = []
    for race in reversed([race for race in wished if race.priority is Priority.A]):
        if race.day == request.race_date:
            goals = [race]
        elif _has_room(race, goals[-1] if goals else None, hold):
            goals.append(race)
    return goals


def _has_room(race: RaceDay, after: RaceDay | None, hold: Hold) -> bool:
    if race.number - race.taper < max(LEAST_FIRST, len(hold.shares)):
        return False
    return after is None or after.number - race.number >= RECOVERY_WEEKS + LEAST_AGAIN + after.taper


def _in_taper(race: RaceDay, goals: list[RaceDay]) -> bool:
    return any(0 <= goal.number - race.number < goal.taper for goal in goals)


def _in_the_way(race: RaceDay, kept: Iterable[RaceDay]) -> bool:
    for other in kept:
        before = (other.day - race.day).days
        if abs(before) < LEAST_APART:
            return True
        if other.priority is Priority.A and (
            0 < before <= BEFORE_A or (before < 0 and race.number - other.number <= RECOVERY_WEEKS)
        ):
            return True
    return False


def _at(race: RaceDay, priority: Priority) -> RaceDay:
    return RaceDay(race.day, race.distance_m, priority, race.duration_s, race.taper, race.number)


def _rules(races: Iterable[RaceDay]) -> dict[date, DayRule]:
    """The rules of all days near races; where two races reach a day, both count."""
    rules: dict[date, DayRule] = {}
    for race in races:
        for before, rule in _around(race.priority):
            day = race.day - timedelta(days=before)
            rules[day] = _both(rules[day], rule) if day in rules else rule
    return rules


def _both(one: DayRule, other: DayRule) -> DayRule:
    return DayRule(
        run=one.run and other.run,
        key=one.key and other.key,
        long=one.long and other.long,
        opener=one.opener or other.opener,
        most_easy_s=min(one.most_easy_s, other.most_easy_s),
    )


def _around(priority: Priority) -> Iterator[tuple[int, DayRule]]:
    """By days before the race, negative after it."""
    reach = REACH[priority]
    for before in range(reach.first, reach.no_long + 1):
        rule = DayRule(
            run=before not in reach.closed,
            key=before > reach.no_key,
            long=False,
            opener=before == 1 and priority is not Priority.C,
            most_easy_s=_most_easy_s(priority, before),
        )
        yield before, rule


def _most_easy_s(priority: Priority, before: int) -> float:
    if priority is Priority.A and -DAYS < before < 0:
        return MOST_AFTER_RACE_S
    return MOST_EASED_S if priority is Priority.B and before <= REACH[priority].no_key else math.inf

"""The season's outline: which phase each week belongs to, and which weeks cut back."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from analytics.season.phases import first_phases, phases_again
from analytics.season.racing import RECOVERY_WEEKS, RaceDay, Racing
from analytics.season.request import DAYS, PlanRequest, Priority
from analytics.season.weeks import Phase

LONG_RACE_M = 15_000
UNLOADED = (Phase.TAPER, Phase.RECOVERY)


@dataclass(frozen=True, slots=True)
class Block:
    """The weeks that lead to one A race, its recovery included; the last may lead to none."""

    number: int
    goal: RaceDay | None
    phases: tuple[Phase, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A week before it has sessions; `position` counts the loaded weeks of its phase and block from 0."""

    number: int
    days: tuple[date, ...]
    phase: Phase
    cutback: bool
    position: int
    race_week: bool = False
    partial: bool = False
    block: int = 1
    distance_m: float = 0.0
    taper: int = 0
    races: tuple[RaceDay, ...] = ()

    @property
    def monday(self) -> date:
        return self.days[0]

    @property
    def eased(self) -> bool:
        """Whether a B race takes some days out of it."""
        return any(race.priority is Priority.B for race in self.races)

    @property
    def raced_s(self) -> float:
        """What the B and C races take of the week's running."""
        return sum(race.duration_s for race in self.races if race.priority is not Priority.A)

    @property
    def loaded(self) -> bool:
        """Whether the week counts for growth: whole, not cut back or eased, before the taper."""
        return not (self.cutback or self.partial or self.eased) and self.phase not in UNLOADED


def outline_weeks(request: PlanRequest, racing: Racing) -> tuple[Outline, ...]:
    """Every week of the season in order, a recovery week after each A race. Raises BadSeason."""
    number, outline = 0, []
    first = request.first_monday
    for block in _blocks(request, racing):
        counted: Counter[Phase] = Counter()
        for index, phase in enumerate(block.phases, start=1):
            number += 1
            monday = first + timedelta(weeks=number - 1)
            cutback = phase not in UNLOADED and index % request.cutback_every == 0
            week = Outline(
                number=number,
                days=tuple(monday + timedelta(days=day) for day in range(DAYS)),
                phase=phase,
                cutback=cutback,
                position=counted[phase],
                race_week=block.goal is not None and number == block.goal.number,
                partial=request.start > monday,
                block=block.number,
                distance_m=block.goal.distance_m if block.goal else request.race_distance_m,
                taper=block.goal.taper if block.goal else 0,
                races=tuple(race for race in racing.races if race.number == number),
            )
            counted[phase] += not cutback
            outline.append(week)
    return tuple(outline)


def _blocks(request: PlanRequest, racing: Racing) -> Iterator[Block]:
    done, number = 0, 0
    for number, goal in enumerate(racing.goals, start=1):
        training = goal.number - goal.taper - done
        before = _training(request, number, training, race=True)
        after = min(RECOVERY_WEEKS, request.all_weeks - goal.number)
        yield Block(number, goal, (*before, *[Phase.TAPER] * goal.taper, *[Phase.RECOVERY] * after))
        done = goal.number + after
    if done < request.all_weeks:
        rest = _training(request, number + 1, request.all_weeks - done, race=False)
        yield Block(number + 1, None, tuple(rest))


def _training(request: PlanRequest, block: int, weeks: int, *, race: bool) -> list[Phase]:
    return first_phases(request, weeks, race=race) if block == 1 else phases_again(weeks, race=race)

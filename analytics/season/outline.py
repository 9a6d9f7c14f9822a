"""The season's outline: which phase each week belongs to, and which weeks cut back."""

from dataclasses import dataclass
from datetime import date, timedelta

from analytics.season.request import DAYS, PlanRequest
from analytics.season.weeks import Phase

LONG_RACE_M = 15_000
MARATHON_M = 42_000
THURSDAY = 3
PEAK_SHARE, PEAK_WEEKS = 0.20, (2, 6)
BUILD_SHARE = 0.40


@dataclass(frozen=True, slots=True)
class Outline:
    """A week before it has sessions; `position` counts the loaded weeks of its phase from 0."""

    number: int
    days: tuple[date, ...]
    phase: Phase
    cutback: bool
    position: int
    race_week: bool = False
    partial: bool = False

    @property
    def monday(self) -> date:
        return self.days[0]

    @property
    def loaded(self) -> bool:
        """Whether the week counts for growth: whole, not cut back, before the taper."""
        return not (self.cutback or self.partial) and self.phase not in (Phase.TAPER, Phase.RECOVERY)


def outline_weeks(request: PlanRequest) -> tuple[Outline, ...]:
    """Every week of the season in order, the last one being the recovery week after the race."""
    outline: list[Outline] = []
    for number, phase in enumerate(_phases(request), start=1):
        outline.append(_week(request, number, phase, outline))
    return tuple(outline)


def taper_weeks(request: PlanRequest) -> int:
    """Two weeks with race week; three for a marathon, and for a race before Thursday, whose week is short."""
    if request.taper_weeks:
        return request.taper_weeks
    return 3 if request.race_distance_m >= MARATHON_M or request.race_date.weekday() < THURSDAY else 2


def _phases(request: PlanRequest) -> list[Phase]:
    taper = taper_weeks(request)
    training = request.weeks - taper
    peak = min(max(round(training * PEAK_SHARE), PEAK_WEEKS[0]), PEAK_WEEKS[1])
    build = round(training * BUILD_SHARE)
    base = training - build - peak
    counts = {Phase.BASE: base, Phase.BUILD: build, Phase.PEAK: peak, Phase.TAPER: taper, Phase.RECOVERY: 1}
    return [phase for phase, count in counts.items() for _ in range(count)]


def _week(request: PlanRequest, number: int, phase: Phase, before: list[Outline]) -> Outline:
    monday = request.first_monday + timedelta(weeks=number - 1)
    training = phase not in (Phase.TAPER, Phase.RECOVERY)
    return Outline(
        number=number,
        days=tuple(monday + timedelta(days=day) for day in range(DAYS)),
        phase=phase,
        cutback=training and number % request.cutback_every == 0,
        position=sum(week.phase is phase and not week.cutback for week in before),
        race_week=number == request.weeks,
        partial=request.start > monday,
    )

"""A season as its picture and its warnings in words, before it is saved and after."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from analytics.season import Week
from athletes.models import Athlete
from planning import selectors, services, wording
from planning.charts import ChartWeek, SeasonChart, season_chart
from planning.filling import FilledWeek
from planning.forms import PlanForm
from planning.models import PlanWeek
from planning.selectors import PlanDetail

SUNDAY = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Picture:
    chart: SeasonChart
    warnings: tuple[str, ...]


def preview_picture(athlete: Athlete, form: PlanForm, *, today: date) -> Picture | None:
    """What a valid form would make, with the fitness that comes of it; None before it is sent or if wrong."""
    if not form.is_bound or not form.is_valid() or form.season is None:
        return None
    sketch = services.fill_season(found=form.season)
    weeks = [
        _chart_week(
            one.week,
            [(run.totals.duration_s, run.totals.load) for run in one.sessions if not run.is_race],
            race=any(run.is_race for run in one.sessions),
            ctl=ctl,
        )
        for one, ctl in zip(sketch.weeks, _fitness(athlete, sketch.weeks, today), strict=True)
    ]
    return _picture(weeks, (wording.warning(**warning) for warning in sketch.warnings))


def plan_picture(detail: PlanDetail) -> Picture:
    """What was saved."""
    weeks = (
        _chart_week(
            one.week,
            [(run.duration_s, run.load) for run in one.sessions if run.day not in detail.races],
            race=any(run.day in detail.races for run in one.sessions),
        )
        for one in detail.weeks
    )
    return _picture(weeks, (wording.warning(**warning) for warning in detail.plan.warnings))


def _fitness(athlete: Athlete, weeks: Sequence[FilledWeek], today: date) -> list[float | None]:
    planned: dict[date, float] = defaultdict(float)
    for week in weeks:
        for run in week.sessions:
            planned[run.day] += run.totals.load
    sundays = [one.week.monday + SUNDAY for one in weeks]
    return selectors.fitness_ahead(athlete=athlete, planned=planned, days=sundays, today=today)


def _chart_week(
    week: Week | PlanWeek, runs: list[tuple[float, float]], *, race: bool, ctl: float | None = None
) -> ChartWeek:
    """The week with the seconds and the load of each of its training runs."""
    return ChartWeek(
        number=week.number,
        phase=str(week.phase),
        cutback=week.cutback,
        duration_s=sum(seconds for seconds, _load in runs),
        load=sum(load for _seconds, load in runs),
        longest_s=max((seconds for seconds, _load in runs), default=0.0),
        race=race,
        ctl=ctl,
    )


def _picture(weeks: Iterable[ChartWeek], warnings: Iterable[str]) -> Picture:
    return Picture(season_chart(tuple(weeks)), tuple(warnings))

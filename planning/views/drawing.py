"""A season as its picture and its warnings in words, before it is saved and after."""

from collections.abc import Iterable
from dataclasses import dataclass

from analytics.season import Week
from athletes.models import Athlete
from planning import services, wording
from planning.charts import ChartWeek, SeasonChart, season_chart
from planning.forms import PlanForm
from planning.models import PlanWeek
from planning.selectors import PlanDetail


@dataclass(frozen=True, slots=True)
class Picture:
    chart: SeasonChart
    warnings: tuple[str, ...]


def preview_picture(athlete: Athlete, form: PlanForm) -> Picture | None:
    """What a valid form would make; None before it is sent or while it is wrong."""
    if not form.is_bound or not form.is_valid() or form.built is None:
        return None
    race = form.goal().facts
    filled = services.fill_season(
        athlete=athlete, built=form.built, race_day=race.day, race_name=race.name, inputs=form.inputs()
    )
    weeks = (
        _chart_week(
            one.week,
            [(run.totals.duration_s, run.totals.load) for run in one.sessions if run.day != race.day],
            race=any(run.day == race.day for run in one.sessions),
        )
        for one in filled
    )
    said = (wording.warning(one.code, one.week, one.params) for one in form.built.warnings)
    return _picture(weeks, said)


def plan_picture(detail: PlanDetail) -> Picture:
    """What was saved."""
    race = detail.plan.race
    day = race.day if race else None
    weeks = (
        _chart_week(
            one.week,
            [(run.duration_s, run.load) for run in one.sessions if run.day != day],
            race=any(run.day == day for run in one.sessions),
        )
        for one in detail.weeks
    )
    return _picture(weeks, (wording.warning(**warning) for warning in detail.plan.warnings))


def _chart_week(week: Week | PlanWeek, runs: list[tuple[float, float]], *, race: bool) -> ChartWeek:
    """The week with the seconds and the load of each of its training runs."""
    return ChartWeek(
        number=week.number,
        phase=str(week.phase),
        cutback=week.cutback,
        duration_s=sum(seconds for seconds, _load in runs),
        load=sum(load for _seconds, load in runs),
        longest_s=max((seconds for seconds, _load in runs), default=0.0),
        race=race,
    )


def _picture(weeks: Iterable[ChartWeek], warnings: Iterable[str]) -> Picture:
    return Picture(season_chart(tuple(weeks)), tuple(warnings))

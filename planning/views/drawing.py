"""A season as its picture and its warnings in words, before it is saved and after."""

from collections.abc import Iterable
from dataclasses import dataclass

from athletes.models import Athlete
from planning import services, wording
from planning.charts import ChartWeek, SeasonChart, season_chart
from planning.forms import PlanForm
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
        ChartWeek(
            number=one.week.number,
            phase=one.week.phase.value,
            cutback=one.week.cutback,
            duration_s=sum(session.totals.duration_s for session in one.sessions),
            load=one.load,
            longest_s=max((session.totals.duration_s for session in one.sessions), default=0.0),
        )
        for one in filled
    )
    said = (wording.warning(one.code, one.week, one.params) for one in form.built.warnings)
    return _picture(weeks, said)


def plan_picture(detail: PlanDetail) -> Picture:
    """What was saved."""
    weeks = (
        ChartWeek(
            number=one.week.number,
            phase=one.week.phase,
            cutback=one.week.cutback,
            duration_s=one.duration_s,
            load=one.load,
            longest_s=one.longest_s,
        )
        for one in detail.weeks
    )
    return _picture(weeks, (wording.warning(**warning) for warning in detail.plan.warnings))


def _picture(weeks: Iterable[ChartWeek], warnings: Iterable[str]) -> Picture:
    return Picture(season_chart(tuple(weeks)), tuple(warnings))

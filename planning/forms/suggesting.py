"""A suggested season as the form's answers."""

from datetime import date
from typing import Any

from django.utils.dates import WEEKDAYS

from analytics.season import BadSeason, Suggestion
from planning import selectors, services, wording
from planning.forms.plan import PlanForm
from planning.forms.values import NO_RACE

LEFT_OPEN = ("loaded_week", "base_weeks", "build_weeks", "peak_weeks", "taper_weeks")


def suggested(form: PlanForm, *, today: date) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The answers to put in, and the reasons; where nothing can be suggested the reason alone."""
    usual = selectors.usual_week_m(athlete=form.athlete, today=today)
    said = form.said_so_far(week_m=usual)
    try:
        found = services.suggest_season(
            athlete=form.athlete,
            today=today,
            availability_min=said.minutes,
            week_m=said.week_m,
            open_injury=said.open_injury,
            fatigue=said.fatigue,
        )
    except BadSeason as refused:
        return {}, (wording.refusal(refused),)
    return _values(form, found, said.minutes), tuple(wording.reason(one) for one in found.reasons)


def _values(form: PlanForm, found: Suggestion, minutes: list[int]) -> dict[str, Any]:
    """Phases and taper are left to follow from the weeks."""
    asked = found.request
    by_day = {race.day: key for key, race in reversed(form.races.items())}
    week_m = asked.current_week_s * asked.easy_speed_m_s
    return {
        "race": by_day[asked.race_date] if asked.race_date else NO_RACE,
        "start": asked.start.isoformat(),
        "weeks": asked.weeks,
        "current_week": round(week_m / form.metres, 1),
        "key_per_week": asked.key_per_week,
        "cutback_every": asked.cutback_every,
        "growth": round(100 * asked.growth_cap),
        **dict.fromkeys(LEFT_OPEN, ""),
        **{f"minutes_{weekday}": minutes[weekday] for weekday in WEEKDAYS},
    }

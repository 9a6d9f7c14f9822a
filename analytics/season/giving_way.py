"""Which rules gave way, said once each with the first week and how many."""

from collections.abc import Iterator

from analytics.season.allocation import FEW_RUNS, FEW_RUNS_SHARE
from analytics.season.pattern import Pattern
from analytics.season.request import MINUTE_S, PlanRequest
from analytics.season.volume import Volume
from analytics.season.week import Drawn
from analytics.season.weeks import Params, Phase, PlanWarning, Rule, Week

VOLUME_TOLERANCE = 0.05


def season_warnings(
    request: PlanRequest, pattern: Pattern, start: Volume, drawn: list[Drawn]
) -> tuple[PlanWarning, ...]:
    """One warning a rule, by rank."""
    found = [*_from_request(request, pattern, start), *_from_weeks(request, pattern, drawn)]
    return tuple(sorted(found, key=lambda warning: list(Rule).index(warning.code)))


def _from_request(request: PlanRequest, pattern: Pattern, start: Volume) -> Iterator[PlanWarning]:
    if request.open_injury:
        yield PlanWarning(Rule.INJURY, 1, {})
    if start.base_s > request.current_week_s:
        minutes: Params = {
            "current_minutes": _minutes(request.current_week_s),
            "minutes": _minutes(start.base_s),
        }
        yield PlanWarning(Rule.GROWTH_CAP, 1, minutes)
    if request.long_day is not None and pattern.long_day != request.long_day:
        yield PlanWarning(Rule.PREFERRED_DAY, 1, {"wanted": request.long_day, "planned": pattern.long_day})


def _from_weeks(request: PlanRequest, pattern: Pattern, drawn: list[Drawn]) -> Iterator[PlanWarning]:
    training = [one for one in drawn if _is_whole(request, one.week)]
    short = [one for one in training if one.allocation.planned_s < (1 - VOLUME_TOLERANCE) * one.wanted_s]
    if short:
        worst = max(short, key=lambda one: one.wanted_s - one.allocation.planned_s)
        yield _warning(
            Rule.VOLUME, short, wanted=_minutes(worst.wanted_s), planned=_minutes(worst.allocation.planned_s)
        )
    crowded = [one for one in training if one.allocation.share > _usual_share(request, one)]
    if crowded:
        share = max(one.allocation.share for one in crowded)
        yield _warning(Rule.LONG_SHARE, crowded, limit=request.long_share, share=round(share, 2))
    few = [one for one in training if one.key_sessions < request.key_per_week and not one.week.cutback]
    if few and not request.open_injury:
        least = min(one.key_sessions for one in few)
        # Too few days apart with time for one, or weeks too short to bear that much hard running.
        because = "days" if len(pattern.key_days) < request.key_per_week else "minutes"
        yield _warning(Rule.KEY_SESSIONS, few, wanted=request.key_per_week, planned=least, because=because)


def _is_whole(request: PlanRequest, week: Week) -> bool:
    """Weeks that are short by rule, or begun late, are no rule given way."""
    return week.phase not in (Phase.TAPER, Phase.RECOVERY) and week.monday >= request.start


def _usual_share(request: PlanRequest, one: Drawn) -> float:
    return FEW_RUNS_SHARE if len(one.allocation.runs) <= FEW_RUNS else request.long_share


def _warning(code: Rule, weeks: list[Drawn], **params: float | str) -> PlanWarning:
    return PlanWarning(code, weeks[0].week.number, {"weeks": len(weeks), **params})


def _minutes(seconds: float) -> int:
    return int(seconds // MINUTE_S)

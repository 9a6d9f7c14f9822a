"""Which rules gave way, said once each with the first week and how many."""

from collections.abc import Iterator

from analytics.season.allocation import FEW_RUNS, FEW_RUNS_SHARE
from analytics.season.hold import SHARES
from analytics.season.outline import UNLOADED, Outline
from analytics.season.racing import Racing
from analytics.season.request import MINUTE_S, PlanRequest
from analytics.season.slots import Frame
from analytics.season.volume import Volume
from analytics.season.week import Drawn
from analytics.season.weeks import Params, PlanWarning, Rule

VOLUME_TOLERANCE = 0.05


def season_warnings(
    frame: Frame, racing: Racing, start: Volume, drawn: list[Drawn]
) -> tuple[PlanWarning, ...]:
    """One warning a rule, by rank."""
    found = [*_from_races(racing), *_from_request(frame, start), *_from_weeks(frame, drawn)]
    return tuple(sorted(found, key=lambda warning: list(Rule).index(warning.code)))


def _from_races(racing: Racing) -> Iterator[PlanWarning]:
    for code, races in ((Rule.RACE_LEFT_OUT, racing.left_out), (Rule.RACE_PRIORITY, racing.lowered)):
        if races:
            yield PlanWarning(code, races[0].number, {"races": len(races), "day": races[0].day.isoformat()})


def _from_request(frame: Frame, start: Volume) -> Iterator[PlanWarning]:
    request, pattern = frame.request, frame.pattern
    for code in frame.hold.flags:
        yield PlanWarning(code, 1, {} if code is Rule.INJURY else {"weeks": len(SHARES[code])})
    if start.base_s > request.current_week_s:
        minutes: Params = {
            "current_minutes": _minutes(request.current_week_s),
            "minutes": _minutes(start.base_s),
        }
        yield PlanWarning(Rule.GROWTH_CAP, 1, minutes)
    if request.long_day is not None and pattern.long_day != request.long_day:
        yield PlanWarning(Rule.PREFERRED_DAY, 1, {"wanted": request.long_day, "planned": pattern.long_day})
    elsewhere = [day for day in pattern.key_days if day not in request.key_days]
    missing = [day for day in request.key_days if day not in pattern.key_days]
    if elsewhere and missing:
        yield PlanWarning(Rule.KEY_DAY, 1, {"wanted": missing[0], "planned": elsewhere[0]})


def _from_weeks(frame: Frame, drawn: list[Drawn]) -> Iterator[PlanWarning]:
    request = frame.request
    training = [one for one in drawn if _is_whole(request, one.outline)]
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
    few = [one for one in training if one.key_sessions < request.key_per_week and _bears_all(frame, one)]
    if few:
        least = min(one.key_sessions for one in few)
        # Too few days apart with time for one, or weeks too short to bear that much hard running.
        because = "days" if len(frame.pattern.key_days) < request.key_per_week else "minutes"
        yield _warning(Rule.KEY_SESSIONS, few, wanted=request.key_per_week, planned=least, because=because)


def _is_whole(request: PlanRequest, week: Outline) -> bool:
    """Weeks that are short by rule, or begun late, are no rule given way."""
    return week.phase not in UNLOADED and week.monday >= request.start and not week.races


def _bears_all(frame: Frame, one: Drawn) -> bool:
    return not (one.week.cutback or frame.gentle(one.outline))


def _usual_share(request: PlanRequest, one: Drawn) -> float:
    return FEW_RUNS_SHARE if len(one.allocation.runs) <= FEW_RUNS else request.long_share


def _warning(code: Rule, weeks: list[Drawn], **params: float | str) -> PlanWarning:
    return PlanWarning(code, weeks[0].week.number, {"weeks": len(weeks), **params})


def _minutes(seconds: float) -> int:
    return int(seconds // MINUTE_S)

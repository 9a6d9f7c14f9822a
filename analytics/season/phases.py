"""How the weeks up to a race, or of a season without one, are split into phases."""

from analytics.season.request import BadSeason, PlanRequest
from analytics.season.weeks import Phase

PEAK_SHARE, PEAK_WEEKS = 0.20, (2, 6)
BUILD_SHARE = 0.40
AGAIN_PEAK_SHARE, AGAIN_PEAK_WEEKS, AGAIN_BUILD_WEEKS = 0.30, (1, 4), 8
"""After a race the base is there: the weeks to the next one build and peak; only many begin below."""

Lengths = dict[Phase, int]


def first_phases(request: PlanRequest, training: int, *, race: bool) -> list[Phase]:
    """The phases of the weeks before the first taper; lengths that were given count. Raises BadSeason."""
    return _in_order(_with_given(request, training, _usual(training, race=race)))


def phases_again(training: int, *, race: bool) -> list[Phase]:
    """The same after an earlier A race."""
    if not race:
        return _in_order(_usual(training, race=False))
    peak = min(_between(round(training * AGAIN_PEAK_SHARE), AGAIN_PEAK_WEEKS), training)
    build = min(training - peak, AGAIN_BUILD_WEEKS)
    return _in_order({Phase.BASE: training - build - peak, Phase.BUILD: build, Phase.PEAK: peak})


def _usual(training: int, *, race: bool) -> Lengths:
    peak = _between(round(training * PEAK_SHARE), PEAK_WEEKS) if race else 0
    build = round(training * BUILD_SHARE)
    return {Phase.BASE: training - build - peak, Phase.BUILD: build, Phase.PEAK: peak}


def _with_given(request: PlanRequest, training: int, usual: Lengths) -> Lengths:
    """What is left over goes to the phases not given: peak and build as usual, then base."""
    wanted = {
        Phase.BASE: request.base_weeks,
        Phase.BUILD: request.build_weeks,
        Phase.PEAK: request.peak_weeks,
    }
    given = {phase: weeks for phase, weeks in wanted.items() if weeks is not None}
    left = training - sum(given.values())
    if left < 0 or (left and len(given) == len(wanted)):
        raise BadSeason("phases_do_not_fit", given=sum(given.values()), weeks=training)
    open_phases = [phase for phase in (Phase.PEAK, Phase.BUILD, Phase.BASE) if phase not in given]
    for phase in open_phases:
        given[phase] = left if phase is open_phases[-1] else min(usual[phase], left)
        left -= given[phase]
    return given


def _in_order(lengths: Lengths) -> list[Phase]:
    return [phase for phase in (Phase.BASE, Phase.BUILD, Phase.PEAK) for _ in range(lengths[phase])]


def _between(weeks: int, bounds: tuple[int, int]) -> int:
    return min(max(weeks, bounds[0]), bounds[1])

"""Building a season week by week, each from the volume and the hard days before it."""

from analytics.season.giving_way import season_warnings
from analytics.season.levels import with_levels
from analytics.season.outline import outline_weeks
from analytics.season.pattern import choose_pattern
from analytics.season.request import PlanRequest
from analytics.season.volume import starting_volume, target_s, volume_after
from analytics.season.week import Drawn, draw_week
from analytics.season.weeks import SeasonPlan


def build(request: PlanRequest) -> SeasonPlan:
    """The season for the request, the same one every time.

    Hard rules hold always: availability, no hard day beside another, no key session with an open injury,
    growth cap from the second loaded week, cutbacks, taper, race week. What gives way is in the warnings.
    """
    outline = outline_weeks(request)
    pattern = choose_pattern(request)
    start = volume = starting_volume(request, outline)
    drawn: list[Drawn] = []
    last_hard = None
    for week in outline:
        target = target_s(volume, week, request)
        one = draw_week(request, pattern, week, target_s=target, last_hard=last_hard)
        last_hard = max((session.day for session in one.week.sessions if session.hard), default=last_hard)
        volume = volume_after(volume, week, one.allocation.planned_s)
        drawn.append(one)
    weeks = with_levels([one.week for one in drawn], request.current_week_s)
    return SeasonPlan(weeks, season_warnings(request, pattern, start, drawn))

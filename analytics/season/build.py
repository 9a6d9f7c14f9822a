"""Building a season week by week, each from the volume and the hard days before it."""

from analytics.season.giving_way import season_warnings
from analytics.season.hold import hold_of
from analytics.season.levels import with_levels
from analytics.season.outline import outline_weeks
from analytics.season.pattern import choose_pattern
from analytics.season.racing import arrange
from analytics.season.request import PlanRequest
from analytics.season.set_days import set_in, set_s, with_set_days
from analytics.season.slots import Frame
from analytics.season.volume import entering, starting_volume, target_s, volume_after
from analytics.season.week import Drawn, draw_week
from analytics.season.weeks import SeasonPlan


def build(request: PlanRequest) -> SeasonPlan:
    """The season for the request, the same one every time. Raises BadSeason.

    Hard rules hold always: availability, no hard day beside another, no key session while something is open,
    growth cap from the second loaded week, cutbacks, tapers, race weeks. What gives way is in the warnings.
    """
    hold = hold_of(request)
    racing = arrange(request, hold)
    outline = outline_weeks(request, racing)
    frame = Frame(request, choose_pattern(request), hold, with_set_days(racing.rules, request))
    start = volume = starting_volume(request, outline)
    drawn: list[Drawn] = []
    last_hard = None
    for week in outline:
        volume = entering(volume, week, request, outline)
        whole = target_s(volume, week, request, hold)
        there = min(week.raced_s + set_s(set_in(week, request)), whole)
        one = draw_week(frame, week, target_s=whole - there, last_hard=last_hard)
        last_hard = max((session.day for session in one.week.sessions if session.hard), default=last_hard)
        volume = volume_after(volume, week, one.allocation.planned_s + there)
        drawn.append(one)
    weeks = with_levels([one.week for one in drawn], request.current_week_s)
    return SeasonPlan(weeks, season_warnings(frame, racing, start, drawn))

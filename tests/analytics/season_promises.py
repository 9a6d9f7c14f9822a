"""What every season promises, told from request and plan alone: each function yields what is broken."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import pairwise

from analytics.season import Phase, PlanRequest, Rule, SeasonPlan, Session, Week
from analytics.workout import Category
from tests.analytics.seasons import MINUTE

TRAINING = (Phase.BASE, Phase.BUILD, Phase.PEAK)
GENTLE_WEEKS = {"open_injury": 99, "pain": 5, "illness": 3, "fatigue": 2}
DAY = timedelta(days=1)
Broken = Iterator[str]


def sessions_of(plan: SeasonPlan) -> list[Session]:
    return [session for week in plan.weeks for session in week.sessions]


def races_of(week: Week, priority: str = "ABC") -> list[Session]:
    return [
        one for one in week.sessions if one.is_race and one.template_hint.get("priority", "A") in priority
    ]


def raced_s(week: Week) -> float:
    return sum(race.duration_s for race in races_of(week, "BC"))


def mean_before(request: PlanRequest, plan: SeasonPlan, number: int) -> float:
    """The mean of the last three loaded weeks before the week, those before the season included."""
    least = min(60 * MINUTE, sum(request.availability_s))
    known = request.current_week_s if request.loaded_mean_s is None else request.loaded_mean_s
    loaded = [max(known, least)] * 3
    for week in plan.weeks[: number - 1]:
        whole = week.phase in TRAINING and not week.cutback and week.monday >= request.start
        if whole and not races_of(week, "B"):
            limit = (1 + request.growth_cap) * sum(loaded[-3:]) / 3
            loaded.append(min(week.target_s + raced_s(week), limit))
    return sum(loaded[-3:]) / 3


def weeks_follow_each_other(request: PlanRequest, plan: SeasonPlan) -> Broken:
    if [week.number for week in plan.weeks] != list(range(1, request.weeks + 1 + bool(request.race_date))):
        yield "numbers"
    if any(later.monday - earlier.monday != 7 * DAY for earlier, later in pairwise(plan.weeks)):
        yield "Mondays"
    if any(
        not week.monday <= one.day < week.monday + 7 * DAY for week in plan.weeks for one in week.sessions
    ):
        yield "a session outside its week"


def days_follow_each_other(request: PlanRequest, plan: SeasonPlan) -> Broken:
    days = [session.day for session in sessions_of(plan)]
    if any(later <= earlier for earlier, later in pairwise(days)):
        yield "two sessions on a day"


def no_hard_days_are_adjacent(request: PlanRequest, plan: SeasonPlan) -> Broken:
    hard = [session.day for session in sessions_of(plan) if session.hard]
    yield from (f"hard on {one} and {other}" for one, other in pairwise(hard) if other - one <= DAY)


def a_hard_day_is_followed_by_an_easy_one(request: PlanRequest, plan: SeasonPlan) -> Broken:
    hard = {session.day for session in sessions_of(plan) if session.hard}
    for session in sessions_of(plan):
        if session.day - DAY in hard and session.category not in (Category.EASY, Category.RECOVERY):
            yield f"{session.category} on {session.day}"


def availability_holds(request: PlanRequest, plan: SeasonPlan) -> Broken:
    for session in sessions_of(plan):
        if session.day < request.start:
            yield f"{session.day} before the start"
        if not session.is_race and session.duration_s > request.availability_s[session.day.weekday()]:
            yield f"too long on {session.day}"


def growth_holds(request: PlanRequest, plan: SeasonPlan) -> Broken:
    for week in plan.weeks:
        if week.phase in TRAINING and not week.cutback:
            limit = (1 + request.growth_cap) * mean_before(request, plan, week.number)
            if week.target_s > max(limit - raced_s(week), 0) + 1e-6:
                yield f"week {week.number}: {week.target_s:.0f} over {limit:.0f}"


def cutbacks_are_where_the_ratio_says(request: PlanRequest, plan: SeasonPlan) -> Broken:
    trained = 0
    for week in plan.weeks:
        trained = trained + 1 if week.phase in TRAINING else 0
        if week.cutback != (trained > 0 and trained % request.cutback_every == 0):
            yield f"week {week.number}"
        if week.cutback and week.target_s > (1 - request.cutback_depth) * _last_loaded(request, plan, week):
            yield f"week {week.number} is not cut back"


def every_a_race_has_its_taper(request: PlanRequest, plan: SeasonPlan) -> Broken:
    for week in plan.weeks:
        for race in races_of(week, "A"):
            before = plan.weeks[: week.number]
            count = next(n for n, one in enumerate(reversed(before)) if one.phase is not Phase.TAPER)
            if count not in ((2, 3) if request.taper_weeks is None else (request.taper_weeks,)):
                yield f"{count} weeks before {race.day}"
            full = mean_before(request, plan, week.number - count + 1)
            yield from _taper(before[-count:], full, race.day)
            if (
                plan.weeks[week.number : week.number + 1]
                and plan.weeks[week.number].phase is not Phase.RECOVERY
            ):
                yield f"no recovery after {race.day}"


def race_days_are_by_rule(request: PlanRequest, plan: SeasonPlan) -> Broken:
    by_day = {session.day: session for session in sessions_of(plan)}
    for race in [session for session in by_day.values() if session.is_race]:
        near = {(race.day - day).days: one for day, one in by_day.items() if abs((race.day - day).days) < 7}
        priority = str(race.template_hint.get("priority", "A"))
        if near.keys() & {"A": {2, -1, -2}, "B": {-1}, "C": set()}[priority]:
            yield f"a run on a day of rest by the race of {race.day}"
        no_long, no_key = {"A": (6, 4), "B": (5, 4), "C": (2, 2)}[priority]
        for before, one in ((before, one) for before, one in near.items() if not one.is_race):
            if (0 < before < no_key and one.key) or (0 < before < no_long and one.category is Category.LONG):
                yield f"{one.category} {before} days before the race of {race.day}"


def every_race_is_planned_or_named(request: PlanRequest, plan: SeasonPlan) -> Broken:
    first, last = max(request.start, plan.weeks[0].monday), plan.weeks[-1].monday + 6 * DAY
    wished = {race.day for race in request.more_races if first <= race.day <= last}
    wished |= {request.race_date} if request.race_date else set()
    planned = {session.day for session in sessions_of(plan) if session.is_race}
    named = sum(int(one.params["races"]) for one in plan.warnings if one.code is Rule.RACE_LEFT_OUT)
    if not planned <= wished or len(wished) != len(planned) + named:
        yield f"wished {len(wished)}, planned {len(planned)}, left out {named}"
    if request.race_date and request.race_date not in {
        race.day for race in races_of(_week_of(plan, request.race_date), "A")
    }:
        yield "the goal is no A race"


def the_longest_run_is_capped(request: PlanRequest, plan: SeasonPlan) -> Broken:
    named = {warning.code for warning in plan.warnings}
    for week in plan.weeks:
        runs = [one.duration_s for one in week.sessions if not one.is_race]
        if max(runs, default=0) > (request.longest_s or 1e9):
            yield f"week {week.number} has a run over the cap"
        by_rule = week.phase not in TRAINING or week.monday < request.start or bool(races_of(week))
        limit = 0.5 if len(runs) <= 3 else request.long_share
        if not by_rule and Rule.LONG_SHARE not in named and max(runs, default=0) > limit * sum(runs) + 1e-6:
            yield f"week {week.number} has a run over the share"


def what_is_open_is_respected(request: PlanRequest, plan: SeasonPlan) -> Broken:
    gentle = max(
        weeks for flag, weeks in {**GENTLE_WEEKS, "": 0}.items() if not flag or getattr(request, flag)
    )
    for session in sessions_of(plan):
        held = session.day < plan.weeks[0].monday + 7 * gentle * DAY and session.day != request.race_date
        if session.hard and held:
            yield f"{session.category} on {session.day}"


def sums_and_sizes_hold(request: PlanRequest, plan: SeasonPlan) -> Broken:
    for week in plan.weeks:
        runs = [one for one in week.sessions if not one.is_race]
        if week.target_s != sum(run.duration_s for run in runs) or len(runs) > 6:
            yield f"week {week.number}"
        if any(
            run.duration_s % MINUTE or run.duration_s < 10 * MINUTE or not 0 <= run.level <= 1 for run in runs
        ):
            yield f"sizes of week {week.number}"
    codes = [warning.code for warning in plan.warnings]
    if codes != [rule for rule in Rule if rule in codes]:
        yield "warnings twice or out of order"


PROMISES: tuple[Callable[[PlanRequest, SeasonPlan], Broken], ...] = (
    weeks_follow_each_other,
    days_follow_each_other,
    no_hard_days_are_adjacent,
    a_hard_day_is_followed_by_an_easy_one,
    availability_holds,
    growth_holds,
    cutbacks_are_where_the_ratio_says,
    every_a_race_has_its_taper,
    race_days_are_by_rule,
    every_race_is_planned_or_named,
    the_longest_run_is_capped,
    what_is_open_is_respected,
    sums_and_sizes_hold,
)


def broken(request: PlanRequest, plan: SeasonPlan) -> list[str]:
    """Every promise that does not hold, by its name."""
    return [f"{promise.__name__}: {what}" for promise in PROMISES for what in promise(request, plan)]


def _taper(weeks: tuple[Week, ...], full: float, race_day: date) -> Broken:
    for week in weeks:
        if week.target_s > 0.60 * full + 1e-6:
            yield f"week {week.number} is no taper"
        if race_day - week.monday > 9 * DAY and not races_of(week, "BC") and week.target_s < 0.38 * full:
            yield f"week {week.number} tapers too far"


def _last_loaded(request: PlanRequest, plan: SeasonPlan, week: Week) -> float:
    """At most what the last loaded week counted for; the season's own mean where there is none."""
    before = [
        one.target_s + raced_s(one)
        for one in plan.weeks[: week.number - 1]
        if one.phase in TRAINING
        and not one.cutback
        and one.monday >= request.start
        and not races_of(one, "B")
    ]
    return (before[-1] if before else mean_before(request, plan, week.number)) + 1e-6


def _week_of(plan: SeasonPlan, day: date) -> Week:
    return plan.weeks[(day - plan.weeks[0].monday).days // 7]

"""The safety rules of planning, on any request."""

from datetime import timedelta
from itertools import pairwise

from hypothesis import given, settings

from analytics.season import Phase, PlanRequest, Rule, SeasonPlan, Session, Week, build
from analytics.workout import Category
from tests.analytics.seasons import MINUTE, any_request

any_season = settings(max_examples=30, deadline=None)
TRAINING = (Phase.BASE, Phase.BUILD, Phase.PEAK)


def sessions_of(plan: SeasonPlan) -> list[Session]:
    return [session for week in plan.weeks for session in week.sessions]


def training_of(week: Week) -> list[Session]:
    return [session for session in week.sessions if not session.is_race]


def loaded_before(request: PlanRequest, plan: SeasonPlan, number: int) -> list[float]:
    """Seconds of the loaded weeks before week `number`, with three weeks of today in front."""
    today = max(request.current_week_s, min(60 * MINUTE, sum(request.availability_s)))
    weeks = [
        week.target_s
        for week in plan.weeks[: number - 1]
        if week.phase in TRAINING and not week.cutback and week.monday >= request.start
    ]
    return [today, today, today, *weeks]


@given(any_request())
@any_season
def test_no_two_hard_days_are_adjacent(request: PlanRequest) -> None:
    hard = [session.day for session in sessions_of(build(request)) if session.hard]

    assert all(later - earlier > timedelta(days=1) for earlier, later in pairwise(hard))


@given(any_request())
@any_season
def test_the_day_after_a_hard_day_is_recovery_easy_or_rest(request: PlanRequest) -> None:
    sessions = sessions_of(build(request))
    hard = {session.day for session in sessions if session.hard}

    after = {session.category for session in sessions if session.day - timedelta(days=1) in hard}

    assert after <= {Category.RECOVERY, Category.EASY}


@given(any_request())
@any_season
def test_availability_is_never_exceeded(request: PlanRequest) -> None:
    for session in sessions_of(build(request)):
        if not session.is_race:
            assert session.duration_s <= request.availability_s[session.day.weekday()]
            assert request.start <= session.day


@given(any_request())
@any_season
def test_growth_stays_under_its_cap(request: PlanRequest) -> None:
    plan = build(request)

    for week in plan.weeks:
        if week.phase in TRAINING and not week.cutback:
            mean = sum(loaded_before(request, plan, week.number)[-3:]) / 3
            assert week.target_s <= (1 + request.growth_cap) * mean + 1e-6


@given(any_request())
@any_season
def test_every_nth_week_before_the_taper_cuts_back(request: PlanRequest) -> None:
    plan = build(request)

    training = [week for week in plan.weeks if week.phase in TRAINING]

    assert [week.cutback for week in training] == [
        week.number % request.cutback_every == 0 for week in training
    ]
    for week in training:
        if week.cutback:
            share = week.target_s / loaded_before(request, plan, week.number)[-1]
            assert 1 - request.cutback_depth - 0.05 <= share <= 1 - request.cutback_depth + 1e-6


@given(any_request())
@any_season
def test_taper_takes_40_to_60_per_cent_off(request: PlanRequest) -> None:
    plan = build(request)

    taper = [week for week in plan.weeks if week.phase is Phase.TAPER]

    assert len(taper) == request.taper_weeks or (request.taper_weeks is None and len(taper) in (2, 3))
    full = sum(loaded_before(request, plan, taper[0].number)[-3:]) / 3
    for week in taper:
        assert week.target_s <= 0.60 * full + 1e-6
        if request.race_date - week.monday > timedelta(days=9):
            assert week.target_s >= 0.38 * full


@given(any_request())
@any_season
def test_longest_run_keeps_to_its_share_or_the_warning_names_it(request: PlanRequest) -> None:
    plan = build(request)
    named = {warning.code for warning in plan.warnings}

    for week in plan.weeks:
        runs = [session.duration_s for session in training_of(week)]
        limit = 0.5 if len(runs) <= 3 else request.long_share
        light = len(runs) < 2 and (week.phase not in TRAINING or week.monday < request.start)
        assert light or Rule.LONG_SHARE in named or max(runs) <= limit * sum(runs) + 1e-6


@given(any_request())
@any_season
def test_race_week_is_by_rule(request: PlanRequest) -> None:
    plan = build(request)
    sessions = sessions_of(plan)

    near = {(request.race_date - session.day).days: session for session in sessions}

    race = near[0]
    assert (race.category, race.template_hint) == (
        Category.RACE_PACE,
        {"tag": "race", "distance_m": request.race_distance_m},
    )
    assert [session for session in sessions if session.is_race] == [race]
    assert race in plan.weeks[request.weeks - 1].sessions
    assert not {2, -1, -2} & near.keys()
    assert not any(near[days].hard for days in (1, 3) if days in near)
    assert not any(near[days].category is Category.LONG for days in (4, 5) if days in near)


@given(any_request(open_injury=True))
@any_season
def test_open_injury_leaves_no_hard_session_and_returns_gently(request: PlanRequest) -> None:
    plan = build(request)

    assert [session for session in sessions_of(plan) if session.hard and not session.is_race] == []
    first = [session.day for week in plan.weeks[:5] for session in week.sessions]
    assert all(later - earlier > timedelta(days=1) for earlier, later in pairwise(first))
    assert max(week.target_s for week in plan.weeks) <= loaded_before(request, plan, 1)[0]


@given(any_request())
@any_season
def test_weeks_follow_each_other_and_add_up(request: PlanRequest) -> None:
    plan = build(request)

    assert [week.number for week in plan.weeks] == list(range(1, request.weeks + 2))
    assert {later.monday - earlier.monday for earlier, later in pairwise(plan.weeks)} == {timedelta(days=7)}
    for week in plan.weeks:
        runs = training_of(week)
        assert week.target_s == sum(run.duration_s for run in runs)
        assert len(runs) <= 6
        assert all(run.duration_s % MINUTE == 0 and run.duration_s >= 10 * MINUTE for run in runs)
        assert all(0 <= run.level <= 1 for run in runs)


@given(any_request())
@any_season
def test_the_same_request_gives_the_same_season(request: PlanRequest) -> None:
    assert build(request) == build(request)


@given(any_request())
@any_season
def test_each_rule_is_warned_of_once_and_by_rank(request: PlanRequest) -> None:
    codes = [warning.code for warning in build(request).warnings]

    assert codes == [rule for rule in Rule if rule in codes]

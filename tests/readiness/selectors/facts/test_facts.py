"""What the rules of the clock and of the runs read, gathered for many athletes at once."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from analytics.answers import Answers, Problem
from analytics.rules import Facts, Group
from analytics.workout import Step, Target, TargetKind, Workout, to_json
from athletes import services as athletes
from athletes.models import Athlete, Author, Message, Race, WellnessDay
from athletes.services import change_athlete_settings
from planning.models import Plan
from readiness.selectors.facts import Found, facts_of, known_by_the_clock, known_of_runs, watched
from tests.factories import NOW, Club, make_athlete
from tests.readiness.given import HURT, TODAY, WELL, check_in, mornings, plan_for, run_for, session_for

DAY = timedelta(days=1)


@pytest.fixture
def plan(inside: Club) -> Plan:
    return plan_for(inside, inside.athlete)


def ji_woo() -> list[Athlete]:
    return [one for one in watched() if one.name == "Ji-woo Han"]


def clock(now: datetime = NOW, *, past: bool = False) -> Found:
    (known,) = known_by_the_clock(athletes=ji_woo(), now=now, past=past)
    return facts_of(known, group=Group.CLOCK)


def of_runs(now: datetime = NOW) -> Found:
    (known,) = known_of_runs(athletes=ji_woo(), now=now)
    return facts_of(known, group=Group.RUNS)


def measured(athlete: Athlete, values: list[float], name: str, **more: Any) -> None:
    """One value a morning, the last of them today's."""
    for ago, value in enumerate(reversed(values)):
        WellnessDay.objects.create(
            athlete=athlete, day=TODAY - ago * DAY, source="garmin", **{name: value, **more}
        )


def run_on(
    plan: Plan, ago: int, *, category: str = "easy", target: float | None = None, **facts: Any
) -> None:
    """A run that was matched to its session."""
    day = TODAY - ago * DAY
    run = run_for(plan.athlete, day=day, started_at=NOW - ago * DAY, **facts)
    goal = Target(TargetKind.ZONE, 1, 2) if target is None else Target(TargetKind.RPE, target - 1, target)
    steps = to_json(Workout((), (Step(2400, None, goal),), ()))
    session_for(plan, day, activity=run, outcome="done", category=category, key=False, steps=steps)


@pytest.mark.parametrize("count", [1, 3])
def test_clock_and_runs_are_read_in_a_constant_number_of_queries(
    inside: Club, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        one = inside.athlete if not number else make_athlete(f"Runner {number}")
        session_for(plan_for(inside, one), TODAY - DAY)
        athletes.refresh_load(athlete=one, today=TODAY)
        check_in(one, HURT)

    with django_assert_num_queries(11):
        everybody = watched()
        by_the_clock = list(known_by_the_clock(athletes=everybody, now=NOW))
        runs = list(known_of_runs(athletes=everybody, now=NOW))

    assert (len(by_the_clock), len(runs)) == (count + 1, count + 1)


def test_nothing_known_is_nothing_said(inside: Club) -> None:
    assert clock().facts == Facts()
    assert of_runs().facts == Facts()


def test_silence_of_all_three_kinds(inside: Club, athlete: Athlete, plan: Plan) -> None:
    check_in(athlete, WELL, days_ago=5)
    run_for(athlete, day=TODAY - 8 * DAY, started_at=NOW - 8 * DAY)
    athletes.refresh_load(athlete=athlete, today=TODAY)
    athletes.send_message(
        athlete=athlete, author=inside.coach, side=Author.COACH, body="Well run", now=NOW - 12 * DAY
    )
    session_for(plan, TODAY - 3 * DAY)

    found = clock()

    facts = found.facts
    assert (facts.check_in_days, facts.upload_days, facts.contact_days) == (5, 8, 12)
    assert (facts.check_in_since, facts.upload_since) == ("2026-11-16", "2026-11-13")
    assert found.days["silent"] == TODAY - 5 * DAY


def test_no_run_is_missed_where_none_was_to_be_run(athlete: Athlete, plan: Plan) -> None:
    session_for(plan, TODAY - 3 * DAY, outcome="excused")
    session_for(plan, TODAY - 2 * DAY, steps=None)

    assert clock().facts.upload_days is None


def test_past_moment_is_read_from_the_rows_of_then(inside: Club, athlete: Athlete, plan: Plan) -> None:
    check_in(athlete, WELL, days_ago=9)
    check_in(athlete, WELL)
    Message.objects.create(athlete=athlete, author=inside.coach, side="coach", body="Hi", sent_at=NOW)

    before = clock(NOW - 3 * DAY, past=True).facts

    assert (before.check_in_days, before.contact_days) == (6, 27)


def test_pain_and_illness_last_by_the_calendar(athlete: Athlete) -> None:
    mornings(athlete, 1)
    for days_ago in (8, 6, 5, 4, 2, 0):
        if days_ago != 1:
            check_in(athlete, HURT, days_ago=days_ago)

    found = clock()

    assert found.facts.pain_days == 1  # yesterday was a morning without pain
    assert (found.facts.pain, found.facts.body_part, found.facts.ill_days) == (6, "calf", None)


def test_pain_lasts_over_a_morning_without_an_answer(athlete: Athlete) -> None:
    for days_ago in (8, 6, 5, 4, 2, 0):
        check_in(athlete, HURT, days_ago=days_ago)

    found = clock()

    assert (found.facts.pain_days, found.days["pain_lasting"]) == (9, TODAY - 8 * DAY)


ACHES = replace(HURT, pain=3)
ILL = replace(WELL, problem=Problem.ILL)


@pytest.mark.parametrize(
    "said, days, pain",
    [(ACHES, 2, 3), (ILL, 2, None), (replace(HURT, pain=2), None, None), (WELL, None, None)],
    ids=["pain", "ill", "little", "well"],
)
def test_who_was_hurt_or_ill_and_has_not_checked_in_since(
    athlete: Athlete, said: Answers, days: int | None, pain: int | None
) -> None:
    check_in(athlete, said, days_ago=2)

    facts = clock().facts

    assert (facts.unheard_days, facts.unheard_pain) == (days, pain)


def test_once_it_is_silence_that_rule_speaks(athlete: Athlete, plan: Plan) -> None:
    check_in(athlete, ACHES, days_ago=4)
    told = clock().facts
    change_athlete_settings(athlete=athlete, changes={"watch.silent": False})

    assert (told.check_in_days, told.unheard_days, clock().facts.unheard_days) == (4, None, 4)


def test_whoever_checks_in_again_is_heard_of(athlete: Athlete) -> None:
    check_in(athlete, ACHES, days_ago=2)
    check_in(athlete, WELL)

    assert clock().facts.unheard_days is None


def test_hrv_is_compared_with_its_own_kind_alone(athlete: Athlete) -> None:
    measured(athlete, [60.0 + n % 4 for n in range(1, 26)] + [45.0, 44.0, 46.0], "hrv_ms")
    for ago in range(3):  # by its own kind the other device sees nothing unusual
        WellnessDay.objects.create(
            athlete=athlete, day=TODAY - ago * DAY, source="apple", hrv_ms=30.0, hrv_kind="sdnn"
        )

    assert clock().facts.hrv_days == 3
    assert clock().facts.hrv_kind == "rmssd"


def test_hrv_of_another_kind_has_no_baseline_yet(athlete: Athlete) -> None:
    measured(athlete, [60.0 + n % 4 for n in range(1, 26)], "hrv_ms")
    WellnessDay.objects.filter(day__gt=TODAY - 3 * DAY).update(hrv_ms=20.0, hrv_kind="sdnn")

    assert clock().facts.hrv_days is None


def test_resting_heart_rate_and_sleep_against_the_usual(athlete: Athlete) -> None:
    measured(athlete, [50.0 + n % 3 for n in range(20)] + [60.0, 61.0], "resting_hr_bpm")
    WellnessDay.objects.update(sleep_h=7.5)
    WellnessDay.objects.filter(day=TODAY).update(sleep_h=5.0)

    facts = clock().facts

    assert (facts.resting_hr_days, facts.sleep_days, facts.sleep_short_h) == (2, 1, 2.5)


def test_strain_against_the_four_weeks_before(athlete: Athlete) -> None:
    for ago in range(1, 36):
        load = 60.0 + 10 * (ago % 3) + (80.0 if ago <= 7 else 0.0)
        run_for(athlete, day=TODAY - ago * DAY, started_at=NOW - ago * DAY, load=load)

    facts = clock().facts

    assert facts.strain_ratio is not None
    assert facts.strain_ratio > 1.5


def test_race_that_counts_is_near(athlete: Athlete) -> None:
    for days, priority, name in ((3, "C", "Park run"), (6, "B", "Ten miles"), (7, "A", "Half")):
        Race.objects.create(
            athlete=athlete, name=name, day=TODAY + days * DAY, distance_m=1e4, priority=priority
        )

    found = clock()

    assert (found.facts.race_days, found.facts.race) == (6, "Ten miles")
    assert found.days["race_near"] == TODAY - DAY


def test_effort_of_rated_runs_against_category_and_target(plan: Plan) -> None:
    for ago, category, target, rpe in (
        (9, "easy", None, 5),
        (7, "vo2", None, 9),
        (5, "easy", 7, 9),
        (2, "long", None, 5),
    ):
        run_on(plan, ago, category=category, target=target, rpe=rpe)

    found = of_runs()

    assert (found.facts.effort_over, found.facts.effort_runs) == (1.5, 4)
    assert found.days["effort_high"] == TODAY - 5 * DAY  # the Monday of its week


def test_easy_runs_by_their_zones_within_the_window(plan: Plan) -> None:
    for ago in (2, 5, 13, 15):
        run_on(plan, ago, hr_zone_s=[600.0, 900.0, 600.0, 0.0, 0.0, 0.0])
    run_on(plan, 3, hr_zone_s=[600.0, 1900.0, 100.0, 0.0, 0.0, 0.0])

    assert of_runs().facts.easy_hard == 3


def test_decoupling_of_even_runs(plan: Plan) -> None:
    for number, percent in enumerate([9.0, 8.0, 10.0, 3.0, 2.0, 4.0]):
        run_on(plan, number + 1, decoupling_pct=percent)
    run_on(plan, 8, category="vo2", decoupling_pct=30.0)

    assert of_runs().facts.decoupling_rise == 6.0


def test_windows_are_the_athletes_own_settings(plan: Plan) -> None:
    run_on(plan, 2, rpe=6)
    change_athlete_settings(athlete=plan.athlete, changes={"evidence.effort_runs": 1})

    assert of_runs().facts.effort_over == 3.0

"""The season by its weeks: what each says is meant, planned and done, and how many questions it asks."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from analytics.workout import to_json
from athletes.models import Athlete
from coach import selectors
from coach.selectors import SeasonYear
from coach.selectors.season import Reach, Span, WeekLine
from planning import services
from planning.changes import Content, Edit
from planning.measure import Measure
from planning.models import Plan, PlannedSession, PlanWeek
from tests.athletes.factories import record_days
from tests.factories import NOW, Club
from tests.planning.drafting import NEXT_TUESDAY, TODAY, drafted
from tests.planning.making import EASY_RUN, MONDAY, make_inputs, make_plan, make_race, make_run, make_session

QUERIES = 10
WEEK = timedelta(days=7)


@pytest.fixture
def plan(inside: Club) -> Plan:
    """Two weeks towards a race on the second Sunday; the first is to have three hours."""
    race = make_race(inside.athlete, day=MONDAY + timedelta(days=13), name="Jeju Half", distance_m=21_097.5)
    plan = make_plan(inside.athlete, inside.coach, race=race, weeks=2)
    PlanWeek.objects.filter(plan=plan).update(target_s=3 * 3600)
    PlanWeek.objects.create(
        athlete=inside.athlete, plan=plan, number=2, starts_on=MONDAY + WEEK, phase="taper", target_s=3600
    )
    return plan


def shown(athlete: Athlete, reach: Reach | Span = Reach.SEASON, **given: Any) -> SeasonYear:
    fresh = Athlete.objects.select_related("organization").get(pk=athlete.pk)
    facts = {"measure": Measure.TIME, "units": "metric", **given}
    return selectors.season_year(athlete=fresh, now=NOW, reach=reach, **facts)


def put(plan: Plan, day: date, **fields: Any) -> PlannedSession:
    """An easy session, kept in the first week whatever its day."""
    facts = {"category": "easy", "title": {"en": "Easy"}, "duration_s": 2700.0, "load": 38.0, **fields}
    week = PlanWeek.objects.filter(plan=plan).first()
    made: PlannedSession = PlannedSession.objects.create(
        athlete_id=plan.athlete_id, plan=plan, week=week, day=day, steps=to_json(EASY_RUN), **facts
    )
    return made


def first(year: SeasonYear) -> WeekLine:
    return year.weeks[0]


def test_a_week_says_what_is_meant_planned_and_done(inside: Club, plan: Plan) -> None:
    run = make_run(inside.athlete, MONDAY, duration_s=2400, distance_m=8000, load=35)
    put(plan, MONDAY, activity=run)
    put(plan, TODAY, duration_s=5400.0, load=70.0, distance_m=15_000)

    one, two = shown(inside.athlete).weeks

    assert (one.target, one.planned, one.done, one.was) == ("3 h", "2 h 15 m", "40 min", "")
    assert (one.kind, one.phase, one.this_week, one.number) == ("build", "base", True, 1)
    assert (two.kind, two.done, two.planned) == ("race", "–", "0 min")
    assert [(race.name, race.words) for race in two.races] == [("Jeju Half", "A · 21.1 km")]


@pytest.mark.parametrize(
    "measure, target, planned",
    [(Measure.LOAD, "240", "120"), (Measure.DISTANCE, "30 km", "15 km"), (Measure.TIME, "3 h", "1 h 30 m")],
)
def test_the_target_follows_the_mix_of_the_weeks_sessions(
    inside: Club, plan: Plan, measure: Measure, target: str, planned: str
) -> None:
    put(plan, TODAY, duration_s=5400.0, load=120.0, distance_m=15_000)

    week = first(shown(inside.athlete, measure=measure))

    assert (week.target, week.planned) == (target, planned)


def test_race_day_is_said_in_words_and_leads_the_chart(inside: Club, plan: Plan) -> None:
    record_days(inside.athlete, 60, last=TODAY - timedelta(days=1), duration_s=3000)

    year = shown(inside.athlete)

    (race,) = year.races
    assert race.standing.startswith("Race day: fitness ")
    assert ", form +" in race.standing
    assert year.finding.startswith("Jeju Half on Sunday 29 November: fitness ")
    assert year.chart.today_x == pytest.approx(100 * 5 / 14)


def test_the_draft_stands_beside_what_the_athlete_sees(inside: Club, plan: Plan) -> None:
    session = put(plan, TODAY, duration_s=3600.0)
    drafted(inside, Edit(session.public_id, replace(Content.of(session), duration_s=7200.0)))

    staff, own = (first(shown(inside.athlete, drafted=drafted)) for drafted in (True, False))

    assert (staff.planned, staff.was, own.planned, own.was) == ("2 h", "1 h", "1 h", "")


def test_fitness_as_a_measure_is_that_of_the_weeks_end(inside: Club, plan: Plan) -> None:
    put(plan, TODAY, duration_s=5400.0, load=100.0)

    week = first(shown(inside.athlete, measure=Measure.FITNESS))

    # 100 · (1 − e^(−1/42)) · e^(−1/42) on Sunday; the target of three hours weighs twice as much.
    assert (week.planned, week.target) == ("2.3", "4.6")


def test_what_speaks_against_a_week_stands_in_it(inside: Club, plan: Plan) -> None:
    put(plan, NEXT_TUESDAY, duration_s=2 * 3600.0)

    assert shown(inside.athlete).weeks[1].warnings == ("Tue 24: 2 h planned, 1 h available",)


def test_growth_over_the_cap_is_told(inside: Club) -> None:
    make_plan(inside.athlete, inside.coach)
    for number in range(1, 4):
        make_run(inside.athlete, MONDAY - number * WEEK, duration_s=3600)
    plan = Plan.objects.get()
    make_session(plan, TODAY, duration_s=4500.0)

    weeks = shown(inside.athlete, Span(MONDAY - 3 * WEEK, 4)).weeks

    assert weeks[-1].warnings[0] == "25 % longer than the last three loaded weeks; the cap is 10 %"


@pytest.mark.parametrize(
    "reach, monday, weeks",
    [
        (Reach.SEASON, MONDAY, 2),
        (Reach.BACK, MONDAY - 51 * WEEK, 52),
        (Reach.AHEAD, MONDAY, 52),
    ],
)
def test_which_weeks(inside: Club, plan: Plan, reach: Reach, monday: date, weeks: int) -> None:
    year = shown(inside.athlete, reach)

    assert (year.first, len(year.weeks), len(year.chart.bars)) == (monday, weeks, weeks)


def test_without_anything_it_is_empty(inside: Club) -> None:
    year = shown(inside.athlete)

    assert (year.empty, year.has_season, len(year.weeks)) == (True, False, 52)


@pytest.mark.parametrize("weeks", [12, 104])
def test_a_hundred_weeks_are_as_few_queries_as_twelve(
    inside: Club, weeks: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    race = make_race(inside.athlete)
    plan = services.draft_plan(athlete=inside.athlete, race=race, author=inside.coach, inputs=make_inputs())
    services.publish_plan(plan=plan, now=NOW)
    record_days(inside.athlete, 30, last=TODAY - timedelta(days=1))
    athlete = Athlete.objects.select_related("organization").get(pk=inside.athlete.pk)
    span = Span(MONDAY - 4 * WEEK, weeks)

    with django_assert_num_queries(QUERIES):
        selectors.season_year(athlete=athlete, now=NOW, reach=span, measure=Measure.FITNESS, units="metric")

"""A season built with what is known of the athlete, whatever was said."""

from datetime import date, timedelta
from typing import Any

import pytest

from athletes.models import AthleteState, Race
from athletes.services import facts_of_race
from planning import selectors, services
from planning.models import Plan, PlannedSession, PlanWeek
from planning.services import Season
from tests.factories import NOW, Club
from tests.planning.making import MONDAY, RACE_DAY, make_inputs, make_race, make_run

TODAY = NOW.date()


def built(club: Club, goal: Race | None = None, **changes: Any) -> Season:
    facts = facts_of_race(goal) if goal else None
    return services.build_season(athlete=club.athlete, goal=facts, inputs=make_inputs(**changes))


def codes(found: Season) -> list[str]:
    return [warning.code.value for warning in found.built.warnings]


def raced(found: Season) -> list[date]:
    return [one.day for week in found.built.weeks for one in week.sessions if one.is_race]


def feel(club: Club, **state: Any) -> None:
    AthleteState.objects.filter(athlete=club.athlete).update(**{"readiness_day": MONDAY, **state})


def test_the_athletes_other_races_are_planned_in_by_priority(inside: Club) -> None:
    goal = make_race(inside.athlete)
    ten = make_race(inside.athlete, name="Ten", day=date(2027, 1, 24), distance_m=10_000.0, priority="B")
    make_race(inside.athlete, name="Gone", day=date(2027, 1, 3), priority="C", deleted_at=NOW)
    make_race(inside.stranger, name="Another's", day=date(2027, 1, 10), priority="C")

    found = built(inside, goal)

    assert raced(found) == [ten.day, RACE_DAY]
    assert found.names == {ten.day: "Ten", RACE_DAY: "Seoul Marathon"}


def test_every_race_is_a_session_named_after_it(inside: Club) -> None:
    goal = make_race(inside.athlete)
    make_race(inside.athlete, name="Ten", day=date(2027, 1, 24), distance_m=10_000.0, priority="B")

    plan = services.draft_plan(athlete=inside.athlete, race=goal, author=inside.coach, inputs=make_inputs())

    races = PlannedSession.objects.filter(plan=plan, template_code="race").order_by("day")
    assert [race.title["en"] for race in races] == ["Ten", "Seoul Marathon"]
    assert [selectors.facts_of(race).race for race in races] == [True, True]
    assert list(selectors.plan_detail(plan=plan).races) == [RACE_DAY, date(2027, 1, 24)]


@pytest.mark.parametrize(
    "state,expected",
    [
        ({"pain": 4}, ["pain"]),
        ({"pain": 3}, []),
        ({"ill": True}, ["illness"]),
        ({"pain": 8, "ill": True}, ["pain", "illness"]),
        ({"ill": True, "readiness_day": MONDAY - timedelta(days=14)}, ["illness"]),
        ({"ill": True, "readiness_day": MONDAY - timedelta(days=15)}, []),
        ({"ill": True, "readiness_day": None}, []),
    ],
)
def test_what_the_latest_check_in_says_holds_back(
    inside: Club, state: dict[str, Any], expected: list[str]
) -> None:
    feel(inside, **state)

    named = [code for code in codes(built(inside, make_race(inside.athlete))) if code != "key_sessions"]

    assert named == expected


def test_nobody_says_that_pain_and_illness_are_over_but_the_athlete(inside: Club) -> None:
    feel(inside, ill=True)
    goal = make_race(inside.athlete)

    plan = services.draft_plan(
        athlete=inside.athlete, race=goal, author=inside.coach, inputs=make_inputs(illness=False, pain=True)
    )

    assert (plan.inputs["illness"], plan.inputs["pain"]) == (True, False)
    keys = PlannedSession.objects.filter(plan=plan, key=True).order_by("day")
    assert keys[0].day >= MONDAY + timedelta(weeks=3)


def test_an_athlete_without_a_state_has_nothing_open(inside: Club) -> None:
    AthleteState.objects.filter(athlete=inside.athlete).delete()

    assert codes(built(inside, make_race(inside.athlete))) == []


def test_a_season_without_a_race_is_a_plan_without_one(inside: Club) -> None:
    plan = services.start_plan(
        athlete=inside.athlete, goal=None, author=inside.coach, inputs=make_inputs(weeks=16)
    )

    assert (plan.race, plan.name, plan.weeks) == (None, "Season without a goal race", 16)
    assert PlanWeek.objects.filter(plan=plan).count() == 16
    assert not PlannedSession.objects.filter(plan=plan, template_code="race").exists()
    assert selectors.facts_of(PlannedSession.objects.filter(plan=plan).first()).race is False


def test_a_plan_without_a_race_is_published_and_read(inside: Club) -> None:
    plan = services.start_plan(
        athlete=inside.athlete, goal=None, author=inside.coach, inputs=make_inputs(weeks=16)
    )

    services.publish_plan(plan=plan, now=NOW)

    week = selectors.athlete_week(athlete=inside.athlete, day=TODAY, today=TODAY, units="metric")
    assert (week.plan, week.plan.race, len(week.sessions) > 3) == (plan, None, True)
    assert Plan.objects.get(pk=plan.pk).race_id is None


def test_a_suggestion_knows_races_runs_and_what_is_open(inside: Club) -> None:
    make_race(inside.athlete)
    for number in range(6):
        make_run(inside.athlete, TODAY - timedelta(days=3 + 7 * number), distance_m=12_000, load=80.0)
    feel(inside, ill=True)

    found = services.suggest_season(
        athlete=inside.athlete, today=TODAY, availability_min=(60,) * 7, week_m=30_000.0
    )

    asked = found.request
    assert (asked.race_date, asked.start, asked.illness) == (RACE_DAY, date(2026, 11, 23), True)
    assert asked.availability_s == (3600.0,) * 7
    assert [reason.code.value for reason in found.reasons] == ["goal", "early_cutbacks"]

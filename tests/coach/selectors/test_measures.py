"""Tiles of everything measured, each with its finding."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from athletes.models import Athlete, WellnessDay
from coach.selectors.evidence import evidence_of
from coach.selectors.measures import Measures, measures
from coach.selectors.tiles import Tile
from tests.factories import NOW, Club
from tests.readiness.given import TODAY, mornings, plan_for, run_for, session_for

DAY = timedelta(days=1)


def found(club: Club) -> Measures:
    return measures(athlete=club.athlete, evidence=evidence_of(athlete=club.athlete, day=TODAY))


def tile(club: Club, title: str) -> Tile:
    all_of_them = found(club)
    return next(one for one in (*all_of_them.first, *all_of_them.more) if one.title == title)


def rested(club: Club, days_ago: int, bpm: float) -> None:
    day = TODAY - days_ago * DAY
    WellnessDay.objects.create(athlete=club.athlete, day=day, source="garmin", resting_hr_bpm=bpm)


def test_there_are_eight_and_each_has_its_finding_in_words(inside: Club) -> None:
    tiles = found(inside)

    assert (len(tiles.first), len(tiles.more)) == (4, 4)
    assert all(one.note and one.label for one in (*tiles.first, *tiles.more))


def test_what_has_values_is_seen_first(inside: Club) -> None:
    mornings(inside.athlete, 3)
    for days in range(10):
        run_for(inside.athlete, day=TODAY - days * DAY, started_at=NOW - days * DAY)

    assert {"Readiness", "Load, 7 days"} <= {one.title for one in found(inside).first}


def test_a_run_that_felt_harder_than_planned_is_marked(inside: Club) -> None:
    run = run_for(inside.athlete, rpe=9)
    session_for(plan_for(inside, inside.athlete), activity=run, duration_s=3600, load=43)

    effort = tile(inside, "RPE against plan")

    assert (effort.value, effort.note, effort.bad) == ("9, plan 3", "1 run felt harder than planned", True)


def test_a_missed_session_is_none_of_the_plan(inside: Club) -> None:
    plan = plan_for(inside, inside.athlete)
    session_for(plan, TODAY - 2 * DAY, outcome="done", percent=97)
    session_for(plan, TODAY - DAY, outcome="missed")
    session_for(plan, TODAY - 3 * DAY, outcome="excused")

    kept = tile(inside, "Plan kept")

    assert (kept.value, kept.days[-3:-1], kept.bad) == ("1 of 2", (97, 0.0), True)
    assert kept.note == "1 missed in 14 days"


def test_a_ramp_is_unknown_while_fitness_warms_up(inside: Club) -> None:
    run_for(inside.athlete)

    ramp = tile(inside, "Ramp of fitness")

    assert (ramp.value, set(ramp.days)) == ("unknown", {None})


def test_a_steep_ramp_is_marked(inside: Club) -> None:
    for days in range(60):
        load = 150 if days < 7 else 20
        run_for(inside.athlete, day=TODAY - days * DAY, started_at=NOW - days * DAY, load=load)

    ramp = tile(inside, "Ramp of fitness")

    assert (ramp.bad, ramp.note) == (True, "faster than 5 a week")


def test_a_high_resting_heart_rate_is_marked(inside: Club) -> None:
    for days in range(1, 15):
        rested(inside, days, 48 + days % 2)
    rested(inside, 0, 60)

    assert (tile(inside, "Resting heart rate").value, tile(inside, "Resting heart rate").bad) == ("60", True)


@pytest.mark.parametrize("runs", [1, 3])
def test_two_queries(inside: Club, runs: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for days in range(runs):
        run_for(inside.athlete, day=TODAY - days * DAY)
    athlete = Athlete.objects.select_related("organization").get(pk=inside.athlete.pk)
    evidence = evidence_of(athlete=athlete, day=TODAY)

    with django_assert_num_queries(2):
        measures(athlete=athlete, evidence=evidence)

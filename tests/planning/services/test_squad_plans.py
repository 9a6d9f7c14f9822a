"""A template for many athletes: own days, own zones, own time."""

from datetime import UTC, date, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from planning.models import (
    Anchor,
    Plan,
    PlannedSession,
    PlanWeek,
    RunState,
    TemplateOrigin,
    TemplatePart,
)
from planning.selectors.squads import choose
from planning.services import squad_plans
from planning.services.squad_plans import NobodyChosen
from planning.telling import told_words
from tenancy import queue
from tests.factories import NOW, Club, make_athlete
from tests.planning.templating import (
    START,
    apply_to,
    days_of,
    later,
    make_template,
    race_of,
    session_on,
    squad,
)


@pytest.mark.parametrize("zone, goal", [("Asia/Seoul", 6), ("UTC", 0)])
def test_a_race_that_is_over_where_one_lives_leads_nowhere(inside: Club, zone: str, goal: int) -> None:
    """At ten in the evening of the race, by UTC, it is the next morning in Seoul."""
    (athlete,) = squad(inside, 1, timezone=zone)
    race_day, evening = date(2026, 11, 22), datetime(2026, 11, 22, 22, tzinfo=UTC)
    for days in (0, 6):
        race_of(athlete, day=race_day + timedelta(days=days))

    chosen, _without = choose(make_template(inside, anchor=Anchor.RACE), [athlete], start=None, now=evening)

    assert chosen[0].anchor_day == race_day + timedelta(days=goal)


def test_each_athlete_gets_a_draft(inside: Club) -> None:
    template = make_template(inside)

    run = apply_to(template, inside, inside.athlete, inside.stranger)

    plans = list(Plan.objects.order_by("pk"))
    assert [(plan.athlete_id, plan.state, plan.race_id, plan.weeks) for plan in plans] == [
        (inside.athlete.pk, "draft", None, 3),
        (inside.stranger.pk, "draft", None, 3),
    ]
    assert (run.state, run.done, run.finished_at) == (RunState.DONE, 2, NOW)
    assert days_of(inside.athlete)[:3] == [
        (later(1), "Threshold 21"),
        (later(3), "Easy 40"),
        (later(5), "Easy 60"),
    ]


def test_days_count_back_from_the_own_race(inside: Club) -> None:
    template = make_template(inside, anchor=Anchor.RACE)
    race = race_of(inside.athlete)
    other = race_of(inside.stranger, race.day - timedelta(days=1))

    chosen, without = choose(template, [inside.athlete, inside.stranger], start=None, now=NOW)
    squad_plans.apply_template(template=template, chosen=chosen, author=inside.coach, now=NOW)

    assert without == []
    assert days_of(inside.athlete)[-2:] == [(race.day - timedelta(days=1), "Easy 60"), (race.day, race.name)]
    assert days_of(inside.stranger)[-2:] == [
        (other.day - timedelta(days=1), "Easy 60"),
        (other.day, other.name),
    ]
    assert Plan.objects.get(athlete=inside.stranger).race == other


def test_athletes_without_a_race_are_named(inside: Club) -> None:
    template = make_template(inside, anchor=Anchor.RACE)
    race_of(inside.athlete)

    chosen, without = choose(template, [inside.athlete, inside.stranger], start=None, now=NOW)

    assert ([one.athlete for one in chosen], without) == ([inside.athlete], [inside.stranger])


def test_the_goal_is_the_a_race(inside: Club) -> None:
    template = make_template(inside, anchor=Anchor.RACE)
    race_of(inside.athlete, date(2026, 12, 6), priority="B")
    goal = race_of(inside.athlete, date(2027, 1, 10), priority="A")

    chosen, _without = choose(template, [inside.athlete], start=None, now=NOW)

    assert [one.race for one in chosen] == [goal]


def test_sums_are_those_of_the_own_zones(inside: Club) -> None:
    slow = make_athlete("Slow", threshold_speed_m_s=2.0)

    apply_to(make_template(inside), inside, inside.athlete, slow)

    fast = session_on(inside.athlete, later(1))
    assert fast.duration_s == session_on(slow, later(1)).duration_s == 31 * 60
    assert fast.distance_m == pytest.approx(2 * session_on(slow, later(1)).distance_m)


def test_a_day_without_time_moves_its_session_and_says_so(inside: Club) -> None:
    inside.athlete.availability_min = [60, 0, 60, 60, 60, 60, 120]
    inside.athlete.save()

    apply_to(make_template(inside), inside)

    assert days_of(inside.athlete)[0] == (later(0), "Threshold 21")
    notes = TemplatePart.objects.get().notes
    assert told_words(notes[0]) == "Threshold 21: moved from Tue 24 to Mon 23, where there is time."


def test_weeks_that_are_over_are_left_out_and_named(inside: Club) -> None:
    apply_to(make_template(inside), inside, start=START - timedelta(weeks=1))

    plan = Plan.objects.get()
    notes = [note["code"] for note in TemplatePart.objects.get().notes]
    assert (plan.weeks, plan.starts_on) == (3, START - timedelta(weeks=1))
    assert notes.count("before_start") == 2  # Tuesday and Thursday before this Saturday


def test_who_has_nothing_left_to_run_gets_no_plan(inside: Club) -> None:
    run = apply_to(make_template(inside), inside, start=START - timedelta(weeks=10))

    assert (run.state, Plan.objects.count()) == (RunState.DONE, 0)


def test_phases_are_those_of_the_weeks(inside: Club) -> None:
    template = make_template(inside)
    template.outline = [
        {"phase": "base", "cutback": False},
        {"phase": "build", "cutback": True},
        {"phase": "taper", "cutback": False},
    ]
    template.save()

    apply_to(template, inside)

    weeks = PlanWeek.objects.order_by("number").values_list("number", "starts_on", "phase", "cutback")
    assert list(weeks) == [
        (1, START, "base", False),
        (2, START + timedelta(weeks=1), "build", True),
        (3, START + timedelta(weeks=2), "taper", False),
    ]


def test_each_session_remembers_its_row(inside: Club) -> None:
    apply_to(make_template(inside), inside)

    found = TemplateOrigin.objects.select_related("row", "session")
    assert {(one.row.title["en"], one.day) for one in found} == {
        (one.session.title["en"], one.session.day) for one in found
    }
    assert len(found) == PlannedSession.objects.count() == 9


def test_many_athletes_are_left_to_a_worker(inside: Club) -> None:
    run = apply_to(make_template(inside), inside, *squad(inside, 30))

    assert (run.state, run.done, Plan.objects.count()) == (RunState.RUNNING, 0, 0)
    while queue.run_next():
        pass
    run.refresh_from_db()
    assert (run.state, run.done, Plan.objects.count()) == (RunState.DONE, 30, 30)


def test_a_batch_that_is_done_again_makes_nothing_twice(inside: Club) -> None:
    run = apply_to(make_template(inside), inside)

    squad_plans.apply_batch(run_id=run.pk, first=0, last=1, now=NOW)

    assert Plan.objects.count() == 1


def test_nobody_is_refused(inside: Club) -> None:
    with pytest.raises(NobodyChosen):
        squad_plans.apply_template(template=make_template(inside), chosen=[], author=inside.coach, now=NOW)


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow_with_the_squad(
    inside: Club, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    template, people = make_template(inside), squad(inside, count)

    with django_assert_num_queries(21):
        apply_to(template, inside, *people)


def test_who_has_left_in_the_meantime_gets_nothing(inside: Club) -> None:
    template = make_template(inside, anchor=Anchor.RACE)
    people = squad(inside, 22)
    races = [race_of(one) for one in people]
    chosen, _without = choose(template, people, start=None, now=NOW)
    run = squad_plans.apply_template(template=template, chosen=chosen, author=inside.coach, now=NOW)
    type(people[0]).objects.filter(pk=people[0].pk).update(deleted_at=NOW)
    type(races[1]).objects.filter(pk=races[1].pk).update(deleted_at=NOW)

    while queue.run_next():
        pass

    run.refresh_from_db()
    assert (run.state, Plan.objects.count()) == (RunState.DONE, 20)

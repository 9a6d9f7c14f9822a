"""From a race to a draft, and from a draft to what the athlete sees."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from analytics.season import BadSeason
from athletes.services import Changed, facts_of_race
from planning import selectors, services
from planning.models import Plan, PlannedSession, PlanState, PlanWeek
from tests.factories import NOW, Club
from tests.planning.making import MONDAY, RACE_DAY, make_inputs, make_race, make_run


def snapshot(plan: Plan) -> list[tuple[object, ...]]:
    found = PlannedSession.objects.filter(plan=plan).order_by("day", "position", "pk")
    return list(found.values_list("day", "category", "template_code", "title", "steps", "duration_s", "load"))


def test_a_draft_holds_every_week_and_the_recovery_after_the_race(draft: Plan) -> None:
    weeks = PlanWeek.objects.filter(plan=draft)

    assert (draft.state, draft.weeks, weeks.count()) == (PlanState.DRAFT, 18, 18)
    assert [weeks[0].starts_on, weeks[17].starts_on, weeks[17].phase] == [
        MONDAY,
        MONDAY + timedelta(weeks=17),
        "recovery",
    ]


def test_the_race_is_a_session_named_after_it(draft: Plan) -> None:
    race = PlannedSession.objects.get(plan=draft, day=RACE_DAY)

    assert (race.title, race.category, race.key, race.template_code) == (
        {"en": "Seoul Marathon"},
        "race_pace",
        True,
        "race",
    )
    assert race.steps["main"][0]["distance_m"] == 42_195


def test_sessions_are_snapshots_of_the_library(draft: Plan) -> None:
    library = {one.code: one for one in selectors.catalogue()}
    copied = PlannedSession.objects.filter(plan=draft).exclude(template_code="race")

    assert copied.exists()
    assert all(one.category == library[one.template_code].category for one in copied)
    assert all(one.purpose == library[one.template_code].purpose for one in copied)


def test_the_same_season_is_drafted_twice_alike(inside: Club) -> None:
    race = make_race(inside.athlete)
    wanted = {"athlete": inside.athlete, "race": race, "author": inside.coach, "inputs": make_inputs()}

    one, other = services.draft_plan(**wanted), services.draft_plan(**wanted)

    assert snapshot(one) == snapshot(other)


def test_a_draft_is_saved_in_a_handful_of_queries(
    inside: Club, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    race = make_race(inside.athlete)

    with django_assert_num_queries(8):
        services.draft_plan(athlete=inside.athlete, race=race, author=inside.coach, inputs=make_inputs())


def test_the_preview_is_what_is_saved(inside: Club, draft: Plan) -> None:
    goal = facts_of_race(draft.race)

    season = services.build_season(athlete=inside.athlete, goal=goal, inputs=make_inputs())

    planned = [session.day for week in season.built.weeks for session in week.sessions]
    saved = PlannedSession.objects.filter(plan=draft).order_by("day", "position", "pk")
    assert planned == list(saved.values_list("day", flat=True))


def test_an_open_injury_leaves_no_key_session_but_the_race(inside: Club) -> None:
    race = make_race(inside.athlete)

    plan = services.draft_plan(
        athlete=inside.athlete, race=race, author=inside.coach, inputs=make_inputs(open_injury=True)
    )

    keys = PlannedSession.objects.filter(plan=plan, key=True)
    assert list(keys.values_list("day", flat=True)) == [RACE_DAY]
    assert plan.warnings[0]["code"] == "injury"


def test_a_season_that_does_not_fit_is_refused(inside: Club) -> None:
    race = make_race(inside.athlete)

    with pytest.raises(BadSeason) as refused:
        services.draft_plan(
            athlete=inside.athlete, race=race, author=inside.coach, inputs=make_inputs(weeks=30)
        )

    assert (refused.value.code, Plan.objects.count()) == ("too_few_weeks", 0)


def test_a_new_race_is_written_down_with_the_plan(inside: Club) -> None:
    goal = services.goal_of(make_race(inside.athlete, name="Jeju Marathon"))
    new = services.Goal(goal.facts)

    plan = services.start_plan(athlete=inside.athlete, goal=new, author=inside.coach, inputs=make_inputs())

    assert (plan.race.name, plan.race.pk != goal.race.pk) == ("Jeju Marathon", True)


def test_publishing_shows_the_plan_to_the_athlete(inside: Club, draft: Plan) -> None:
    before = selectors.published_plan(athlete=inside.athlete)

    services.publish_plan(plan=draft, now=NOW)

    after = selectors.published_plan(athlete=inside.athlete)
    assert (before, after, after.published_at) == (None, draft, NOW)


def test_publishing_archives_the_plan_before(inside: Club, published: Plan) -> None:
    race = make_race(inside.athlete, name="Jeju Marathon")
    other = services.draft_plan(
        athlete=inside.athlete, race=race, author=inside.coach, inputs=make_inputs(start=NOW.date())
    )

    services.publish_plan(plan=other, now=NOW)

    published.refresh_from_db()
    assert published.state == PlanState.ARCHIVED
    assert selectors.published_plan(athlete=inside.athlete) == other


def test_an_archived_plan_leaves_its_past_and_nothing_of_the_future(inside: Club, published: Plan) -> None:
    past = selectors.sessions_between(
        athlete=inside.athlete, first=MONDAY, last=NOW.date() - timedelta(days=1)
    )
    race = make_race(inside.athlete, name="Jeju Marathon")
    other = services.draft_plan(
        athlete=inside.athlete, race=race, author=inside.coach, inputs=make_inputs(start=NOW.date())
    )

    services.publish_plan(plan=other, now=NOW)

    seen = selectors.sessions_between(athlete=inside.athlete, first=MONDAY, last=RACE_DAY)
    assert [one for one in seen if one.plan_id == published.pk] == past


def test_a_published_plan_is_not_published_again(published: Plan) -> None:
    with pytest.raises(services.NotADraft):
        services.publish_plan(plan=published, now=NOW)


def test_a_published_plan_is_not_discarded(published: Plan) -> None:
    with pytest.raises(services.NotADraft):
        services.discard_plan(plan=published, now=NOW)


@pytest.mark.parametrize("act", [services.publish_plan, services.discard_plan])
def test_a_draft_is_ended_on_the_version_that_was_seen(draft: Plan, act: Callable[..., Plan]) -> None:
    with pytest.raises(Changed):
        act(plan=draft, now=NOW, version=draft.version + 1)

    assert act(plan=draft, now=NOW, version=draft.version).version == draft.version + 1


def test_a_discarded_draft_is_gone(inside: Club, draft: Plan) -> None:
    services.discard_plan(plan=draft, now=NOW)

    assert selectors.drafts_of(athlete=inside.athlete) == []
    assert not PlannedSession.objects.current().filter(plan=draft).exists()


def test_where_the_old_plan_was_run_today_the_new_one_starts_tomorrow(inside: Club, published: Plan) -> None:
    today = NOW.date()
    services.match_session(activity=make_run(inside.athlete, today))
    race = make_race(inside.athlete, name="Jeju Marathon")
    other = services.draft_plan(
        athlete=inside.athlete, race=race, author=inside.coach, inputs=make_inputs(start=today)
    )

    services.publish_plan(plan=other, now=NOW)

    found = selectors.sessions_between(athlete=inside.athlete, first=today, last=today + timedelta(days=1))
    assert [one.plan for one in found] == [published, other]


def test_days_that_are_over_stay_with_the_old_plan(inside: Club, published: Plan) -> None:
    race = make_race(inside.athlete, name="Jeju Marathon")
    other = services.draft_plan(athlete=inside.athlete, race=race, author=inside.coach, inputs=make_inputs())

    services.publish_plan(plan=other, now=NOW)

    week = selectors.sessions_between(athlete=inside.athlete, first=MONDAY, last=MONDAY + timedelta(days=6))
    assert [one.plan for one in week if one.day < NOW.date()] == [published] * 3
    assert [one.plan for one in week if one.day >= NOW.date()] == [other] * 2

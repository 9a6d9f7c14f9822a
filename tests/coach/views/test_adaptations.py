"""What the rules propose, on the coach's pages: looked at, approved, edited, dismissed, undone."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from coach import selectors
from planning.models import Plan, PlannedSession, Revision, RevisionState
from planning.selectors import draft_of
from planning.services import propose_adaptation
from tests.coach.given import address
from tests.factories import NOW, Club
from tests.planning.adapted import TOMORROW, in_pain, missed_key, week_after
from tests.planning.making import make_plan, make_session


@pytest.fixture
def plan(inside: Club) -> Plan:
    return make_plan(inside.athlete, inside.coach)


@pytest.fixture
def proposed(inside: Club, plan: Plan) -> Revision:
    """Yesterday's intervals, to be made up for tomorrow."""
    missed_key(plan)
    revision = propose_adaptation(athlete=inside.athlete, now=NOW).revision
    assert revision
    return revision


def page(client: Client, club: Club) -> str:
    return client.get(address("adaptation", club.athlete.public_id)).content.decode()


def decide(client: Client, verb: str, revision: Revision) -> HttpResponse:
    return client.post(address(f"adaptation_{verb}", revision.public_id), follow=True)


def tomorrows(club: Club) -> list[str]:
    found = PlannedSession.objects.published().of(club.athlete).filter(day=TOMORROW)
    return [one.title["en"] for one in found]


def test_coach_sees_each_change_each_reason_and_what_the_week_comes_to(
    inside: Club, coach: Client, proposed: Revision
) -> None:
    found = selectors.adaptation(athlete=inside.athlete, now=NOW)

    assert found is not None
    (row,), (week,), (why,) = found.rows, found.weeks, found.whys
    assert (row.day, row.now, row.proposed, row.load_now, row.load_proposed) == (
        TOMORROW,
        "–",
        "Intervals · 45 min",
        None,
        70.0,
    )
    assert (week.load_before, week.load_after, found.stale) == (70.0, 140.0, ())
    assert why.words.startswith(
        "Intervals of Friday 20 November was missed. Sunday 22 November is the next free day"
    )
    shown = page(coach, inside)
    assert all(words in shown for words in ("Missed key session: moved", "Approve", "Dismiss"))


def test_approved_the_plan_has_it_and_undone_it_waits_again(
    inside: Club, coach: Client, proposed: Revision
) -> None:
    answer = decide(coach, "approve", proposed)

    assert tomorrows(inside) == ["Intervals"]
    assert "Approved: the athlete sees the changes now." in answer.content.decode()
    coach.post(address("revision_take_back", proposed.public_id))
    assert (tomorrows(inside), Revision.objects.get().state) == ([], RevisionState.OPEN)


def test_edited_it_is_the_draft_of_the_calendar(inside: Club, coach: Client, proposed: Revision) -> None:
    answer = decide(coach, "edit", proposed)

    assert "It is drafted." in answer.content.decode()
    assert len(draft_of(athlete=inside.athlete).changes) == 1
    assert tomorrows(inside) == []


def test_dismissed_it_is_gone_and_what_came_too_late_is_said(
    inside: Club, coach: Client, proposed: Revision
) -> None:
    decide(coach, "dismiss", proposed)

    assert "Nothing is proposed" in page(coach, inside)
    assert "does not wait any more" in decide(coach, "approve", proposed).content.decode()


def test_look_on_demand_proposes_or_says_what_was_let_go(inside: Club, coach: Client, plan: Plan) -> None:
    def look() -> str:
        return coach.post(address("adaptation_look", inside.athlete.public_id), follow=True).content.decode()

    nothing = look()
    missed_key(plan, duration_s=5 * 3600.0)

    assert "The rules find nothing to change." in nothing
    assert "is not made up for: no day is left that keeps the rules" in look()


def test_changed_sessions_are_named_and_cannot_be_approved(inside: Club, coach: Client, plan: Plan) -> None:
    in_pain(plan)
    run = week_after(plan)[0]
    propose_adaptation(athlete=inside.athlete, now=NOW)
    PlannedSession.objects.filter(pk=run.pk).update(version=5)

    shown = page(coach, inside)

    assert "Changed since the rules looked:" in shown
    assert "adaptation-approve" not in shown


def test_calendar_and_athlete_page_lead_there_with_the_count(
    inside: Club, coach: Client, proposed: Revision
) -> None:
    calendar, person = (
        coach.get(address(name, inside.athlete.public_id)).content.decode()
        for name in ("calendar", "athlete_page")
    )

    assert all("The rules propose 1 change: look at it." in page for page in (calendar, person))


@pytest.mark.parametrize("verb", ["approve", "edit", "dismiss"])
def test_assistants_look_and_athletes_find_nothing(
    inside: Club, assistant: Client, proposed: Revision, verb: str
) -> None:
    runner = Client()
    runner.force_login(inside.runner.user)

    answers: list[Any] = [
        client.post(address(f"adaptation_{verb}", proposed.public_id)) for client in (assistant, runner)
    ]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert Revision.objects.get().state == RevisionState.OPEN


@pytest.mark.parametrize("runs", [1, 5])
def test_page_costs_the_same_with_more(
    inside: Club, plan: Plan, runs: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    in_pain(plan)
    for run in week_after(plan)[runs:]:
        run.delete()
    make_session(plan, TOMORROW)
    propose_adaptation(athlete=inside.athlete, now=NOW)

    with django_assert_num_queries(6):
        selectors.adaptation(athlete=inside.athlete, now=NOW)

"""The page behind a name: to decide about one athlete in a minute."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from athletes.models import AthleteGrant
from athletes.services import send_message
from readiness.models import CheckIn, Intervention
from tests.coach.given import address
from tests.factories import NOW, Club
from tests.readiness.given import TODAY, WELL, approve, check_in, mornings, plan_for, run_for, session_for


@pytest.mark.parametrize("sessions", [1, 3])
def test_the_athletes_page_costs_the_same_with_more(
    inside: Club, coach: Client, sessions: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    plan = plan_for(inside, inside.athlete)
    mornings(inside.athlete, sessions)
    for day in range(sessions):
        session_for(plan, TODAY + timedelta(days=day))
        run_for(inside.athlete, started_at=NOW - timedelta(days=day + 1))
    coach.get(address("athlete_page", inside.athlete.public_id))

    with django_assert_num_queries(39):
        coach.get(address("athlete_page", inside.athlete.public_id))


def test_the_page_tells_what_happened_newest_first(inside: Club, case: Intervention, coach: Client) -> None:
    run_for(inside.athlete, started_at=NOW - timedelta(days=1))
    run_for(inside.athlete, started_at=NOW - timedelta(days=15))
    run_for(inside.athlete, started_at=NOW - timedelta(days=2), deleted_at=NOW)
    later = {"now": NOW + timedelta(minutes=5)}
    send_message(athlete=inside.athlete, author=inside.coach, side="coach", body="Rest today", **later)
    approve(inside, inside.athlete, now=NOW + timedelta(minutes=6))

    person = coach.get(address("athlete_page", inside.athlete.public_id)).context["person"]

    told = [entry.code for entry in person.timeline.entries]
    assert told == ["approve", "coach", "at_risk", "raised", "check_in", "run", "run", "published"]


def test_a_withdrawn_check_in_did_not_happen(inside: Club, coach: Client) -> None:
    check_in(inside.athlete, WELL)
    CheckIn.objects.update(deleted_at=NOW)

    person = coach.get(address("athlete_page", inside.athlete.public_id)).context["person"]

    assert "check_in" not in [entry.code for entry in person.timeline.entries]


def test_an_open_case_is_linked(inside: Club, case: Intervention, coach: Client) -> None:
    page = coach.get(address("athlete_page", inside.athlete.public_id)).content.decode()

    assert f"{address('command_center')}?case={case.public_id}" in page


def test_an_assistant_is_offered_no_plan(inside: Club, assistant: Client) -> None:
    AthleteGrant.objects.create(athlete=inside.athlete, member=inside.assistant)

    page = assistant.get(address("athlete_page", inside.athlete.public_id)).content.decode()

    assert address("plan_new", inside.athlete.public_id) not in page


def test_an_athlete_out_of_sight_is_not_found(inside: Club, coach: Client, assistant: Client) -> None:
    found = [
        client.get(address("athlete_page", public_id)).status_code
        for client, public_id in (
            (coach, inside.stranger.public_id),
            (coach, uuid4()),
            (assistant, inside.athlete.public_id),
        )
    ]

    assert found == [404, 404, 404]


def test_athletes_do_not_find_the_coachs_page_of_themselves(inside: Club, runner: Client) -> None:
    assert runner.get(address("athlete_page", inside.athlete.public_id)).status_code == 404

"""A plan's page, publishing it, throwing it away, and who may."""

import pytest
from django.test import Client

from athletes.models import AthleteGrant, Race
from planning import selectors
from planning.models import Plan, PlanState
from tenancy import scope
from tests.factories import Club
from tests.planning.answers import answers
from tests.planning.making import address, make_plan

HTMX = {"HX-Request": "true"}


def test_a_draft_says_that_the_athlete_cannot_see_it(coach: Client, draft: Plan) -> None:
    page = coach.get(address("plan_page", draft.public_id)).content.decode()

    assert "The athlete cannot see this yet." in page
    assert (address("plan_publish", draft.public_id) in page, "Seoul Marathon" in page) == (True, True)


def test_the_form_points_to_an_open_draft(inside: Club, coach: Client, draft: Plan) -> None:
    page = coach.get(address("plan_new", inside.athlete.public_id)).content.decode()

    assert address("plan_page", draft.public_id) in page


def test_publishing_shows_it_to_the_athlete(inside: Club, coach: Client, draft: Plan) -> None:
    sent = coach.post(address("plan_publish", draft.public_id))

    assert (sent.status_code, sent.url) == (302, address("plan_page", draft.public_id))
    assert selectors.published_plan(athlete=inside.athlete) == draft


def test_publishing_by_htmx_answers_with_the_plan_as_it_is(coach: Client, draft: Plan) -> None:
    sent = coach.post(address("plan_publish", draft.public_id), headers=HTMX)

    assert (sent.context["plan"].state, b"<html" in sent.content) == (PlanState.PUBLISHED, False)
    assert "data-focus-after" in sent.content.decode()


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_publishing_twice_is_refused_with_the_plan_as_it_is(
    coach: Client, published: Plan, headers: dict[str, str]
) -> None:
    sent = coach.post(address("plan_publish", published.public_id), headers=headers)

    assert (sent.status_code, sent.context["plan"].state) == (409, PlanState.PUBLISHED)
    assert "This plan is no longer a draft." in sent.content.decode()


def test_a_draft_can_be_thrown_away(inside: Club, coach: Client, draft: Plan) -> None:
    sent = coach.post(address("plan_discard", draft.public_id))

    assert (sent.status_code, sent.url) == (302, address("plan_new", inside.athlete.public_id))
    assert coach.get(address("plan_page", draft.public_id)).status_code == 404


def test_a_published_plan_cannot_be_thrown_away(coach: Client, published: Plan) -> None:
    assert coach.post(address("plan_discard", published.public_id)).status_code == 409


@pytest.mark.parametrize("name", ["plan_page", "plan_publish", "plan_discard"])
def test_an_athlete_does_not_find_a_draft(runner: Client, draft: Plan, name: str) -> None:
    ask = runner.get if name == "plan_page" else runner.post

    found = ask(address(name, draft.public_id))

    assert (found.status_code, found.headers.get("Location")) in (
        (404, None),
        (302, address("my_plan")),
    )


def test_an_assistant_reads_a_draft_but_does_not_publish(inside: Club, client: Client, draft: Plan) -> None:
    AthleteGrant.objects.create(athlete=inside.athlete, member=inside.assistant)
    client.force_login(inside.assistant.user)

    page = client.get(address("plan_page", draft.public_id))

    assert (page.status_code, page.context["may_write"]) == (200, False)
    assert client.post(address("plan_publish", draft.public_id)).status_code == 404


@pytest.mark.parametrize("name", ["plan_new", "plan_preview", "plan_suggest"])
def test_an_athlete_builds_no_plan(inside: Club, runner: Client, race: Race, name: str) -> None:
    assert runner.post(address(name, inside.athlete.public_id), answers(race)).status_code == 404


@pytest.mark.parametrize("name", ["plan_new", "plan_preview", "plan_suggest"])
def test_an_athlete_out_of_sight_is_not_found(inside: Club, coach: Client, name: str) -> None:
    assert coach.post(address(name, inside.stranger.public_id), answers()).status_code == 404


@pytest.mark.parametrize("name", ["plan_page", "plan_publish", "plan_discard"])
def test_a_plan_of_an_athlete_out_of_sight_is_not_found(
    inside: Club, coach: Client, draft: Plan, name: str
) -> None:
    Plan.objects.filter(pk=draft.pk).update(athlete=inside.stranger)
    ask = coach.get if name == "plan_page" else coach.post

    assert ask(address(name, draft.public_id)).status_code == 404


def test_another_organization_finds_nothing(club: Club, rival: Client) -> None:
    with scope.enter(club.organization.pk):
        plan = make_plan(club.athlete, club.coach)
    here = address("plan_page", plan.public_id)
    there = here.replace("northline", "southside")

    assert [rival.get(page).status_code for page in (here, there)] == [404, 404]

"""The cards of what wants a decision, answered as pages and as fragments."""

from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from athletes.models import Activity, Athlete
from ingest.models import Conflict
from tenancy import scope
from tenancy.models import Outbox
from tests.factories import Club
from tests.ingest.services.deciding_of import activity_of as made
from tests.ingest.services.deciding_of import card_of, in_dispute, match_card, sources_of, told, twins
from tests.ingest.views.browsing import HTMX, at

VERBS = ("decide", "undo", "prefer")


@pytest.fixture
def card(club: Club) -> Conflict:
    with scope.enter(club.organization.pk):
        return card_of(in_dispute(club))


def verb_url(club: Club, card: Conflict, verb: str) -> str:
    return at(club, f"conflicts/{card.public_id}/{verb}/?athlete={club.athlete.public_id}")


def distance(club: Club) -> float | None:
    with scope.enter(club.organization.pk):
        return Activity.objects.current().get().distance_m


@pytest.mark.parametrize("path", ["reconcile/", "athletes/{}/reconcile/"])
def test_reconcile_shows_the_values_in_the_persons_units(
    club: Club, coach: Client, card: Conflict, path: str
):
    page = coach.get(at(club, path.format(club.athlete.public_id))).content.decode()

    assert all(words in page for words in ("9.00 km", "12.00 km", "FIT file", "Strava", "Suggested"))
    assert f'id="pick-{card.public_id}"' in page


def test_reconcile_shows_the_athlete_their_own(club: Club, runner: Client, card: Conflict):
    page = runner.get(at(club, "reconcile/")).content.decode()

    assert ("12.00 km" in page, 'class="tabbar"' in page) == (True, True)


def test_reconcile_with_nothing_to_decide_says_so(club: Club, coach: Client):
    assert "Nothing to decide" in coach.get(at(club, "reconcile/")).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_reconcile_takes_as_many_queries_for_one_card_as_for_three(
    club: Club, coach: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
):
    with scope.enter(club.organization.pk):
        for number in range(count):
            sources = (
                told("fit", f"file:{number}", distance_m=9000.0),
                told("strava", f"id:{number}", distance_m=12_000.0),
            )
            made(club, *sources)
    coach.get(at(club, "reconcile/"))

    with django_assert_num_queries(9):
        coach.get(at(club, "reconcile/"))


def test_deciding_leads_back_to_where_one_was(club: Club, runner: Client, card: Conflict):
    sent = {"answer": "source:strava|id:1", "version": card.version}

    response = runner.post(verb_url(club, card, "decide"), sent)

    assert response["Location"] == at(club, f"athletes/{club.athlete.public_id}/reconcile/")
    assert distance(club) == 12_000.0


def test_deciding_answers_htmx_with_the_next_card_and_the_way_back(club: Club, coach: Client, card: Conflict):
    sent = {"answer": "mean", "version": card.version, "next": ""}

    page = coach.post(verb_url(club, card, "decide"), sent, headers=HTMX).content.decode()

    assert ("Decided: Ji-woo Han" in page, 'id="undo-last"' in page) == (True, True)
    assert "<html" not in page
    assert distance(club) == 10_500.0


@pytest.mark.parametrize("value, found", [("10.5", (302, 10_500.0)), ("far", (422, 9000.0))])
def test_a_value_is_typed_in_kilometres(
    club: Club, coach: Client, card: Conflict, value: str, found: tuple[int, float]
):
    response = coach.post(verb_url(club, card, "decide"), {"answer": "typed", "value": value})

    assert (response.status_code, distance(club)) == found


@pytest.mark.parametrize("answer", ["", "both", "source:nobody", "merge:x", "split"])
def test_what_no_button_says_is_refused(club: Club, coach: Client, card: Conflict, answer: str):
    response = coach.post(verb_url(club, card, "decide"), {"answer": answer}, headers=HTMX)

    assert response.status_code == 409
    assert "This cannot be answered like that." in response.content.decode()


def test_a_card_that_has_changed_is_refused(club: Club, coach: Client, card: Conflict):
    response = coach.post(verb_url(club, card, "decide"), {"answer": "mean", "version": 9}, follow=True)

    assert "This has been changed since." in response.content.decode()


def test_a_decision_is_taken_back(club: Club, coach: Client, card: Conflict):
    coach.post(verb_url(club, card, "decide"), {"answer": "mean", "version": 1})

    page = coach.post(verb_url(club, card, "undo"), {"version": 2}, headers=HTMX).content.decode()

    assert (f'data-case="{card.public_id}"' in page, distance(club)) == (True, 9000.0)


def test_an_undo_that_comes_too_late_is_refused(club: Club, coach: Client, card: Conflict):
    coach.post(verb_url(club, card, "decide"), {"answer": "mean", "version": 1})

    response = coach.post(verb_url(club, card, "undo"), {"version": 1}, headers=HTMX)

    assert (response.status_code, distance(club)) == (409, 10_500.0)


def test_all_clear_suggestions_are_accepted(club: Club, coach: Client, card: Conflict):
    page = coach.post(at(club, "reconcile/accept/"), follow=True).content.decode()

    assert ("1 suggestion accepted" in page, "Nothing to decide" in page) == (True, True)


def test_a_source_is_preferred_for_good(club: Club, coach: Client, card: Conflict):
    coach.post(verb_url(club, card, "prefer"), {"kind": "strava"})

    with scope.enter(club.organization.pk):
        assert Athlete.objects.get(pk=club.athlete.pk).settings == {"prefer": {"distance_m": "strava"}}
    assert Outbox.objects.filter(kind="ingest.reconcile").count() == 1


def test_a_match_is_made_one_by_key(club: Club, coach: Client):
    with scope.enter(club.organization.pk):
        known, fresh = twins(club)
        asked = match_card(known, fresh)
    page = coach.get(at(club, "reconcile/")).content.decode()

    coach.post(verb_url(club, asked, "decide"), {"answer": f"merge:{known.public_id}"})

    assert (f"merge:{known.public_id}" in page, 'data-key="b"' in page) == (True, True)
    with scope.enter(club.organization.pk):
        assert sources_of(known) == {"file:a", "row:1"}


def test_all_clear_suggestions_leave_the_list_at_once(club: Club, coach: Client, card: Conflict):
    page = coach.post(at(club, "reconcile/accept/"), headers=HTMX).content.decode()

    assert (str(card.public_id) in page.split('id="queue-list"')[1], "Nothing to decide" in page) == (
        False,
        True,
    )


@pytest.mark.parametrize("verb", VERBS)
def test_a_card_of_a_stranger_is_not_found(club: Club, runner: Client, verb: str):
    with scope.enter(club.organization.pk):
        card = card_of(in_dispute(club))
        Conflict.objects.filter(pk=card.pk).update(athlete=club.stranger, activity=_of(club.stranger))

    for public_id in (card.public_id, uuid4()):
        assert runner.post(at(club, f"conflicts/{public_id}/{verb}/")).status_code == 404


def test_cards_of_a_stranger_are_not_found(club: Club, runner: Client):
    for public_id in (club.stranger.public_id, uuid4()):
        assert runner.get(at(club, f"athletes/{public_id}/reconcile/")).status_code == 404
        assert runner.get(at(club, f"athletes/{public_id}/review/")).status_code == 404


def _of(athlete: Athlete) -> Activity:
    found: Activity = Activity.objects.create(
        athlete=athlete, day="2026-11-20", started_at="2026-11-20T06:00Z", duration_s=1800.0
    )
    return found

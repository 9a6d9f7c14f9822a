"""Two activities made one on their pages, a source made its own, and both taken back."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from athletes.models import Activity, ActivitySource
from ingest.models import Conflict
from tenancy import scope
from tests.factories import NOW, Club
from tests.ingest.conftest import At
from tests.ingest.services.deciding_of import STARTED_AT, activity_of, in_dispute, told, twins


@pytest.fixture(autouse=True)
def clock() -> time_machine.Traveller:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def pair(club: Club) -> tuple[Activity, Activity]:
    with scope.enter(club.organization.pk):
        return twins(club)


@pytest.fixture
def run(club: Club) -> Activity:
    with scope.enter(club.organization.pk):
        return in_dispute(club)


def sources(club: Club) -> dict[object, set[str]]:
    """The keys of the sources of each activity that is listed."""
    with scope.enter(club.organization.pk):
        rows = ActivitySource.objects.filter(activity__deleted_at=None).values_list("activity", "key")
        return {pk: {key for of, key in rows if of == pk} for pk, _key in rows}


def made(club: Club) -> Conflict:
    with scope.enter(club.organization.pk):
        return Conflict.objects.select_related("other").get(choice__by_hand=True)


def test_the_neighbours_of_a_run_are_offered_and_no_others(
    club: Club, runner: Client, at: At, pair: tuple[Activity, Activity]
) -> None:
    keep, other = pair
    with scope.enter(club.organization.pk):
        sides = [
            activity_of(club, told("gpx", f"day:{n}", started_at=STARTED_AT + timedelta(days=n)))
            for n in (-2, -1, 1)
        ]
        Activity.objects.filter(pk=sides[2].pk).update(deleted_at=NOW)

    lines = runner.get(at("activity_merge", keep.public_id)).context["lines"]

    assert [line.activity.pk for line in lines] == [sides[1].pk, other.pk]


def test_neighbours_are_one_query_however_many(
    club: Club,
    coach: Client,
    at: At,
    run: Activity,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    url = at("activity_merge", run.public_id)
    for number in range(3):
        with scope.enter(club.organization.pk):
            activity_of(club, told("gpx", f"file:{number}"))
        coach.get(url)

        with django_assert_num_queries(9):
            coach.get(url)


def test_choosing_asks_before_anything_happens(
    club: Club, coach: Client, at: At, pair: tuple[Activity, Activity]
) -> None:
    keep, other = pair
    before = sources(club)

    page = coach.get(at("activity_merge", keep.public_id), {"with": str(other.public_id)})

    assert page.context["chosen"].activity == other
    assert "is no longer listed." in page.content.decode()
    assert sources(club) == before


def test_merging_leads_to_the_run_that_stays_which_offers_the_way_back(
    club: Club, runner: Client, at: At, pair: tuple[Activity, Activity]
) -> None:
    keep, other = pair
    before, here = sources(club), at("activity_page", keep.public_id)
    sent = {"with": str(other.public_id), "version": keep.version}

    answer = runner.post(at("activity_merge", keep.public_id), sent)

    assert (answer.status_code, answer["Location"]) == (302, here)
    assert sources(club) == {keep.pk: {"file:a", "row:1"}}
    move = made(club)
    assert at("undo_move", move.public_id) in runner.get(here).content.decode()
    runner.post(at("undo_move", move.public_id), {"version": move.version})
    assert sources(club) == before


def test_the_way_back_is_offered_for_ten_minutes(
    club: Club, coach: Client, at: At, pair: tuple[Activity, Activity]
) -> None:
    keep, other = pair
    coach.post(at("activity_merge", keep.public_id), {"with": str(other.public_id)})
    shown = []

    for minutes in (9, 11):
        with time_machine.travel(NOW + timedelta(minutes=minutes), tick=False):
            shown.append("undo-move" in coach.get(at("activity_page", keep.public_id)).content.decode())

    assert shown == [True, False]


def test_merging_with_what_is_not_near_or_not_theirs_changes_nothing(
    club: Club, coach: Client, at: At, pair: tuple[Activity, Activity]
) -> None:
    keep, other = pair
    with scope.enter(club.organization.pk):
        Activity.objects.filter(pk=other.pk).update(athlete=club.stranger)

    answers = [
        coach.post(at("activity_merge", keep.public_id), {"with": name}).status_code
        for name in (str(other.public_id), "x", "")
    ]

    assert answers == [422, 422, 422]


def test_merging_what_has_changed_since_says_so(
    club: Club, coach: Client, at: At, pair: tuple[Activity, Activity]
) -> None:
    keep, other = pair
    sent = {"with": str(other.public_id), "version": keep.version + 7}

    page = coach.post(at("activity_merge", keep.public_id), sent, follow=True)

    assert "This has been changed since." in page.content.decode()
    assert len(sources(club)) == 2


def test_each_of_several_sources_can_stand_by_itself(
    club: Club, runner: Client, at: At, run: Activity
) -> None:
    page = runner.get(at("activity_page", run.public_id)).content.decode()
    url = at("activity_split", run.public_id)

    assert (f"{url}?source=fit%7Cfile%3Aa" in page, f"{url}?source=strava%7Cid%3A1" in page) == (True, True)


def test_the_only_telling_source_cannot(
    club: Club, coach: Client, at: At, pair: tuple[Activity, ...]
) -> None:
    keep = pair[0]
    with scope.enter(club.organization.pk):
        ActivitySource.objects.create(
            athlete=club.athlete, activity=keep, kind="manual", key="edit:1", received_at=NOW
        )

    page = coach.get(at("activity_page", keep.public_id)).content.decode()
    answers = [
        coach.post(at("activity_split", keep.public_id), {"source": name}).status_code
        for name in ("fit|file:a", "manual|edit:1", "")
    ]

    assert (at("activity_split", keep.public_id) in page, answers) == (False, [422, 422, 422])


def test_splitting_asks_first_and_is_taken_back(club: Club, coach: Client, at: At, run: Activity) -> None:
    url, named = at("activity_split", run.public_id), {"source": "strava|id:1"}
    before = sources(club)

    asked = coach.get(url, named).content.decode()
    assert ("becomes an activity of its own" in asked, sources(club)) == (True, before)
    coach.post(url, named)
    move = made(club)
    assert sources(club) == {run.pk: {"file:a"}, move.other_id: {"id:1"}}
    page = coach.get(at("activity_page", run.public_id)).content.decode()
    assert at("activity_page", move.other.public_id) in page
    coach.post(at("undo_move", move.public_id), {"version": move.version})

    assert sources(club) == before

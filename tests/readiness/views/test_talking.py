"""The thread on its page, and about one thing."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from athletes.models import Athlete, Author, Message, Phrase
from athletes.services import send_message
from planning.models import PlannedSession
from tests.coach.given import browser
from tests.factories import NOW, Club

HOME = "/o/northline"


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def coach(inside: Club) -> Client:
    return browser(inside.coach)


@pytest.fixture
def runner(inside: Club) -> Client:
    return browser(inside.runner)


def thread_of(athlete: Athlete) -> str:
    return f"{HOME}/athletes/{athlete.public_id}/messages/"


def said(club: Club, body: str = "Rest today.", side: Author = Author.COACH) -> Message:
    author = club.coach if side == Author.COACH else club.runner
    return send_message(athlete=club.athlete, author=author, side=side, body=body, now=NOW)


def test_coach_writes_and_can_take_it_back(inside: Club, coach: Client) -> None:
    response = coach.post(f"{thread_of(inside.athlete)}new/", {"body": "Rest today.  "})

    message = Message.objects.get()
    assert (message.body, message.side, message.author) == ("Rest today.", Author.COACH, inside.coach)
    assert response.url == thread_of(inside.athlete)
    page = coach.get(response.url).content.decode()
    assert f"/messages/{message.public_id}/take-back/" in page


def test_athlete_writes_on_their_own_page(inside: Club, runner: Client) -> None:
    response = runner.post(f"{thread_of(inside.athlete)}new/", {"body": "Calf is sore."})

    assert (response.url, Message.objects.get().side) == (f"{HOME}/messages/", Author.ATHLETE)
    assert runner.get(thread_of(inside.athlete)).url == f"{HOME}/messages/"


@pytest.mark.parametrize("body", ["", "   ", "x" * 2001])
def test_what_is_refused_keeps_what_was_typed(body: str, inside: Club, coach: Client) -> None:
    response = coach.post(f"{thread_of(inside.athlete)}new/", {"body": body})

    assert (response.status_code, response.context["form"]["body"].value()) == (422, body)
    assert not Message.objects.exists()


def test_htmx_gets_the_thread_with_a_toast(inside: Club) -> None:
    htmx = {"HX-Request": "true"}

    url = f"{thread_of(inside.athlete)}new/"
    page = browser(inside.coach).post(url, {"body": "<b>Rest</b>"}, headers=htmx).content.decode()

    assert ("<html" in page, "&lt;b&gt;Rest&lt;/b&gt;" in page, "Sent." in page) == (False, True, True)


def test_reading_marks_the_other_side_as_read_and_says_by_whom(
    inside: Club, coach: Client, runner: Client
) -> None:
    said(inside, "Sore.", Author.ATHLETE)
    said(inside)

    page = coach.get(thread_of(inside.athlete))

    assert Message.objects.get(side=Author.ATHLETE).read_at == NOW
    assert Message.objects.get(side=Author.COACH).read_at is None
    assert "Read by Northline Coach" in coach.get(thread_of(inside.athlete)).content.decode()
    assert page.status_code == 200


def test_what_was_read_cannot_be_taken_back(inside: Club, coach: Client, runner: Client) -> None:
    message = said(inside)
    runner.get(f"{HOME}/messages/")

    response = coach.post(f"{HOME}/messages/{message.public_id}/take-back/")

    assert (response.status_code, Message.objects.count()) == (409, 1)
    assert "can no longer be taken back" in response.content.decode()


def test_nobody_takes_back_what_others_wrote(inside: Club, runner: Client) -> None:
    message = said(inside)

    assert runner.post(f"{HOME}/messages/{message.public_id}/take-back/").status_code == 409


def test_message_is_taken_back_while_unread(inside: Club, coach: Client) -> None:
    message = said(inside)

    coach.post(f"{HOME}/messages/{message.public_id}/take-back/")

    assert not Message.objects.exists()


def test_long_thread_by_cursor(inside: Club, coach: Client) -> None:
    for number in range(31):
        message = said(inside, f"Number {number}")
        Message.objects.filter(pk=message.pk).update(sent_at=NOW + timedelta(minutes=number))

    first = coach.get(thread_of(inside.athlete)).context["thread"]
    rest = coach.get(f"{thread_of(inside.athlete)}?before={first.earlier}").context["thread"]

    assert [one.message.body for one in rest.said] == ["Number 0"]
    assert (len(first.said), rest.earlier) == (30, "")


@pytest.mark.parametrize("count", [1, 3])
def test_thread_asks_the_same_however_long_it_is(
    count: int, inside: Club, coach: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _number in range(count):
        said(inside)
    coach.get(thread_of(inside.athlete))

    with django_assert_num_queries(15):
        coach.get(thread_of(inside.athlete))


def test_messages_about_a_session_stand_there_and_in_the_thread(
    inside: Club, session: PlannedSession, coach: Client
) -> None:
    said(inside, "Elsewhere.")
    talk = f"{HOME}/sessions/{session.public_id}/messages/"

    coach.post(talk, {"body": "Run these by feel."})

    bodies = [one.message.body for one in coach.get(talk).context["thread"].said]
    whole = coach.get(thread_of(inside.athlete)).context["thread"].said
    assert bodies == ["Run these by feel."]
    assert {one.topic for one in whole} == {"", "8×400 m, 200 m jog, Sat 21"}


def test_template_is_filled_in_for_the_athlete(inside: Club, session: PlannedSession, coach: Client) -> None:
    phrase = Phrase.objects.create(name="Well done", body_en="{name}, {session} on {day}: {nothing}!")

    page = coach.get(f"{thread_of(inside.athlete)}?phrase={phrase.public_id}")

    body = page.context["form"]["body"].value()
    assert body == "Ji-woo, 8×400 m, 200 m jog on Saturday 21 November: {nothing}!"


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(
    "place", ["athletes/{}/messages/new/", "sessions/{}/messages/", "queue/{}/messages/"]
)
def test_strangers_find_nothing(place: str, method: str, inside: Club, runner: Client) -> None:
    known: UUID = inside.stranger.public_id if "athletes" in place else uuid4()

    response = getattr(runner, method)(f"{HOME}/{place.format(known)}", {"body": "Hello"})

    assert response.status_code == (405 if "new" in place and method == "get" else 404)
    assert not Message.objects.exists()

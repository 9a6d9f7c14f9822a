"""Notes, sent."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from athletes import services
from athletes.models import Author, Message
from tests.athletes.conftest import SignIn
from tests.factories import NOW, Club

HOME = "/o/northline"


def page_of(club: Club) -> str:
    return f"{HOME}/athletes/{club.athlete.public_id}/messages/"


def test_message_new_of_a_coach_leads_back_to_the_athlete(inside: Club, coach: Client) -> None:
    response = coach.post(page_of(inside), {"body": "Rest today.  "})

    message = Message.objects.get()
    assert (message.body, message.side, message.author) == ("Rest today.", Author.COACH, inside.coach)
    assert response.url == f"{HOME}/athletes/{inside.athlete.public_id}/"


def test_message_new_of_the_athlete_is_sent_on_to_today(inside: Club, runner: Client) -> None:
    response = runner.post(page_of(inside), {"body": "Calf is sore."})

    assert (response.status_code, response.url) == (307, f"{HOME}/today/reply/")
    assert not Message.objects.exists()


def test_message_new_answers_htmx_with_the_thread(inside: Club, sign_in: SignIn) -> None:
    response = sign_in(inside.coach, htmx=True).post(page_of(inside), {"body": "<b>Rest</b>"})

    page = response.content.decode()
    assert (response.status_code, "<html" in page) == (200, False)
    assert "&lt;b&gt;Rest&lt;/b&gt;" in page


@pytest.mark.parametrize("body", ["", "   ", "x" * 2001])
def test_message_new_refused_keeps_what_was_typed(body: str, inside: Club, coach: Client) -> None:
    response = coach.post(page_of(inside), {"body": body})

    assert (response.status_code, response.context["message_form"]["body"].value()) == (422, body)
    assert not Message.objects.exists()


def test_message_new_refused_answers_htmx_with_the_form(inside: Club, sign_in: SignIn) -> None:
    response = sign_in(inside.coach, htmx=True).post(page_of(inside), {"body": "x" * 2001})

    page = response.content.decode()
    assert (response.status_code, "<html" in page, "x" * 2001 in page) == (422, False, True)


@pytest.mark.parametrize("count", [1, 3])
def test_message_new_asks_the_same_however_long_the_thread(
    count: int, inside: Club, sign_in: SignIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _number in range(count):
        services.send_message(
            athlete=inside.athlete, author=inside.coach, side=Author.COACH, body="Hello", now=NOW
        )
    client = sign_in(inside.coach, htmx=True)

    with django_assert_num_queries(12):
        client.post(page_of(inside), {"body": "Hello"})

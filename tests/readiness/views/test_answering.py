"""The athlete's word on Today: disagree, ask, answer, without JavaScript."""

from typing import Any

import pytest
import time_machine
from django.test import Client

from athletes.models import Message
from planning.models import PlannedSession
from readiness import services
from readiness.models import Answer, Intervention
from tests.coach.given import browser
from tests.factories import NOW, Club
from tests.readiness.given import HURT, TODAY

TODAY_PAGE = "/o/northline/today/"


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def runner(inside: Club, session: PlannedSession) -> Client:
    """The athlete, whose coach has confirmed that today's session is not run."""
    services.record_check_in(athlete=inside.athlete, day=TODAY, answers=HURT, now=NOW)
    case = Intervention.objects.get()
    services.approve(intervention=case, member=inside.coach, now=NOW, version=case.version)
    return browser(inside.runner)


def say(client: Client, do: str, said: str = "My calf is fine.") -> Any:
    return client.post(f"{TODAY_PAGE}answer/", {"do": do, "said": said})


def test_today_says_who_decided_what_and_when(runner: Client) -> None:
    assert runner.get(TODAY_PAGE).context["today"].said.text == "Northline Coach confirmed the change, 06:30"


def test_disagree_shows_on_today_and_opens_the_case(inside: Club, runner: Client) -> None:
    response = say(runner, "disagree")

    page = runner.get(response.url)
    assert Intervention.objects.get().closed_at is None
    assert (page.context["today"].said.disagrees, page.context["today"].said.may_disagree) == (True, False)
    assert page.context["today"].result.coach.text.startswith("Your coach knows that you disagree")
    assert page.context["today"].said.text.startswith("Northline Coach confirmed")


def test_disagreement_stands_on_top_for_the_coach(inside: Club, runner: Client) -> None:
    say(runner, "disagree")

    page = browser(inside.coach).get("/o/northline/queue/")

    (row,) = page.context["center"].rows
    assert "the athlete disagrees" in str(row).casefold()


def test_answer_is_a_message_about_the_case(inside: Club, runner: Client) -> None:
    say(runner, "answer")

    case, message = Intervention.objects.get(), Message.objects.get()
    assert (message.about, message.about_id, case.closed_at) == ("case", case.public_id, NOW)


def test_what_was_said_is_taken_back(runner: Client) -> None:
    say(runner, "disagree")
    answer = Answer.objects.get()

    runner.post(f"{TODAY_PAGE}answer/{answer.public_id}/take-back/")

    assert (Intervention.objects.get().closed_at, Message.objects.count()) == (NOW, 0)


@pytest.mark.parametrize("do", ["answer", "disagree", "ask"])
def test_nothing_typed_is_refused_on_the_page(do: str, runner: Client) -> None:
    response = say(runner, do, "  ")

    assert (response.status_code, response.context["answer"].errors != {}) == (422, True)
    assert not Message.objects.exists()


def test_disagree_with_nothing_is_refused_and_nothing_is_lost(inside: Club) -> None:
    response = say(browser(inside.runner), "disagree")

    assert (response.status_code, response.context["answer"]["said"].value()) == (409, "My calf is fine.")


def test_answer_of_another_athlete_is_not_found(inside: Club, runner: Client) -> None:
    say(runner, "disagree")
    answer = Answer.objects.get()
    inside.stranger.member = inside.assistant
    inside.stranger.save()

    stranger = browser(inside.assistant)

    assert stranger.post(f"{TODAY_PAGE}answer/{answer.public_id}/take-back/").status_code == 404

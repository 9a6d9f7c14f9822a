"""Today in the browser: five answers, the result, changes until local midnight; also without JavaScript."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from athletes.models import Athlete, Author, Message
from athletes.services import send_message
from readiness.models import CheckIn, Flag
from tenancy import scope
from tests.factories import NOW, Club
from tests.readiness.given import SORE, TODAY, WELL, check_in, plan_for, session_for
from tests.readiness.views.conftest import At, Browse

FIVE = {"day": "2026-11-21", "sleep": "4", "energy": "4", "recovery": "3", "stress": "4", "problem": "none"}
HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def clock() -> time_machine.Traveller:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def planned(club: Club) -> Athlete:
    """The runner, with intervals today."""
    with scope.enter(club.organization.pk):
        session_for(plan_for(club, club.athlete))
    return club.athlete


def stored(club: Club) -> list[CheckIn]:
    with scope.enter(club.organization.pk):
        return list(CheckIn.objects.filter(deleted_at=None))


def test_page_asks_five_questions_and_nothing_is_chosen(planned: Athlete, runner: Client, at: At) -> None:
    page = runner.get(at("today")).content.decode()

    assert page.count('type="radio"') == 4 * 5 + 3 + 10 + 3 + 11
    assert "checked" not in page
    assert "From your watch" not in page


def test_page_without_a_plan_is_friendly(club: Club, runner: Client, at: At) -> None:
    runner.post(at("check_in"), FIVE)

    assert "Your coach has not published a plan." in runner.get(at("today")).content.decode()


def test_check_in_without_javascript(planned: Athlete, club: Club, runner: Client, at: At) -> None:
    answer = runner.post(at("check_in"), FIVE, follow=True)

    assert answer.redirect_chain == [(at("today"), 302)]
    assert [(found.day, found.sleep, found.problem) for found in stored(club)] == [(TODAY, 4, "none")]
    page = answer.content.decode()
    assert "Readiness 68 of 100" in page
    assert "Check-in saved" in page


def test_check_in_with_htmx_is_answered_with_the_result_and_an_undo(
    planned: Athlete, runner: Client, at: At
) -> None:
    answer = runner.post(at("check_in"), FIVE, headers=HTMX)

    page = answer.content.decode()
    assert (answer.status_code, "<html" in page, 'id="after"' in page) == (200, False, True)
    assert f'action="{at("undo_check_in")}"' in page


def test_pain_shows_the_proposal_over_the_plan(planned: Athlete, runner: Client, at: At) -> None:
    hurts = {**FIVE, "problem": "pain", "body_part": "calf", "pain": "5"}

    page = runner.post(at("check_in"), hurts, headers=HTMX).content.decode()

    assert "<del>Planned: 8×400 m, 200 m jog</del>" in page
    assert "Your calf is sore" in page
    assert "Your coach has been asked to confirm this change." in page


def test_pain_is_forgotten_where_the_problem_is_none(club: Club, runner: Client, at: At) -> None:
    runner.post(at("check_in"), {**FIVE, "body_part": "calf", "pain": "5"})

    assert [(found.pain, found.body_part) for found in stored(club)] == [(0, "")]


@pytest.mark.parametrize(
    "wrong,sentence",
    [
        ({"sleep": ""}, "This field is required."),
        ({"sleep": "6"}, "Select a valid choice."),
        ({"problem": "pain", "pain": "4"}, "Choose where it hurts."),
        ({"problem": "pain", "body_part": "calf"}, "Choose how much it hurts."),
        ({"hrv_ms": "0"}, "Ensure this value is greater than or equal to 5."),
        ({"sleep_h": "25"}, "Ensure this value is less than or equal to 24."),
    ],
)
def test_invalid_answers_come_back_with_nothing_lost(
    club: Club, runner: Client, at: At, wrong: dict[str, str], sentence: str
) -> None:
    answer = runner.post(at("check_in"), {**FIVE, "note": "Long day", **wrong})

    page = answer.content.decode()
    assert (answer.status_code, sentence in page) == (422, True)
    assert "Long day" in page
    assert page.count("checked") >= 4
    assert stored(club) == []


def test_invalid_answers_are_a_fragment_for_htmx(club: Club, runner: Client, at: At) -> None:
    answer = runner.post(at("check_in"), {**FIVE, "sleep": ""}, headers=HTMX)

    page = answer.content.decode()
    assert (answer.status_code, "<html" in page, 'id="ci"' in page) == (422, False, True)


def test_answers_can_be_changed_until_midnight(
    club: Club, runner: Client, at: At, clock: time_machine.Traveller
) -> None:
    runner.post(at("check_in"), {**FIVE, "note": "Slept on the couch"})
    clock.move_to(datetime(2026, 11, 21, 23, 59, 59, tzinfo=UTC))

    page = runner.get(at("today"), {"change": "1"}).content.decode()
    runner.post(at("check_in"), {**FIVE, "sleep": "2", "changing": "True"})

    assert ("Slept on the couch" in page, page.count("checked")) == (True, 5)
    assert [found.sleep for found in stored(club)] == [2]


def test_changed_answers_offer_no_undo(club: Club, runner: Client, at: At) -> None:
    runner.post(at("check_in"), FIVE)

    page = runner.post(at("check_in"), {**FIVE, "changing": "True"}, headers=HTMX).content.decode()

    assert "Check-in saved" in page
    assert at("undo_check_in") not in page


def test_answers_after_local_midnight_are_asked_for_once_more(
    club: Club, runner: Client, at: At, clock: time_machine.Traveller
) -> None:
    with scope.enter(club.organization.pk):
        Athlete.objects.filter(pk=club.athlete.pk).update(timezone="Asia/Seoul")
    clock.move_to(datetime(2026, 11, 21, 15, 0, 1, tzinfo=UTC))  # 22 November, 00:00:01 in Seoul

    late = runner.post(at("check_in"), FIVE)
    again = runner.post(at("check_in"), {**FIVE, "day": "2026-11-22"})

    page = late.content.decode()
    assert (late.status_code, again.status_code) == (422, 302)
    assert "That day is over." in page
    assert 'value="2026-11-22"' in page
    assert [found.day for found in stored(club)] == [TODAY + timedelta(days=1)]


def test_undo_leaves_an_empty_form(club: Club, runner: Client, at: At) -> None:
    runner.post(at("check_in"), {**FIVE, "problem": "ill"})

    page = runner.post(at("undo_check_in"), headers=HTMX).content.decode()

    assert 'id="ci"' in page
    assert "checked" not in page
    assert stored(club) == []
    with scope.enter(club.organization.pk):
        assert not Flag.objects.filter(withdrawn_at=None).exists()


def test_undo_without_javascript_leads_back(club: Club, runner: Client, at: At) -> None:
    runner.post(at("check_in"), FIVE)

    assert runner.post(at("undo_check_in")).url == at("today")


def test_note_of_the_coach_is_read_once_it_was_shown(club: Club, runner: Client, at: At) -> None:
    with scope.enter(club.organization.pk):
        send_message(
            athlete=club.athlete, author=club.coach, side=Author.COACH, body="Easy <b>legs</b>", now=NOW
        )

    page = runner.get(at("today")).content.decode()

    assert "Easy &lt;b&gt;legs&lt;/b&gt;" in page
    with scope.enter(club.organization.pk):
        assert Message.objects.get().read_at == NOW


def test_reply_reaches_the_coach(club: Club, runner: Client, at: At) -> None:
    answer = runner.post(at("reply"), {"body": "The left one"})

    assert answer.url == at("today")
    with scope.enter(club.organization.pk):
        sent = Message.objects.get()
    assert (sent.body, sent.side, sent.author) == ("The left one", "athlete", club.runner)


def test_reply_with_htmx_leads_to_today(club: Club, runner: Client, at: At) -> None:
    answer = runner.post(at("reply"), {"body": "The left one"}, headers=HTMX)

    assert answer.headers["HX-Redirect"] == at("today")


def test_empty_reply_is_not_sent(club: Club, runner: Client, at: At) -> None:
    answer = runner.post(at("reply"), {"body": " "}, follow=True)

    assert "Nothing was sent" in answer.content.decode()
    with scope.enter(club.organization.pk):
        assert not Message.objects.exists()


@pytest.mark.parametrize("name,method", [("today", "get"), ("check_in", "post"), ("undo_check_in", "post")])
def test_today_is_the_athletes_alone(club: Club, browse: Browse, at: At, name: str, method: str) -> None:
    for member in (club.coach, club.owner, club.assistant):
        assert getattr(browse(member), method)(at(name), FIVE).status_code == 404


def test_athlete_of_another_club_finds_nothing(club: Club, other_club: Club, browse: Browse, at: At) -> None:
    stranger = browse(other_club.runner)

    assert stranger.get(at("today")).status_code == 404
    assert stranger.post(at("check_in"), FIVE).status_code == 404
    assert stored(club) == []


def test_page_names_the_day_in_the_athletes_language(club: Club, runner: Client, at: At) -> None:
    with scope.enter(club.organization.pk):
        check_in(club.athlete, SORE)
        check_in(club.athlete, WELL)

    page = runner.get(at("today"), headers={"Accept-Language": "en"}).content.decode()

    assert "Saturday 21 November" in page

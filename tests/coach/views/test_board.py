"""The squad's week: by hand, by htmx, without either; for one and for several; who may, what is refused."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from athletes.models import Athlete, AthleteGrant
from planning import selectors
from planning.models import PlannedSession, Revision
from tests.coach.given import HTMX, address
from tests.factories import Club, make_athlete
from tests.planning.drafting import SUNDAY, TODAY, drafted, fresh, new
from tests.planning.making import MONDAY, make_plan, make_session

PAGES = ("board_session", "board_add")
VERBS = ("board_change", "board_undo", "board_publish", "board_discard", "board_take_back")


@pytest.fixture
def session(inside: Club) -> PlannedSession:
    return make_session(make_plan(inside.athlete, inside.coach), TODAY)


@pytest.fixture
def other(inside: Club) -> Athlete:
    return make_athlete("Zoe", coach=inside.coach)


def send(client: Client, name: str, *, htmx: bool = True, **words: Any) -> HttpResponse:
    return client.post(f"{address(name)}?q=", words, headers=HTMX if htmx else None)


def changes(athlete: Athlete) -> int:
    return len(selectors.draft_of(athlete=athlete).changes)


@pytest.mark.parametrize("name", ["board", *PAGES, *VERBS])
def test_who_is_not_of_the_staff_finds_nothing(inside: Club, runner: Client, name: str) -> None:
    method = "post" if name in VERBS else "get"

    assert getattr(runner, method)(address(name)).status_code == 404


def test_an_athlete_whom_one_does_not_see_is_not_there(
    inside: Club, coach: Client, session: PlannedSession
) -> None:
    foreign = inside.stranger.public_id
    revision = drafted(inside, new(SUNDAY), athlete=inside.stranger)

    asked = {"athlete": foreign, "session": session.public_id}
    assert coach.get(address("board_session"), asked).status_code == 404
    assert send(coach, "board_change", ask="rest", day=SUNDAY, athlete=foreign).status_code == 404
    both = [inside.athlete.public_id, foreign]
    assert send(coach, "board_change", ask="rest", day=SUNDAY, athlete=both).status_code == 404
    assert send(coach, "board_undo", athlete=foreign).status_code == 404
    assert send(coach, "board_publish", seen=f"{foreign.hex}:1").status_code == 404
    take_back = f"{address('board_take_back')}?revision={revision.public_id}"
    assert coach.post(take_back).status_code == 404
    assert changes(inside.stranger) == 1


def test_an_assistant_looks_and_changes_nothing(
    inside: Club, assistant: Client, session: PlannedSession
) -> None:
    AthleteGrant.objects.create(athlete=inside.athlete, member=inside.assistant)

    page = assistant.get(address("board")).content.decode()

    assert f"card-{session.public_id}" in page
    assert [hook for hook in ("cal-verb", "board/add", "data-from") if hook in page] == []
    assert send(assistant, "board_change", ask="move").status_code == 404


def test_a_session_is_moved_for_its_athlete_alone(
    inside: Club, coach: Client, session: PlannedSession, other: Athlete
) -> None:
    said = {"session": session.public_id, "version": 1, "athlete": inside.athlete.public_id}

    answer = send(coach, "board_change", ask="move", day=SUNDAY, **said)

    page = answer.content.decode()
    assert (answer.status_code, changes(inside.athlete), changes(other)) == (200, 1, 0)
    assert "1 change for 1 athlete" in page
    assert f'data-stand-on="card-{session.public_id}"' in page
    assert f"undo/?athlete={inside.athlete.public_id}" in page


def test_the_menu_moves_it_without_javascript(inside: Club, coach: Client, session: PlannedSession) -> None:
    at = {"athlete": inside.athlete.public_id, "session": session.public_id, "q": "han"}
    dialog = coach.get(address("board_session"), at).content.decode()
    action = f"{address('board_change')}?athlete={inside.athlete.public_id}&q=han"
    assert action.replace("&", "&amp;") in dialog

    words = {"ask": "move", "session": session.public_id, "version": 1, "day": SUNDAY}
    answer = coach.post(action, words)

    assert answer["Location"] == f"{address('board')}?q=han#card-{session.public_id}"
    assert changes(inside.athlete) == 1


def test_a_library_session_is_added_for_several(inside: Club, coach: Client, other: Athlete) -> None:
    asked = {"code": "easy-run", "day": SUNDAY, "athlete": other.public_id}
    form = coach.get(address("board_add"), asked).content.decode()
    assert form.count('name="athlete"') == 2
    assert form.count("checked") == 1

    both = [inside.athlete.public_id, other.public_id]
    send(coach, "board_change", ask="create", code="easy-run", day=SUNDAY, athlete=both)

    assert (changes(inside.athlete), changes(other)) == (1, 1)
    send(coach, "board_undo", athlete=both)
    assert (changes(inside.athlete), changes(other)) == (0, 0)


def test_the_library_is_searched_without_losing_whom_it_is_for(
    inside: Club, coach: Client, other: Athlete
) -> None:

    page = coach.get(address("board_add"), {"category": "recovery", "athlete": other.public_id, "q": "zo"})

    assert (
        f"code=recovery-jog&amp;day={TODAY}&amp;athlete={other.public_id}&amp;q=zo" in page.content.decode()
    )


@pytest.mark.parametrize(
    "words, status",
    [
        ({"ask": "dance"}, 422),
        ({"ask": "rest", "day": MONDAY}, 422),
        ({"ask": "move", "session": "0198a000-0000-7000-8000-000000000000", "day": SUNDAY}, 409),
    ],
)
def test_what_cannot_be_done_is_said(inside: Club, coach: Client, words: Any, status: int) -> None:
    answer = send(coach, "board_change", athlete=inside.athlete.public_id, **words)

    assert (answer.status_code, b"data-toast" in answer.content) == (status, True)
    assert changes(inside.athlete) == 0


def test_all_is_published_and_taken_back(
    inside: Club, coach: Client, session: PlannedSession, other: Athlete
) -> None:
    both = [inside.athlete.public_id, other.public_id]
    send(coach, "board_change", ask="rest", day=SUNDAY, athlete=both)
    seen = coach.get(address("board")).context["board"].bar.seen

    answer = send(coach, "board_publish", seen=seen)

    assert b"Published for 2 athletes." in answer.content
    assert PlannedSession.objects.published().filter(day=SUNDAY).count() == 2
    named = "&".join(f"revision={one.public_id}" for one in Revision.objects.applied())
    coach.post(f"{address('board_take_back')}?{named}", headers=HTMX)
    assert (changes(inside.athlete), changes(other)) == (1, 1)


def test_a_draft_that_nobody_saw_is_neither_published_nor_discarded(
    inside: Club, coach: Client, session: PlannedSession
) -> None:
    drafted(inside, new(SUNDAY))
    drafted(inside, new(SUNDAY))
    seen = f"{inside.athlete.public_id.hex}:1"

    answers = [send(coach, name, seen=seen) for name in ("board_publish", "board_discard")]

    assert [one.status_code for one in answers] == [409, 409]
    assert b"Ji-woo Han: " in answers[0].content
    assert (changes(inside.athlete), fresh(session).day) == (2, TODAY)


def test_what_makes_no_sense_in_the_address_counts_as_not_said(inside: Club, coach: Client) -> None:
    page = coach.get(address("board"), {"from": "never", "group": "x", "coach": "y", "after": "z"})

    assert (page.status_code, page.context["board"].monday) == (200, MONDAY)
    assert coach.get(address("board"), {"q": "nobody"}).content.count(b"Nobody fits") == 1


def test_a_session_that_is_gone_leads_back_to_the_board(inside: Club, coach: Client) -> None:
    answer = coach.get(address("board_session"), {"athlete": inside.athlete.public_id, "session": "gone"})

    assert answer["Location"].startswith(address("board"))

"""The workout editor, with and without JavaScript."""

from dataclasses import replace
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from planning import services
from planning.models import LibrarySession, Visibility
from tests.factories import NOW, Club
from tests.planning.making import address
from tests.planning.own import TEXT, make_own

HTMX = {"HX-Request": "true"}
WRONG = "10m Z1\n3x 400mtr fast"


def words(**changes: Any) -> dict[str, Any]:
    said = {"title": "Kilometres", "category": "threshold", "text": TEXT, "visibility": "private"}
    return {**said, "do": "save", **changes}


def send(
    client: Client, session: LibrarySession | None = None, *, htmx: bool = False, **changes: Any
) -> HttpResponse:
    url = address("session_edit", session.public_id) if session else address("session_new")
    return client.post(url, words(**changes), headers=HTMX if htmx else {})


@pytest.fixture
def own(inside: Club) -> LibrarySession:
    return make_own(
        inside.coach, visibility=Visibility.TEAM, shared_with=(inside.assistant,), tags=("a", "b")
    )


def test_a_new_session_is_saved(inside: Club, coach: Client) -> None:
    page = send(coach, tags="track, hard", shared_with=[str(inside.assistant.public_id)], folder="5 km/Track")

    session = LibrarySession.objects.get()
    assert page["Location"] == address("own_session", session.public_id)
    assert (session.author, session.tags, session.folder, session.visibility, session.version) == (
        inside.coach,
        ["track", "hard"],
        "5 km / Track",
        "private",
        1,
    )


def test_a_new_session_begins_as_a_private_easy_one(coach: Client) -> None:
    form = coach.get(address("session_new")).context["form"]

    assert (form["category"].value(), form["visibility"].value()) == ("easy", "private")


def test_the_form_says_what_is_there(inside: Club, coach: Client, own: LibrarySession) -> None:
    form = coach.get(address("session_edit", own.public_id)).context["form"]

    assert {name: form[name].value() for name in ("title", "text", "tags", "shared_with", "version")} == {
        "title": "Kilometres",
        "text": TEXT,
        "tags": "a, b",
        "shared_with": [str(inside.assistant.public_id)],
        "version": 1,
    }


def test_saving_refuses_mistakes_and_loses_nothing(inside: Club, coach: Client) -> None:
    page = send(coach, text=WRONG, cues="Relax.", title="Mine")

    content = page.content.decode()
    assert (page.status_code, LibrarySession.objects.count()) == (422, 0)
    assert "Line 2, column 11: " in content
    assert (">Relax.</textarea>" in content.replace("\n", ""), 'value="Mine"' in content) == (True, True)
    assert "<mark>fast</mark>" in content
    assert WRONG in content.replace("\r\n", "\n")


def test_saving_demands_a_text(coach: Client) -> None:
    page = send(coach, text=" ")

    assert (page.status_code, list(page.context["form"].errors)) == (422, ["text"])


@pytest.mark.parametrize("tags", ["x" * 41, ",".join(map(str, range(21)))])
def test_tags_have_limits(coach: Client, tags: str) -> None:
    assert list(send(coach, tags=tags).context["form"].errors) == ["tags"]


def test_checking_saves_nothing_and_asks_for_nothing(inside: Club, coach: Client) -> None:
    page = send(coach, do="check", title="", text=WRONG)

    assert (page.status_code, page.context["form"].errors, LibrarySession.objects.count()) == (200, {}, 0)
    assert [one.line for one in page.context["outcome"].mistakes] == [2]
    assert b"<h1>" in page.content


def test_while_typing_only_the_outcome_comes(coach: Client) -> None:
    page = send(coach, do="check", htmx=True, text="40m Z2").content.decode()

    assert ("<h1>" in page, "<textarea" in page, 'id="totals"' in page) == (False, False, True)
    assert 'id="text-status" hx-swap-oob="innerHTML">The text is right.' in page


def test_what_is_wrong_is_announced(coach: Client) -> None:
    page = send(coach, do="check", htmx=True, text=WRONG).content.decode()

    assert "1 mistake in the text. Line 2, column 11:" in page.partition("</p>")[0]


def test_percent_targets_stand_beside_the_chosen_athletes_paces(inside: Club, coach: Client) -> None:
    chosen = str(inside.athlete.public_id)

    rows = send(coach, do="check", text="20m 100% pace", athlete=chosen).context["outcome"].rows

    assert (rows[0].line.target, rows[0].line.own) == ("100 % of threshold pace", "4:10/km")


def test_nobody_out_of_sight_is_chosen(inside: Club, coach: Client) -> None:
    chosen = str(inside.stranger.public_id)

    assert (
        send(coach, do="check", text="20m 100% pace", athlete=chosen).context["outcome"].rows[0].line.own
        == ""
    )


@pytest.mark.parametrize("htmx", [True, False])
def test_a_step_is_moved_in_the_text(coach: Client, htmx: bool) -> None:
    page = send(coach, do="down:main.0", text="5m Z1\r\n10m Z3", htmx=htmx)

    content = page.content.decode()
    assert page.context["form"]["text"].value() == "10m Z3\n5m Z1"
    assert ("<h1>" in content, "<textarea" in content) == (not htmx, True)
    focused = content.partition("data-focus-after")[0].rpartition('id="')[2]
    assert focused.startswith("down-main.1")


def test_a_step_that_cannot_go_says_why(coach: Client) -> None:
    page = send(coach, do="delete:main.0", text="5m Z1", htmx=True)

    assert (page.context["form"]["text"].value(), page.context["refusal"]) == (
        "5m Z1",
        "The main set has no step.",
    )


def test_a_changed_session_keeps_its_former_version(inside: Club, coach: Client, own: LibrarySession) -> None:
    send(coach, own, text="30m Z3", version=1)

    own.refresh_from_db()
    assert (own.version, own.versions.count(), own.author) == (2, 2, inside.coach)


def test_who_comes_second_is_told_and_loses_nothing(inside: Club, coach: Client, own: LibrarySession) -> None:
    theirs = replace(services.facts_of_library_session(own), title="Theirs")
    services.change_library_session(session=own, author=inside.owner, facts=theirs, now=NOW)

    page = send(coach, own, title="Mine", version=1)

    own.refresh_from_db()
    assert (page.status_code, own.title, page.context["form"]["title"].value()) == (409, "Theirs", "Mine")
    assert "Nothing of yours is lost" in page.content.decode()

    send(coach, own, title="Mine", version=page.context["form"]["version"].value())

    own.refresh_from_db()
    assert (own.title, [one.title for one in own.versions.all()]) == (
        "Mine",
        ["Mine", "Theirs", "Kilometres"],
    )


def test_an_archived_session_is_not_edited(coach: Client, own: LibrarySession) -> None:
    services.archive_library_session(session=own, now=NOW)

    page = coach.get(address("session_edit", own.public_id))

    assert page["Location"] == address("own_session", own.public_id)


def test_others_sessions_are_not_edited(inside: Club, client: Client, coach: Client, runner: Client) -> None:
    theirs = make_own(inside.owner)

    assert [one.get(address("session_edit", theirs.public_id)).status_code for one in (coach, runner)] == [
        404,
        404,
    ]


def test_an_owner_edits_what_is_shared_with_them(inside: Club) -> None:
    theirs, browser = make_own(inside.coach), Client()
    browser.force_login(inside.owner.user)

    assert browser.get(address("session_edit", theirs.public_id)).status_code == 200

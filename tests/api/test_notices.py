"""Notices, wishes, quiet, templates, answers and the coach's week, by API."""

from typing import Any

import pytest

from athletes.models import Event, Notice, NoticePreference, Phrase
from athletes.services import notify
from tenancy import scope
from tests.api.asking import as_member, send
from tests.api.given import a_case
from tests.factories import NOW, Club

PHRASE = {"name": "Rest", "body_en": "Rest today, {name}.", "shared": True}


def tell(club: Club) -> Notice:
    with scope.enter(club.organization.pk):
        made = notify(event=Event.DISAGREED, to=club.coach, athlete=club.athlete, params={}, now=NOW)
    assert made is not None
    return made


def ask(club: Club, method: str, path: str, body: Any = None, member: str = "coach", **headers: str) -> Any:
    return send(as_member(getattr(club, member)), method, path, body, **headers)


def test_notices_are_listed_to_their_member_alone_and_marked_read(club: Club) -> None:
    notice = tell(club)

    (found,) = ask(club, "get", "notices/").json()["results"]
    others = ask(club, "get", "notices/", member="owner").json()["results"]
    read = ask(club, "post", "notices/read/", {"public_ids": [str(notice.public_id)]}).json()

    assert (found["event"], found["words"], others) == (
        "disagreed",
        "Ji-woo Han disagrees with a decision",
        [],
    )
    assert read == {"read": 1}


def test_wishes_change_what_is_named_and_nothing_else(club: Club) -> None:
    body = {"digest_hour": 18, "wishes": [{"event": "new_activity", "channel": "email", "wanted": True}]}

    said = ask(club, "put", "notice-wishes/", body).json()

    wanted = {(one["event"], one["channel"]): one["wanted"] for one in said["wishes"]}
    assert (said["digest_hour"], wanted["new_activity", "email"], wanted["message", "email"]) == (
        18,
        True,
        True,
    )
    with scope.enter(club.organization.pk):
        assert NoticePreference.objects.count() == 1


def test_push_is_refused(club: Club) -> None:
    body = {"wishes": [{"event": "message", "channel": "push", "wanted": True}]}

    assert ask(club, "put", "notice-wishes/", body).status_code == 400


def test_quiet_of_an_athlete_whom_one_does_not_see_is_not_found(club: Club) -> None:
    assert ask(club, "post", "mutes/", {"athlete": str(club.stranger.public_id)}).status_code == 404


def test_quiet_is_made_and_ended(club: Club) -> None:
    made = ask(club, "post", "mutes/", {"athlete": str(club.athlete.public_id), "until": "2027-01-01"}).json()

    ended = ask(club, "delete", f"mutes/{made['public_id']}/")

    assert (made["athlete"]["name"], ended.status_code) == ("Ji-woo Han", 204)
    assert ask(club, "get", "mutes/").json()["results"] == []


@pytest.mark.parametrize("member,shared", [("coach", True), ("assistant", False)])
def test_template_is_shared_by_whoever_may(club: Club, member: str, shared: bool) -> None:
    made = ask(club, "post", "message-templates/", PHRASE, member)

    assert (made.status_code, made.json()["shared"]) == (201, shared)
    assert ask(club, "post", "message-templates/", PHRASE, member).json()["code"] == "phrase_taken"


def test_template_that_was_removed_comes_back(club: Club) -> None:
    path = f"message-templates/{ask(club, 'post', 'message-templates/', PHRASE).json()['public_id']}/"

    ask(club, "delete", path)
    back = ask(club, "post", f"{path}restore/", {"version": 2})

    assert (back.status_code, back.json()["version"]) == (200, 3)
    with scope.enter(club.organization.pk):
        assert Phrase.objects.current().count() == 1


def test_disagreeing_with_nothing_is_refused_and_a_question_opens_a_case(club: Club) -> None:
    nothing = ask(club, "post", "today/answers/", {"stance": "disagree", "said": "No."}, "runner")
    asked = ask(club, "post", "today/answers/", {"stance": "ask", "said": "Longer?"}, "runner")
    back = ask(club, "delete", f"answers/{asked.json()['public_id']}/", member="runner")

    assert (nothing.status_code, nothing.json()["code"]) == (409, "nothing_decided")
    assert (asked.status_code, asked.json()["stance"], back.status_code) == (201, "ask", 204)


def test_message_names_what_it_is_about_and_is_taken_back(club: Club) -> None:
    case = a_case(club)
    path = f"athletes/{club.athlete.public_id}/messages/"
    about = {"about": "case", "about_id": str(case.public_id)}

    made = ask(club, "post", path, {"body": "How is it?", **about}).json()
    wrong = ask(club, "post", path, {"body": "How is it?", **about, "about": "session"})
    gone = ask(club, "delete", f"messages/{made['public_id']}/")

    assert (made["about"], made["about_id"], wrong.status_code, gone.status_code) == (
        "case",
        str(case.public_id),
        400,
        204,
    )


def test_week_of_a_coach(club: Club) -> None:
    a_case(club)

    week = ask(club, "get", "coach-week/2026-11-21/").json()

    assert (week["first"], [one["name"] for one in week["oldest"]]) == ("2026-11-16", ["Ji-woo Han"])
    assert ask(club, "get", "coach-week/soon/").status_code == 404

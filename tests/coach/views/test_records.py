"""The page of notes, tasks, injuries and illness, and what is done there."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from athletes.models import Attachment, Episode, Note, Task
from tenancy import scope
from tests.athletes.test_file_kinds import PNG
from tests.factories import Club
from tests.readiness.views.conftest import At, Browse, at, browse

__all__ = ["at", "browse"]  # fixtures

INJURY = {
    "kind": "injury", "body_part": "calf", "side": "left", "severity": "mild", "began_on": "2026-11-01",
    "allowed": "easy", "diagnosis": "SOLEUS",
}  # fmt: skip


@pytest.fixture
def coach(club: Club, browse: Browse) -> Client:
    return browse(club.coach)


def rows(club: Club, model: Any) -> list[Any]:
    with scope.enter(club.organization.pk):
        return list(model.objects.filter(deleted_at=None))


def way_back(client: Client, answer: HttpResponse) -> str:
    """The address of the toast's undo, which names the version."""
    page = client.get(answer["Location"]).content.decode()
    action = page.split("data-toast")[-1].split('action="')[1].split('"')[0].replace("&amp;", "&")
    assert parse_qs(urlsplit(action).query).keys() == {"version"}
    return action


def test_a_note_is_written_shown_and_taken_back(club: Club, coach: Client, at: At) -> None:
    page = at("athlete_notes", club.athlete.public_id)
    told = {"body": "CALF talk", "audience": "private"}
    answer = coach.post(at("note_new", club.athlete.public_id), told)
    back = way_back(coach, answer)
    shown = coach.get(page).content.decode()

    undone = coach.post(back)

    assert ("CALF talk" in shown, "Private to coaches" in shown) == (True, True)
    assert (answer["Location"], undone["Location"], rows(club, Note)) == (page, page, [])


def test_a_note_without_words_is_refused(club: Club, coach: Client, at: At) -> None:
    answer = coach.post(at("note_new", club.athlete.public_id), {"audience": "shared"})

    assert (answer.status_code, "This field is required." in answer.content.decode()) == (422, True)


def test_who_changes_an_old_note_is_told(club: Club, coach: Client, at: At) -> None:
    coach.post(at("note_new", club.athlete.public_id), {"body": "One", "audience": "private"})
    (note,) = rows(club, Note)
    path, later = at("note_edit", note.public_id), {"audience": "private", "version": "1"}

    first = coach.post(path, {**later, "body": "Two"})
    back = way_back(coach, first)
    second = coach.post(path, {**later, "body": "Three"})

    assert (first.status_code, second.status_code, "Three" in second.content.decode()) == (302, 409, True)
    assert rows(club, Note)[0].body == "Two"
    assert coach.post(back)["Location"] == at("athlete_notes", club.athlete.public_id)
    assert rows(club, Note)[0].body == "One"


def test_a_file_is_a_download_and_nothing_else(club: Club, coach: Client, browse: Browse, at: At) -> None:
    coach.post(at("note_new", club.athlete.public_id), {"body": "MRI", "audience": "private"})
    (note,) = rows(club, Note)
    picture = SimpleUploadedFile("<img src=x>.html", PNG, "text/html")

    coach.post(at("attachment_add", note.public_id), {"file": picture})
    (kept,) = rows(club, Attachment)
    path = at("attachment_file", kept.public_id)
    answer, runner = coach.get(path), browse(club.runner).get(path)

    assert b"".join(answer.streaming_content) == PNG
    assert answer["Content-Disposition"].startswith("attachment;")
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("image/png", "nosniff")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert runner.status_code == 404


def test_a_hostile_file_is_refused_with_a_sentence(club: Club, coach: Client, at: At) -> None:
    coach.post(at("note_new", club.athlete.public_id), {"body": "MRI", "audience": "private"})
    (note,) = rows(club, Note)
    hostile = SimpleUploadedFile("knee.png", b"<script>alert(1)</script>", "image/png")

    answer = coach.post(at("attachment_add", note.public_id), {"file": hostile}, follow=True)

    assert "Only pictures" in answer.content.decode()
    assert rows(club, Attachment) == []


def test_an_episode_is_opened_moved_and_taken_back(club: Club, coach: Client, at: At) -> None:
    coach.post(at("episode_new", club.athlete.public_id), INJURY)
    (episode,) = rows(club, Episode)
    step = {"state": "easy", "day": "2026-11-20", "version": "1"}

    moved = coach.post(at("episode_move", episode.public_id), step)
    back = way_back(coach, moved)
    shown = coach.get(at("athlete_notes", club.athlete.public_id)).content.decode()
    coach.post(back)

    assert ("Running easy" in shown, "SOLEUS" in shown) == (True, True)
    assert [(one.state, one.allowed) for one in rows(club, Episode)] == [("resting", "easy")]


def test_a_second_one_at_the_same_place_is_refused(club: Club, coach: Client, at: At) -> None:
    path = at("episode_new", club.athlete.public_id)
    coach.post(path, INJURY)

    answer = coach.post(path, INJURY)

    assert (answer.status_code, "This is open already." in answer.content.decode()) == (422, True)


def test_a_task_is_done_and_taken_back(club: Club, coach: Client, at: At) -> None:
    told = {"title": "Call", "owner": str(club.coach.public_id), "athlete": str(club.athlete.public_id)}
    coach.post(at("task_new"), {**told, "due_on": "2026-11-23"})
    (task,) = rows(club, Task)

    back = way_back(coach, coach.post(at("task_done", task.public_id), {"version": "1"}))
    over = coach.get(at("tasks") + "?whose=done").content.decode()
    coach.post(back)

    assert "Call" in over
    assert rows(club, Task)[0].done_at is None


def test_an_athlete_reads_shared_notes_and_no_diagnosis(
    club: Club, coach: Client, runner: Client, at: At
) -> None:
    for audience in ("private", "shared"):
        told = {"body": f"NOTE-{audience}", "audience": audience}
        coach.post(at("note_new", club.athlete.public_id), told)
    coach.post(at("episode_new", club.athlete.public_id), INJURY)

    page = runner.get(at("my_notes")).content.decode()

    assert ("NOTE-shared" in page, "NOTE-private" in page, "SOLEUS" in page) == (True, False, False)
    assert "Easy running only" in page
    for name in ("athlete_notes", "note_new", "episode_new"):
        assert runner.get(at(name, club.athlete.public_id)).status_code == 404


def test_an_athlete_tells_of_an_injury_and_takes_it_back(club: Club, runner: Client, at: At) -> None:
    told = {"kind": "injury", "body_part": "knee", "side": "right", "began_on": "2026-11-20"}

    answer = runner.post(at("my_episode_new"), told)
    opened = [(one.origin, one.allowed) for one in rows(club, Episode)]
    runner.post(way_back(runner, answer))

    assert (opened, rows(club, Episode)) == ([("athlete", "nothing")], [])


def test_an_athlete_takes_nothing_back_that_a_coach_has_opened(
    club: Club, coach: Client, runner: Client, at: At
) -> None:
    coach.post(at("episode_new", club.athlete.public_id), INJURY)
    (episode,) = rows(club, Episode)

    answer = runner.post(at("my_episode_remove", episode.public_id), {"version": "1"}, follow=True)

    assert "This has been changed since." in answer.content.decode()
    assert rows(club, Episode) == [episode]


def test_a_strangers_pages_are_not_there(club: Club, coach: Client, at: At) -> None:
    stranger = club.stranger.public_id

    for name in ("athlete_notes", "note_new", "episode_new", "pain_table"):
        assert coach.get(at(name, stranger)).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_the_same_whatever_it_holds(
    club: Club, coach: Client, at: At, count: int, django_assert_num_queries: Any
) -> None:
    for number in range(count):
        told = {"body": f"Note {number}", "audience": "shared"}
        coach.post(at("note_new", club.athlete.public_id), told)
        coach.post(
            at("episode_new", club.athlete.public_id), {**INJURY, "side": ["left", "right", "both"][number]}
        )
        task = {"title": f"Call {number}", "owner": str(club.coach.public_id)}
        coach.post(at("task_new"), {**task, "athlete": str(club.athlete.public_id)})
    page = at("athlete_notes", club.athlete.public_id)
    coach.get(page)

    with django_assert_num_queries(QUERIES):
        coach.get(page)


QUERIES = 16


@pytest.mark.parametrize("page, tab", [("athlete_notes", "notes"), ("readiness_days", "readiness")])
def test_the_athletes_pages_lead_to_each_other(
    club: Club, coach: Client, at: At, page: str, tab: str
) -> None:
    words = coach.get(at(page, club.athlete.public_id)).content.decode()

    assert f'id="tab-{tab}" href="{at(page, club.athlete.public_id)}" aria-current="page"' in words
    assert f'href="{at("calendar", club.athlete.public_id)}"' in words

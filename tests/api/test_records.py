"""Notes, files, tasks, injuries and illness, by the API."""

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from tests.api.asking import HURT, V1, as_member, errors, refusal, send
from tests.athletes.test_file_kinds import PNG
from tests.factories import Club

PRIVATE = {"audience": "private", "body": "Worries about work"}
SHARED = {"audience": "shared", "body": "Well done"}
INJURY = {
    "kind": "injury", "body_part": "calf", "side": "left", "began_on": "2026-11-18", "diagnosis": "SOLEUS",
}  # fmt: skip


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel(datetime(2026, 11, 21, 6, 30, tzinfo=UTC), tick=False) as traveller:
        yield traveller


def ask(club: Club, member: str, method: str, path: str, body: Any = None, **headers: str) -> HttpResponse:
    return send(as_member(getattr(club, member)), method, path, body, **headers)


def of_athlete(club: Club, what: str) -> str:
    return f"athletes/{club.athlete.public_id}/{what}/"


def listed(club: Club, member: str, path: str) -> list[Any]:
    return as_member(getattr(club, member)).get(f"{V1}/{path}").json()["results"]


def test_private_notes_are_not_in_an_athletes_list(club: Club) -> None:
    notes = of_athlete(club, "notes")
    ask(club, "coach", "post", notes, PRIVATE)
    ask(club, "coach", "post", notes, SHARED)

    assert [one["audience"] for one in listed(club, "coach", notes)] == ["shared", "private"]
    assert [one["body"] for one in listed(club, "runner", notes)] == ["Well done"]
    assert [one["body"] for one in listed(club, "coach", f"{notes}?audience=private")] == [PRIVATE["body"]]
    assert ask(club, "runner", "post", notes, SHARED).status_code == 404


def test_a_note_is_changed_looked_back_over_and_taken_back(club: Club) -> None:
    made = ask(club, "coach", "post", of_athlete(club, "notes"), PRIVATE).json()
    path = f"notes/{made['public_id']}/"

    changed = ask(club, "coach", "patch", path, {"audience": "shared"}).json()
    before = as_member(club.coach).get(f"{V1}/{path}versions/").json()
    back = ask(club, "coach", "post", f"{path}undo/", {"version": changed["version"]}).json()
    late = ask(club, "coach", "post", f"{path}undo/", {"version": changed["version"]})

    assert (changed["audience"], changed["body"], changed["version"]) == ("shared", PRIVATE["body"], 2)
    assert [(one["number"], one["audience"]) for one in before] == [(1, "private")]
    assert back["audience"] == "private"
    assert refusal(late) == (409, "changed")
    assert as_member(club.runner).get(f"{V1}/{path}versions/").status_code == 404


def test_a_stale_change_is_refused(club: Club) -> None:
    made = ask(club, "coach", "post", of_athlete(club, "notes"), PRIVATE).json()
    path = f"notes/{made['public_id']}/"
    tag = as_member(club.coach).get(f"{V1}/{path}")["ETag"]
    ask(club, "owner", "patch", path, {"body": "Else"})

    late = ask(club, "coach", "patch", path, {"body": "Mine"}, If_Match=tag)

    assert late.status_code == 412


def test_files_follow_their_note(club: Club) -> None:
    made = ask(club, "coach", "post", of_athlete(club, "notes"), PRIVATE).json()
    coach, path = as_member(club.coach), f"{V1}/notes/{made['public_id']}/attachments/"

    kept = coach.post(path, {"file": SimpleUploadedFile("knee.html", PNG)}).json()
    hostile = coach.post(path, {"file": SimpleUploadedFile("knee.png", b"<svg/>")})
    file = f"{V1}/attachments/{kept['public_id']}/file/"
    answer = coach.get(file)

    assert (kept["filename"], kept["content_type"]) == ("knee.png", "image/png")
    assert errors(hostile) == [("file", "not_attachable")]
    assert (b"".join(answer.streaming_content), answer["X-Content-Type-Options"]) == (PNG, "nosniff")
    assert as_member(club.runner).get(file).status_code == 404


def test_a_task_is_made_done_and_taken_back(club: Club) -> None:
    told = {"title": "Call", "due_on": "2026-11-23", "due_at": "17:00"}
    told["athlete"] = str(club.athlete.public_id)
    made = ask(club, "coach", "post", "tasks/", told).json()
    path = f"tasks/{made['public_id']}/"

    done = ask(club, "owner", "patch", path, {"done": True}).json()
    over = listed(club, "coach", "tasks/?state=done")
    back = ask(club, "coach", "post", f"{path}undo/", {"version": done["version"]}).json()

    assert (made["owner"]["name"], made["due_at"], made["done_at"]) == (club.coach.user.name, "17:00", None)
    assert [one["done_by"]["name"] for one in over] == [club.owner.user.name]
    assert (back["done_at"], listed(club, "coach", "tasks/?state=open")[0]["title"]) == (None, "Call")
    assert as_member(club.runner).get(f"{V1}/tasks/").status_code == 404


@pytest.mark.parametrize(
    "told,refused",
    [
        ({"title": "Call", "due_at": "17:00"}, [("due_on", "required")]),
        ({"title": "Call", "owner": "01935a2e-7b1c-7d60-8a4e-0c9a8f1f1e11"}, [("owner", "not_theirs")]),
    ],
)
def test_a_task_that_cannot_be_is_refused(
    club: Club, told: dict[str, str], refused: list[tuple[str, str]]
) -> None:
    assert errors(ask(club, "coach", "post", "tasks/", told)) == refused


def test_an_athlete_tells_of_an_injury_and_reads_no_diagnosis(club: Club) -> None:
    episodes = of_athlete(club, "episodes")
    ask(club, "coach", "post", episodes, INJURY)
    told = ask(club, "runner", "post", episodes, {**INJURY, "side": "right", "allowed": "all"}).json()

    mine, theirs = listed(club, "runner", episodes), listed(club, "coach", episodes)

    assert (told["origin"], told["allowed"], "diagnosis" in told) == ("athlete", "nothing", False)
    assert ["diagnosis" in one for one in mine] == [False, False]
    assert sorted(one["diagnosis"] for one in theirs) == ["", "SOLEUS"]
    assert refusal(ask(club, "coach", "post", episodes, INJURY)) == (409, "already_open")


def test_an_episode_moves_ends_and_is_taken_back(club: Club) -> None:
    made = ask(club, "coach", "post", of_athlete(club, "episodes"), INJURY).json()
    path = f"episodes/{made['public_id']}/"

    moved = ask(club, "coach", "post", f"{path}move/", {"state": "easy", "day": "2026-11-20"}).json()
    ended = ask(club, "coach", "patch", path, {"ended_on": "2026-11-21"}).json()
    back = ask(club, "coach", "post", f"{path}undo/", {"version": ended["version"]}).json()

    assert (moved["allowed"], [step["state"] for step in moved["steps"]]) == ("no_key", ["resting", "easy"])
    assert (ended["ended_on"], ended["diagnosis"], back["ended_on"]) == ("2026-11-21", "SOLEUS", None)
    assert ask(club, "runner", "patch", path, {"ended_on": "2026-11-21"}).status_code == 404


def test_a_check_in_names_several_places(club: Club) -> None:
    spots = [{"part": "calf", "side": "left", "pain": 3}, {"part": "foot", "side": "right", "pain": 6}]
    told = {name: value for name, value in HURT.items() if name not in ("pain", "body_part")}

    answer = ask(club, "runner", "put", "check-in/", {**told, "spots": spots}).json()["check_in"]
    listed_ones = listed(club, "coach", of_athlete(club, "check-ins"))

    assert (answer["pain"], answer["body_part"]) == (6, "foot")
    assert answer["spots"] == [spots[1], spots[0]]
    assert listed_ones[0]["spots"] == [spots[1], spots[0]]


def test_an_answer_without_spots_has_its_one_place(club: Club) -> None:
    answer = ask(club, "runner", "put", "check-in/", HURT).json()["check_in"]

    assert answer["spots"] == [{"part": "calf", "side": "", "pain": 6}]


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("what,queries", [("notes", 8), ("episodes", 8)])
def test_lists_ask_the_same_whatever_they_hold(
    club: Club, what: str, queries: int, count: int, django_assert_num_queries: Any
) -> None:
    for number in range(count):
        body = SHARED if what == "notes" else {**INJURY, "side": ("left", "right", "both")[number]}
        ask(club, "coach", "post", of_athlete(club, what), body)
    client = as_member(club.coach)

    with django_assert_num_queries(queries):
        found = client.get(f"{V1}/{of_athlete(club, what)}").json()["results"]

    assert len(found) == count


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_tasks_asks_the_same(club: Club, count: int, django_assert_num_queries: Any) -> None:
    for _number in range(count):
        ask(club, "coach", "post", "tasks/", {"title": "Call"})
    client = as_member(club.coach)

    with django_assert_num_queries(6):
        found = client.get(f"{V1}/tasks/").json()["results"]

    assert len(found) == count

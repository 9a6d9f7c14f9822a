"""Two activities made one, a source made an activity of its own, and both taken back within their time."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse

from athletes.models import Activity, ActivitySource
from ingest.models import Conflict
from tenancy import scope
from tenancy.keys import Reach
from tests.api.asking import V1, as_member, errors, refusal, send
from tests.api.test_api_keys import program
from tests.factories import NOW, Club
from tests.ingest.services.deciding_of import STARTED_AT, activity_of, in_dispute, told, twins

NOWHERE = "01234567-89ab-7def-8123-456789abcdef"


@pytest.fixture
def pair(club: Club) -> tuple[Activity, Activity]:
    with scope.enter(club.organization.pk):
        return twins(club)


@pytest.fixture
def run(club: Club) -> Activity:
    with scope.enter(club.organization.pk):
        return in_dispute(club)


def ask(club: Club, of: Activity, path: str, member: str = "coach", **said: Any) -> HttpResponse:
    """A request about the activity; names in capitals are headers."""
    headers = {name: said.pop(name) for name in list(said) if name[0].isupper()}
    client = as_member(getattr(club, member))
    return send(client, "post", f"activities/{of.public_id}/{path}", said, **headers)


def merge(club: Club, pair: tuple[Activity, Activity], member: str = "coach", **headers: str) -> HttpResponse:
    return ask(club, pair[0], "merge/", member, other=str(pair[1].public_id), **headers)


def split(club: Club, run: Activity, member: str = "coach", **said: str) -> HttpResponse:
    return ask(club, run, "split/", member, **{"source": "strava|id:1", **said})


def undo(club: Club, decision: dict[str, Any], member: str = "coach", **headers: str) -> HttpResponse:
    client, body = as_member(getattr(club, member)), {"version": decision["version"]}
    return send(client, "post", f"conflicts/{decision['public_id']}/undo/", body, **headers)


def sources(club: Club) -> set[frozenset[str]]:
    """The keys of the sources of each activity that is listed."""
    with scope.enter(club.organization.pk):
        rows = ActivitySource.objects.filter(activity__deleted_at=None).values_list("activity", "key")
        return {frozenset(key for of, key in rows if of == pk) for pk, _key in rows}


APART, TOGETHER = {frozenset({"file:a"}), frozenset({"row:1"})}, {frozenset({"file:a", "row:1"})}


@pytest.mark.parametrize("member", ["runner", "coach", "owner"])
def test_two_activities_become_one_and_two_again(
    club: Club, pair: tuple[Activity, Activity], member: str
) -> None:
    made = merge(club, pair, member)
    together = sources(club)
    back = undo(club, made.json(), member)

    said = made.json()
    assert (made.status_code, said["kind"], said["state"]) == (201, "duplicate", "resolved")
    assert (said["activity"], said["other"]) == tuple(str(one.public_id) for one in pair)
    assert said["undo_until"] == (NOW + timedelta(minutes=10)).isoformat().replace("+00:00", "Z")
    assert (together, back.status_code, back.json()["undo_until"]) == (TOGETHER, 200, None)
    assert sources(club) == APART


def test_merging_again_gives_the_decision_that_was_made(club: Club, pair: tuple[Activity, Activity]) -> None:
    version = f'"v{pair[0].version}"'

    answers = [merge(club, pair, If_Match=version, Idempotency_Key="one") for _ in range(2)]
    without_key = merge(club, pair)

    assert [one.status_code for one in answers] == [201, 201]
    assert answers[1].json() == answers[0].json()
    assert without_key.json()["public_id"] == answers[0].json()["public_id"]


def test_a_merge_of_what_has_changed_is_stale(club: Club, pair: tuple[Activity, Activity]) -> None:
    assert refusal(merge(club, pair, If_Match='"v9"')) == (412, "stale")
    assert sources(club) == APART


def test_what_cannot_be_one(club: Club, pair: tuple[Activity, Activity]) -> None:
    keep, other = pair
    with scope.enter(club.organization.pk):
        far = activity_of(club, told("gpx", "day:3", started_at=STARTED_AT + timedelta(days=2)))
        gone = activity_of(club, told("gpx", "gone"))
        Activity.objects.filter(pk=gone.pk).update(deleted_at=NOW)
    sentences = {
        keep: "Choose two different activities of one athlete.",
        far: "Only activities of the same day, the day before and the day after can be the same run.",
        gone: "One of the two activities is no longer there.",
    }

    for one, sentence in sentences.items():
        for path in ("merge/", "merge/preview/"):
            answer = ask(club, keep, path, other=str(one.public_id))
            assert (refusal(answer), answer.json()["detail"]) == ((409, "cannot_move"), sentence)
    assert other.deleted_at is None


def test_an_activity_of_another_athlete_whom_one_sees(club: Club, pair: tuple[Activity, Activity]) -> None:
    keep, other = pair
    with scope.enter(club.organization.pk):
        Activity.objects.filter(pk=other.pk).update(athlete=club.stranger)
        ActivitySource.objects.filter(activity=other).update(athlete=club.stranger)

    seen, unseen = merge(club, pair, "owner"), merge(club, pair, "coach")

    assert refusal(seen) == (409, "cannot_move")
    assert errors(unseen) == [("other", "unknown")]
    assert errors(ask(club, keep, "merge/", other=NOWHERE)) == [("other", "unknown")]
    assert errors(ask(club, keep, "merge/")) == [("other", "required")]


def test_an_activity_of_another_club_is_none(
    club: Club, other_club: Club, pair: tuple[Activity, Activity]
) -> None:
    with scope.enter(other_club.organization.pk):
        theirs = in_dispute(other_club)

    into, of = merge(club, (pair[0], theirs)), merge(club, (theirs, pair[0]))

    assert (errors(into), refusal(of)) == ([("other", "unknown")], (404, "not_found"))


@pytest.mark.parametrize("path", ["merge/", "merge/preview/", "split/"])
def test_whoever_does_not_see_the_athlete_moves_nothing(
    club: Club, pair: tuple[Activity, Activity], path: str
) -> None:
    said = {"other": str(pair[1].public_id), "source": "fit|file:a"}

    assert refusal(ask(club, pair[0], path, "assistant", **said)) == (404, "not_found")
    assert sources(club) == APART


def test_a_preview_says_what_would_count_and_keeps_nothing(club: Club) -> None:
    with scope.enter(club.organization.pk):
        keep = activity_of(club, told("fit", "file:a", distance_m=9000.0, avg_hr_bpm=150.0))
        other = activity_of(club, told("strava", "id:1", distance_m=12_000.0, name="Tempo"))
        Activity.objects.filter(pk=other.pk).update(rpe=7, note="Windy")

    answer = ask(club, keep, "merge/preview/", other=str(other.public_id))

    given = answer.json()
    fields = {one["field"]: one for one in given["provenance"]}
    assert (answer.status_code, given["version"]) == (200, keep.version)
    assert [given[name]["public_id"] for name in ("stays", "goes")] == [
        str(one.public_id) for one in (keep, other)
    ]
    assert (fields["name"]["before"], fields["name"]["value"]) == (None, "Tempo")
    assert [(one["source"], one["value"]) for one in fields["distance_m"]["said"]] == [
        ("fit|file:a", 9000.0),
        ("strava|id:1", 12_000.0),
    ]
    assert (given["disputed"], given["carried"]) == (["distance_m"], ["rpe", "note"])
    assert given["words"].startswith("All sources of the second activity")
    assert sources(club) == {frozenset({"file:a"}), frozenset({"id:1"})}


def test_a_preview_says_what_the_merge_then_does(club: Club, pair: tuple[Activity, Activity]) -> None:
    keep, other = pair

    foreseen = ask(club, keep, "merge/preview/", other=str(other.public_id)).json()["provenance"]
    merge(club, pair)

    path = f"{V1}/activities/{keep.public_id}/provenance/"
    done = as_member(club.coach).get(path).json()["provenance"]
    assert [{name: one[name] for name in one if name != "before"} for one in foreseen] == done


@pytest.mark.parametrize("member", ["runner", "coach", "owner"])
def test_a_source_stands_by_itself_and_comes_back(club: Club, run: Activity, member: str) -> None:
    made = split(club, run, member)
    apart = sources(club)
    back = undo(club, made.json(), member)

    said = made.json()
    assert (made.status_code, said["choice"]["kind"], said["activity"]) == (201, "split", str(run.public_id))
    assert apart == {frozenset({"file:a"}), frozenset({"id:1"})}
    assert (back.status_code, sources(club)) == (200, {frozenset({"file:a", "id:1"})})


def test_a_split_is_done_once_under_a_key(club: Club, run: Activity) -> None:
    version = f'"v{run.version}"'

    first, again = (split(club, run, If_Match=version, Idempotency_Key="one") for _ in range(2))

    assert (first.status_code, again.json()) == (201, first.json())
    assert refusal(split(club, run)) == (409, "cannot_move")


def test_a_split_of_what_has_changed_is_stale(club: Club, run: Activity) -> None:
    assert refusal(split(club, run, If_Match='"v9"')) == (412, "stale")


@pytest.mark.parametrize("source", ["strava|id:9", "fit", "manual|edit:1"])
def test_a_source_that_is_not_there_is_not_split_off(club: Club, run: Activity, source: str) -> None:
    answer = split(club, run, source=source)

    assert refusal(answer) == (409, "cannot_move")
    assert answer.json()["detail"].startswith("This source is not part of the activity any more")


def test_the_only_source_is_not_split_off(club: Club, pair: tuple[Activity, Activity]) -> None:
    assert refusal(split(club, pair[0], source="fit|file:a")) == (409, "cannot_move")
    assert errors(split(club, pair[0], source="")) == [("source", "blank")]


@pytest.mark.parametrize("language,words", [("en", "ten minutes"), ("ko", "10분")])
def test_after_ten_minutes_it_is_too_late(
    club: Club, pair: tuple[Activity, Activity], language: str, words: str
) -> None:
    decision = merge(club, pair).json()

    with time_machine.travel(NOW + timedelta(minutes=10), tick=False):
        late = undo(club, decision, Accept_Language=language)

    assert (refusal(late), words in late.json()["detail"]) == ((409, "undo_too_late"), True)
    assert sources(club) == TOGETHER


def test_an_undo_within_the_time_is_answered_again_after_it(
    club: Club, pair: tuple[Activity, Activity]
) -> None:
    decision = merge(club, pair).json()
    with time_machine.travel(NOW + timedelta(minutes=9), tick=False):
        first = undo(club, decision, Idempotency_Key="back")

    with time_machine.travel(NOW + timedelta(minutes=11), tick=False):
        again = undo(club, decision, Idempotency_Key="back")

    assert (first.status_code, again.status_code, again.json()) == (200, 200, first.json())


def test_an_undo_of_another_version_or_by_a_stranger(club: Club, pair: tuple[Activity, Activity]) -> None:
    decision = merge(club, pair).json()

    assert refusal(undo(club, {**decision, "version": 9})) == (409, "changed")
    assert refusal(undo(club, decision, "assistant")) == (404, "not_found")
    undo(club, decision)
    assert refusal(undo(club, decision)) == (409, "changed")


def test_a_merge_whose_run_was_removed_since_is_not_taken_back(
    club: Club, pair: tuple[Activity, Activity]
) -> None:
    decision = merge(club, pair).json()
    with scope.enter(club.organization.pk):
        Activity.objects.filter(pk=pair[0].pk).update(deleted_at=NOW)

    assert refusal(undo(club, decision)) == (409, "changed")
    with scope.enter(club.organization.pk):
        assert Conflict.objects.get().state == "resolved"


def test_a_program_moves_activities_with_the_scope_to_write_them(
    club: Club, pair: tuple[Activity, Activity]
) -> None:
    body = {"other": str(pair[1].public_id)}
    path = f"activities/{pair[0].public_id}/merge/"
    reads, writes = (
        program(club, reach, name=reach) for reach in (Reach.READ_ACTIVITIES, Reach.WRITE_ACTIVITIES)
    )

    assert refusal(send(reads, "post", path, body)) == (403, "scope_missing")
    assert send(writes, "post", path, body).status_code == 201

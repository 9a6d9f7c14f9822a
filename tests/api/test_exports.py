"""Sessions as files over the API."""

import pytest

from planning.exporting import CONTENT_TYPES, Format
from planning.models import PlannedSession
from tenancy import scope
from tests.analytics.formats.watch import by_fitdecode
from tests.api.asking import V1, as_member, errors, refusal
from tests.api.given import a_session
from tests.factories import Club


def path(session: str) -> str:
    return f"{V1}/planned-sessions/{session}/export/"


@pytest.mark.parametrize("wanted", Format)
@pytest.mark.parametrize("member", ["runner", "coach"])
def test_a_session_as_a_file(club: Club, member: str, wanted: Format) -> None:
    answer = as_member(getattr(club, member)).get(path(a_session(club)), {"format": wanted.value})

    assert (answer.status_code, answer["Content-Type"]) == (200, CONTENT_TYPES[wanted])
    assert answer["Content-Disposition"].startswith("attachment; filename")
    assert (answer["Cache-Control"], len(answer.content) > 50) == ("no-store", True)


def test_a_file_is_for_watches_unless_another_is_named(club: Club) -> None:
    answer = as_member(club.runner).get(path(a_session(club)))

    assert by_fitdecode(answer.content)[0][1]["type"] == "workout"


def test_who_has_the_file_is_told_so(club: Club) -> None:
    client, address = as_member(club.runner), path(a_session(club))
    tag = client.get(address)["ETag"]

    again = client.get(address, headers={"If-None-Match": tag})

    assert (again.status_code, again.content, again["ETag"]) == (304, b"", tag)


def test_what_a_file_cannot_say_stands_in_a_header(club: Club) -> None:
    answer = as_member(club.coach).get(f"{V1}/library/vo2-400/export/?format=zwo")

    assert "race_pace=1" in answer["Workout-Lost"].split(", ")


def test_what_nobody_has_confirmed_stays(club: Club) -> None:
    session = a_session(club)
    with scope.enter(club.organization.pk):
        PlannedSession.objects.update(automatic=True, confirmed=False)

    found = {refusal(as_member(one).get(path(session))) for one in (club.runner, club.coach)}

    assert found == {(409, "not_confirmed")}


def test_a_day_of_rest_is_no_file(club: Club) -> None:
    session = a_session(club)
    with scope.enter(club.organization.pk):
        PlannedSession.objects.update(steps=None)

    assert refusal(as_member(club.coach).get(path(session))) == (404, "not_found")


def test_the_library_for_an_athlete(club: Club) -> None:
    client, address = as_member(club.coach), f"{V1}/library/vo2-400/export/?format=json"

    typical = client.get(address).json()
    theirs = client.get(f"{address}&athlete={club.athlete.public_id}").json()

    assert (typical["workoutName"], typical == theirs) == (theirs["workoutName"], False)


def test_exports_asked_for_what_is_not(club: Club) -> None:
    client = as_member(club.coach)

    assert errors(client.get(f"{V1}/library/vo2-400/export/?format=gpx")) == [("format", "invalid_choice")]
    assert refusal(client.get(f"{V1}/library/no-such/export/")) == (404, "not_found")
    assert refusal(client.get(f"{V1}/library/vo2-400/export/?athlete={club.stranger.public_id}")) == (
        404,
        "not_found",
    )

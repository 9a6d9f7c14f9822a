"""Filters: declared by the list, refused where it knows none of that name."""

import pytest
from django.http import HttpResponse

from athletes.models import Activity
from ingest.services import accept_upload
from planning.services import match_session, publish_plan
from readiness.models import Intervention
from tenancy import scope
from tests.api.asking import V1, as_member, errors, send
from tests.api.given import (
    a_case,
    a_long_run,
    a_session,
    drafts,
    more_athletes,
    mornings,
    notes,
    races,
    runs,
)
from tests.factories import NOW, Club


def listed(club: Club, path: str, member: str = "owner") -> HttpResponse:
    return as_member(getattr(club, member)).get(f"{V1}/{path}")


def made_a_run(club: Club) -> Activity:
    """This morning's, matched to the session of the day."""
    run = a_long_run(club)
    with scope.enter(club.organization.pk):
        match_session(activity=run)
    return run


def ids(answer: HttpResponse) -> list[str]:
    return [row["public_id"] for row in answer.json()["results"]]


@pytest.mark.parametrize(
    "query, which",
    [
        ("since=2026-11-20", [0, 1]),
        ("until=2026-11-20", [1, 2]),
        ("since=2026-11-20&until=2026-11-20", [1]),
        ("since=2027-01-01", []),
    ],
)
def test_runs_between_days(club: Club, query: str, which: list[int]) -> None:
    made = [str(run.public_id) for run in runs(club, 3)]

    assert ids(listed(club, f"activities/?{query}", "runner")) == [made[number] for number in which]


def test_runs_by_the_category_of_their_session(club: Club) -> None:
    a_session(club)
    run = str(made_a_run(club).public_id)
    path = f"athletes/{club.athlete.public_id}/activities/?category="
    category = listed(club, f"activities/{run}/").json()["session"]["category"]

    assert ids(listed(club, path + category)) == [run]
    assert ids(listed(club, path + "long")) == []


def test_filters_hold_on_the_next_page(club: Club) -> None:
    made = [str(run.public_id) for run in runs(club, 3)]

    first = listed(club, "activities/?since=2026-11-20&limit=1", "runner")

    following = as_member(club.runner).get(first.json()["next"])
    assert (ids(first), ids(following), following.json()["next"]) == (made[:1], made[1:2], None)


def test_athletes_by_name_and_by_coach(club: Club) -> None:
    (runner,) = more_athletes(club, 1)
    coached = [str(club.athlete.public_id), str(runner.public_id)]

    assert ids(listed(club, "athletes/?q=RUNNER")) == [str(runner.public_id)]
    assert ids(listed(club, f"athletes/?coach={club.coach.public_id}")) == coached
    assert ids(listed(club, f"athletes/?coach={club.coach.public_id}&q=ji-woo")) == coached[:1]
    assert ids(listed(club, f"athletes/?coach={club.owner.public_id}")) == []


def test_cases_by_state_bucket_and_athlete(club: Club) -> None:
    one, other = (a_case(club, athlete) for athlete in (club.athlete, club.stranger))
    with scope.enter(club.organization.pk):
        Intervention.objects.filter(pk=other.pk).update(bucket="watch", state="seen")

    for query in ("bucket=at_risk", "state=new", f"athlete={club.athlete.public_id}"):
        assert ids(listed(club, f"interventions/?{query}")) == [str(one.public_id)]
    assert ids(listed(club, f"interventions/?bucket=watch&athlete={club.athlete.public_id}")) == []


@pytest.mark.parametrize(
    "query, which", [("since=2026-11-20", [0, 1]), ("until=2026-11-20", [1, 2]), ("since=2026-11-22", [])]
)
def test_mornings_and_measurements_between_days(club: Club, query: str, which: list[int]) -> None:
    made = [str(morning.public_id) for morning in mornings(club, 3)]
    athlete = f"athletes/{club.athlete.public_id}/"
    for day in ("2026-11-19", "2026-11-20", "2026-11-21"):
        send(as_member(club.coach), "put", f"{athlete}wellness/", {"day": day, "sleep_h": 7})
    days = ["2026-11-21", "2026-11-20", "2026-11-19"]

    measured = listed(club, f"{athlete}wellness/?{query}").json()["results"]

    assert ids(listed(club, f"{athlete}check-ins/?{query}")) == [made[number] for number in which]
    assert [row["day"] for row in measured] == [days[number] for number in which]


def test_races_between_days(club: Club) -> None:
    made = [str(race.public_id) for race in races(club, 3)]
    path = f"athletes/{club.athlete.public_id}/races/"

    assert ids(listed(club, f"{path}?since=2026-12-05")) == made[1:]
    assert ids(listed(club, f"{path}?until=2026-12-05")) == made[:2]


def test_messages_since_an_instant(club: Club) -> None:
    made = [str(note.public_id) for note in notes(club, 3)]
    path = f"athletes/{club.athlete.public_id}/messages/?since="

    assert ids(listed(club, f"{path}2026-11-21T05:30:00Z")) == made[:2]
    assert ids(listed(club, f"{path}2026-11-21T15:00:00%2B09:00")) == made[:1]
    assert errors(listed(club, f"{path}lately")) == [("since", "invalid")]


def test_plans_by_state(club: Club) -> None:
    draft, published = drafts(club, 2)
    with scope.enter(club.organization.pk):
        publish_plan(plan=published, now=NOW)
    path = f"athletes/{club.athlete.public_id}/plans/?state="

    assert ids(listed(club, f"{path}draft")) == [str(draft.public_id)]
    assert ids(listed(club, f"{path}published")) == [str(published.public_id)]
    assert ids(listed(club, f"{path}draft", "runner")) == []


def test_uploads_by_state(club: Club) -> None:
    with scope.enter(club.organization.pk):
        waiting = accept_upload(
            athlete=club.athlete, uploader=club.coach, filename="a.fit", data=b"a", now=NOW
        )
    path = f"athletes/{club.athlete.public_id}/uploads/?state="

    assert ids(listed(club, f"{path}waiting")) == [str(waiting.public_id)]
    assert ids(listed(club, f"{path}done")) == []


def test_members_by_role(club: Club) -> None:
    assert ids(listed(club, "memberships/?role=coach")) == [str(club.coach.public_id)]
    assert ids(listed(club, "memberships/?role=")) == [str(club.runner.public_id)]


def test_filter_shows_nobody_whom_one_may_not_see(club: Club) -> None:
    a_case(club, club.stranger)

    assert ids(listed(club, f"interventions/?athlete={club.stranger.public_id}", "coach")) == []
    assert ids(listed(club, "athletes/?q=Daniel", "coach")) == []


def test_unknown_filter_is_refused_and_the_known_are_named(club: Club) -> None:
    answer = listed(club, "athletes/?name=Ji-woo")

    assert errors(answer) == [("name", "unknown_filter")]
    assert answer.json()["errors"][0]["detail"] == "This list knows: coach, cursor, limit, q."


@pytest.mark.parametrize(
    "path, refused",
    [
        ("activities/?since=yesterday", ("since", "invalid")),
        ("activities/?until=2026-02-30", ("until", "invalid")),
        ("activities/?category=swim", ("category", "invalid_choice")),
        ("activities/?since=", ("since", "invalid")),
    ],
)
def test_runs_by_what_cannot_be(club: Club, path: str, refused: tuple[str, str]) -> None:
    assert errors(listed(club, path, "runner")) == [refused]


@pytest.mark.parametrize(
    "path, refused",
    [
        ("athletes/?coach=1", ("coach", "invalid")),
        ("athletes/?q=%00", ("q", "null_characters_not_allowed")),
        ("athletes/?q=", ("q", "blank")),
        (f"athletes/?q={'x' * 121}", ("q", "max_length")),
        ("interventions/?state=lost", ("state", "invalid_choice")),
        ("interventions/?bucket=", ("bucket", "invalid_choice")),
        ("interventions/?athlete=x", ("athlete", "invalid")),
    ],
)
def test_filters_with_what_cannot_be(club: Club, path: str, refused: tuple[str, str]) -> None:
    assert errors(listed(club, path)) == [refused]

"""Entering, changing, removing and taking back activities on their pages."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from athletes.models import Activity, ActivitySource
from tenancy import scope
from tests.factories import NOW, Club
from tests.ingest.conftest import At, Browse
from tests.ingest.files import fit_file, processed

NEW = {"day": "2026-11-21", "sport": "running", "timer_s": "45:00", "distance_m": "9,5"}


@pytest.fixture(autouse=True)
def clock() -> time_machine.Traveller:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def run(club: Club) -> Activity:
    with scope.enter(club.organization.pk):
        return processed(club, fit_file()).activity


def fresh(club: Club) -> Activity:
    with scope.enter(club.organization.pk):
        return Activity.objects.select_related("shoe").get()


def boxes(client: Client, url: str, **changes: Any) -> dict[str, Any]:
    """What the edit form sends when it is sent as it is shown, but for the changes."""
    form = client.get(url).context["form"]
    shown = {bound.name: bound.value() for bound in form}
    start = shown["start"].strftime("%H:%M:%S") if shown["start"] else ""
    plain = {name: "" if value is None else value for name, value in shown.items()}
    return {**plain, "start": start, "back": [], **changes}


def test_entering_takes_a_few_boxes(club: Club, runner: Client, at: At) -> None:
    answer = runner.post(at("activity_new", club.athlete.public_id), {**NEW, "rpe": "6", "notes": "No watch"})

    made = fresh(club)
    assert (answer.status_code, answer["Location"]) == (302, at("activity_page", made.public_id))
    assert (made.duration_s, made.distance_m, made.rpe) == (2700.0, 9500.0, 6)
    assert (made.notes, made.start_known) == ([{"kind": "manual", "text": "No watch"}], False)


def test_entering_reads_the_persons_units(club: Club, browse: Browse, at: At) -> None:
    club.coach.user.units = "imperial"
    club.coach.user.save()

    browse(club.coach).post(
        at("activity_new", club.athlete.public_id), {**NEW, "distance_m": "6", "start": "07:15"}
    )

    made = fresh(club)
    assert round(made.distance_m or 0) == 9656
    assert made.started_at == datetime(2026, 11, 21, 7, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    "changes, field",
    [
        ({"timer_s": ""}, "timer_s"),
        ({"timer_s": "soon"}, "timer_s"),
        ({"day": "2026-11-22"}, "day"),
        ({"distance_m": "far"}, "distance_m"),
        ({"sport": "flying"}, "sport"),
    ],
)
def test_entering_refuses_and_keeps_what_was_typed(
    club: Club, runner: Client, at: At, changes: dict[str, str], field: str
) -> None:
    answer = runner.post(at("activity_new", club.athlete.public_id), {**NEW, **changes})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert answer.context["form"][field].value() == changes[field]


def test_entering_it_twice_says_so(club: Club, runner: Client, at: At) -> None:
    url = at("activity_new", club.athlete.public_id)
    runner.post(url, NEW)

    again = runner.post(url, NEW, follow=True)

    assert "This activity was here already." in again.content.decode()


def test_a_form_sent_as_it_was_shown_changes_nothing(
    club: Club, run: Activity, runner: Client, at: At
) -> None:
    url = at("activity_edit", run.public_id)

    answer = runner.post(url, boxes(runner, url))

    assert (answer.status_code, fresh(club).version) == (302, run.version)
    with scope.enter(club.organization.pk):
        assert not ActivitySource.objects.filter(kind="manual").exists()


def test_what_is_changed_counts(club: Club, run: Activity, runner: Client, at: At) -> None:
    url = at("activity_edit", run.public_id)

    answer = runner.post(
        url, boxes(runner, url, distance_m="10", day="2026-11-20", start="06:00:00"), follow=True
    )

    changed = fresh(club)
    assert (changed.distance_m, changed.day) == (10_000.0, date(2026, 11, 20))
    assert changed.started_at == datetime(2026, 11, 20, 6, tzinfo=UTC)
    assert "typed here" in answer.content.decode()


def test_an_emptied_box_is_given_back(club: Club, run: Activity, runner: Client, at: At) -> None:
    url = at("activity_edit", run.public_id)
    runner.post(url, boxes(runner, url, distance_m="10", name="Park"))

    runner.post(url, boxes(runner, url, distance_m=""))

    assert (fresh(club).distance_m, fresh(club).name) == (run.distance_m, "Park")


def test_a_ticked_box_is_given_back(club: Club, run: Activity, runner: Client, at: At) -> None:
    url = at("activity_edit", run.public_id)
    runner.post(url, boxes(runner, url, distance_m="10", name="Park"))

    runner.post(url, boxes(runner, url, back=["distance_m", "name"]))

    assert (fresh(club).distance_m, fresh(club).name) == (run.distance_m, run.name)


def test_an_edit_that_comes_late_is_told_so(club: Club, run: Activity, runner: Client, at: At) -> None:
    url = at("activity_edit", run.public_id)
    late = boxes(runner, url, name="Late")
    runner.post(url, boxes(runner, url, name="Park"))

    answer = runner.post(url, late)

    assert (answer.status_code, fresh(club).name) == (409, "Park")
    assert "This has been changed since." in answer.content.decode()


def test_a_removal_can_be_taken_back(club: Club, run: Activity, runner: Client, at: At) -> None:
    page = runner.post(at("activity_delete", run.public_id), {"version": run.version}, follow=True)
    removed = page.context["removed"]
    gone = fresh(club).deleted_at

    runner.post(at("activity_restore", run.public_id), {"version": removed.version})

    assert "has been removed" in page.content.decode()
    assert (gone, fresh(club).deleted_at) == (NOW, None)


def test_a_removal_that_comes_late_removes_nothing(club: Club, run: Activity, runner: Client, at: At) -> None:
    answer = runner.post(at("activity_delete", run.public_id), {"version": run.version + 1}, follow=True)

    assert (fresh(club).deleted_at, "This has been changed since." in answer.content.decode()) == (None, True)


@pytest.mark.parametrize("name", ["activity_edit", "activity_delete", "activity_restore"])
def test_activities_of_others_are_not_found(
    club: Club, other_club: Club, runner: Client, at: At, name: str
) -> None:
    with scope.enter(other_club.organization.pk):
        theirs = processed(other_club, fit_file()).activity
    with scope.enter(club.organization.pk):
        strangers = processed(club, fit_file(), athlete=club.stranger).activity

    for public_id in (theirs.public_id, strangers.public_id, uuid4()):
        assert runner.post(at(name, public_id), {"version": "1"}).status_code == 404


@pytest.mark.parametrize("name", ["activities", "activity_new"])
def test_athletes_of_others_are_not_found(club: Club, runner: Client, at: At, name: str) -> None:
    for public_id in (club.stranger.public_id, uuid4()):
        assert runner.get(at(name, public_id)).status_code == 404

"""Readiness by day: page, API and export tell the same, to the last digit."""

import csv
import io
import re
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from readiness.exporting import COLUMNS, PARTS
from readiness.selectors import readiness_history
from readiness.selectors.readiness_days import ITEMS
from tenancy import scope
from tests.factories import NOW, Club
from tests.readiness.given import HURT, TIRED, TODAY, WELL, check_in, mornings, run_for
from tests.readiness.views.conftest import At, Browse


@pytest.fixture(autouse=True)
def clock() -> time_machine.Traveller:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def answered(club: Club) -> Club:
    """Twelve usual mornings as rows, then three that the service scored, with a watch's HRV."""
    with scope.enter(club.organization.pk):
        mornings(club.athlete, 12, hrv_ms=60.0)
        run_for(club.athlete)
        for days_ago, said in ((20, WELL), (15, TIRED), (0, HURT)):
            check_in(club.athlete, said, days_ago=days_ago)
    return club


def lines(answer: object) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.content.decode())))  # type: ignore[attr-defined]


def test_page_api_and_export_agree_to_the_last_digit(answered: Club, browse: Browse, at: At) -> None:
    coach, key = browse(answered.coach), answered.athlete.public_id
    page = coach.get(at("readiness_days", key)).content.decode()
    table = lines(coach.get(at("readiness_table", key)))
    told = coach.get(
        f"/api/v1/athletes/{key}/readiness/", headers={"Organization": answered.organization.slug}
    )

    days = told.json()["days"]
    assert [row["day"] for row in table] == [one["day"] for one in days]
    assert len(days) == 15
    for row, one in zip(table, days, strict=True):
        _same(row, one)
    cells = re.findall(r"</span> ([0-9.]+) × ([0-9.]+) <span class=\"small\">\(\+?(-?[0-9.]+)\)", page)
    parts = [part for one in days for part in one["contributions"]]
    assert cells == [tuple(str(part[name]) for name in PARTS) for part in parts]


def _same(row: dict[str, str], one: dict[str, object]) -> None:
    for name in ("score", "band", "confidence", "baseline_first", "baseline_last", "baseline_days", "pain"):
        assert row[name] == str(one[name])
    assert row["acwr"] == ("" if one["acwr"] is None else str(one["acwr"]))
    parts = {part["item"]: part for part in one["contributions"]}  # type: ignore[attr-defined]
    for item in ITEMS:
        told = [str(parts[item][name]) if item in parts else "" for name in PARTS]
        assert [row[f"{item}_{name}"] for name in PARTS] == told


def test_days_say_what_was_missing_and_what_they_were_compared_with(answered: Club) -> None:
    with scope.enter(answered.organization.pk):
        latest = readiness_history(athlete=answered.athlete, today=TODAY).days[0]

    assert (latest.day, latest.baseline_first.isoformat(), latest.baseline_last.isoformat()) == (
        TODAY,
        "2026-10-24",
        "2026-11-20",
    )
    assert (latest.baseline_days, latest.missing) == (14, ("hrv", "resting_hr", "sleep_h"))
    assert (latest.pain, latest.ill, latest.learning) == (6, False, False)


def test_line_has_a_dot_for_a_lone_day_and_gaps_between(answered: Club) -> None:
    with scope.enter(answered.organization.pk):
        line = readiness_history(athlete=answered.athlete, today=TODAY).line

    assert line is not None
    assert (line.count("h.01"), line.count("L")) == (2, 12)


def test_athlete_sees_their_own_in_their_frame(answered: Club, runner: Client, at: At) -> None:
    page = runner.get(at("readiness_days", answered.athlete.public_id))

    assert page.templates[1].name == "base_athlete.html"
    assert "Ninety days of your readiness" in page.content.decode()


def test_nobody_answered_says_what_to_do(club: Club, runner: Client, at: At) -> None:
    page = runner.get(at("readiness_days", club.athlete.public_id)).content.decode()

    assert "No check-ins in these ninety days" in page
    assert at("today") in page


def test_table_without_days_is_its_head(club: Club, runner: Client, at: At) -> None:
    answer = runner.get(at("readiness_table", club.athlete.public_id))

    assert answer.content.decode() == ",".join(COLUMNS) + "\r\n"
    assert answer["Content-Disposition"] == 'attachment; filename="readiness-ji-woo-han-2026-11-21.csv"'


@pytest.mark.parametrize("page", ["readiness_days", "readiness_table"])
def test_others_are_not_found(page: str, club: Club, other_club: Club, runner: Client, at: At) -> None:
    for public_id in (uuid4(), other_club.athlete.public_id):
        assert runner.get(at(page, public_id)).status_code == 404


@pytest.mark.parametrize("days", [1, 3])
def test_history_is_read_in_two_queries(
    days: int, inside: Club, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    mornings(inside.athlete, days)
    inside.athlete.organization  # noqa: B018

    with django_assert_num_queries(2):
        assert len(readiness_history(athlete=inside.athlete, today=TODAY).days) == days


@pytest.mark.parametrize("days", ["0", "366", "many", "²", "-3"])
def test_api_refuses_days_that_cannot_be(days: str, club: Club, browse: Browse) -> None:
    url = f"/api/v1/athletes/{club.athlete.public_id}/readiness/?days={days}"

    answer = browse(club.coach).get(url, headers={"Organization": club.organization.slug})

    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "days")

"""A season from a table: looked at, corrected, kept as a template or as a draft."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from planning.models import Plan, PlannedSession, PlanTemplate, TemplateRow
from tests.factories import NOW, Club
from tests.ingest.parsers.test_season import HEADER, xlsx
from tests.planning.making import address
from tests.planning.templating import race_of

SEASON = xlsx(
    HEADER, ["1", "Build", "", "easy 40 min"], ["2", "", "", "20 apples", "", "", "", "", "long 2h"]
)


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def coach(inside: Club, client: Client) -> Client:
    client.force_login(inside.coach.user)
    return client


def send(coach: Client, data: bytes = SEASON, name: str = "autumn.xlsx") -> HttpResponse:
    return coach.post(address("season_import"), {"file": SimpleUploadedFile(name, data)})


def keep(coach: Client, **said: Any) -> HttpResponse:
    cells = {"c1-1": "easy 40 min", "c2-1": "", "c2-6": "long 2h", "p1": "build", "p2": "base", "k2": "on"}
    facts = {"confirm": "1", "weeks": "2", "name": "Autumn", "target": "template", "anchor": "start"}
    return coach.post(address("season_import"), {**cells, **facts, **said})


def test_every_cell_is_shown_and_nothing_saved(inside: Club, coach: Client) -> None:
    page = send(coach)

    cells = {cell.name: cell.text for week in page.context["weeks"] for cell in week.cells if cell.text}
    assert cells == {"c1-1": "easy 40 min", "c2-1": "20 apples", "c2-6": "long 2h"}
    assert (page.context["form"]["name"].value(), PlanTemplate.objects.count()) == ("autumn", 0)


def test_an_error_names_sheet_row_column_and_line(inside: Club, coach: Client) -> None:
    ((place, _slot, error),) = send(coach).context["errors"]

    assert (place.sheet, place.row, place.column, error.line) == ("Plan", 3, "D", 1)


def test_a_confirmed_season_is_a_template(inside: Club, coach: Client) -> None:
    answer = keep(coach)

    template = PlanTemplate.objects.get()
    assert answer.url == address("template_page", template.public_id)
    assert template.outline == [{"phase": "build", "cutback": False}, {"phase": "base", "cutback": True}]
    assert [row.offset for row in TemplateRow.objects.filter(template=template)] == [1, 13]


def test_a_confirmed_season_is_a_draft(inside: Club, coach: Client) -> None:
    answer = keep(coach, target=str(inside.athlete.public_id), start="2026-11-23")

    plan = Plan.objects.get()
    assert (answer.url, plan.state, plan.athlete) == (
        address("plan_page", plan.public_id),
        "draft",
        inside.athlete,
    )
    assert PlannedSession.objects.filter(plan=plan).count() == 2
    assert not PlanTemplate.objects.current().exists()


def test_a_draft_counts_back_from_the_race(inside: Club, coach: Client) -> None:
    race = race_of(inside.athlete)

    keep(coach, target=str(inside.athlete.public_id), anchor="race")

    assert Plan.objects.get().race == race


@pytest.mark.parametrize(
    "said",
    [
        {"c2-1": "20 apples"},
        {"name": ""},
        {"anchor": "race", "target": "own"},
        {"anchor": "start", "target": "own"},
        {"target": "stranger"},
        {"start": "2020-01-06", "target": "own"},
    ],
    ids=["cell", "name", "no race", "no start", "not theirs", "over"],
)
def test_what_cannot_be_kept_comes_back_as_it_was_typed(
    inside: Club, coach: Client, said: dict[str, str]
) -> None:
    people = {"own": str(inside.athlete.public_id), "stranger": str(inside.stranger.public_id)}
    target = said.get("target", "template")

    page = keep(coach, **{**said, "target": people.get(target, target)})

    assert (page.status_code, Plan.objects.count(), PlanTemplate.objects.current().count()) == (422, 0, 0)
    assert "easy 40 min" in page.content.decode()


@pytest.mark.parametrize("data", [b"", b"no table at all", b"PK\x03\x04 torn"])
def test_what_is_no_season_is_refused_in_words(inside: Club, coach: Client, data: bytes) -> None:
    page = send(coach, data)

    assert (page.status_code, bool(page.context["form"].errors["file"])) == (422, True)


def test_the_page_begins_with_a_form(inside: Club, coach: Client) -> None:
    assert coach.get(address("season_import")).status_code == 200

"""The shipped sessions in the database."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from django.test import Client

from analytics.workout.text import BadText
from config.postgres import Server
from planning import selectors, services
from planning.models import CatalogueSession
from planning.services.catalogue import CATALOGUE, shipped_sessions
from tests.database import TestDatabase, superuser
from tests.planning.library import shipped
from tests.planning.making import address

pytestmark = pytest.mark.django_db

WRITTEN = """
[[session]]
code = "%s"
level = 0.0
regression = ""
progression = ""
duration_min = [40, 40]
load = 39
contraindications = []
tags = []
title = { en = "New", ko = "새 훈련" }
purpose = { en = "New.", ko = "새롭습니다." }
cues = { en = "New.", ko = "새롭습니다." }
steps = "40m Z1-Z2"
"""


@pytest.fixture
def files(tmp_path: Path) -> Path:
    return copytree(CATALOGUE, tmp_path / "catalogue")


def test_the_database_holds_what_is_shipped() -> None:
    def told(sessions: list[CatalogueSession]) -> dict[str, tuple[object, ...]]:
        return {one.code: (one.category, one.title, one.steps, one.level, one.least_min) for one in sessions}

    assert told(selectors.catalogue()) == told(shipped())


def test_a_file_a_category_stands_beside_the_code() -> None:
    assert CATALOGUE.parts[-2:] == ("planning", "catalogue")
    assert {one.category for one in shipped_sessions()} == {file.stem for file in CATALOGUE.iterdir()}


@pytest.fixture
def _writable(db: None, postgres_server: Server, test_database: TestDatabase) -> Iterator[None]:
    """The application only reads the catalogue: here it may do what the owner does."""
    with superuser(postgres_server, test_database.name) as connection:
        connection.execute("GRANT INSERT, UPDATE ON planning_cataloguesession TO runseason_app")
        yield
        connection.execute("REVOKE INSERT, UPDATE ON planning_cataloguesession FROM runseason_app")


def codes() -> set[str]:
    return {one.code for one in selectors.catalogue()}


@pytest.mark.usefixtures("_writable")
def test_loading_twice_changes_nothing(files: Path) -> None:
    before = list(CatalogueSession.objects.values())

    assert services.load_catalogue(path=files) == services.load_catalogue(path=files) == len(shipped())
    assert list(CatalogueSession.objects.values()) == before


@pytest.mark.usefixtures("_writable")
def test_what_is_no_longer_shipped_is_retired_and_comes_back(files: Path) -> None:
    (files / "hills.toml").write_text(WRITTEN % "beach", encoding="utf-8")
    services.load_catalogue(path=files)

    old = CatalogueSession.objects.get(code="hills-short")
    assert ("hills-short" in codes(), "beach" in codes()) == (False, True)
    assert (old.retired, old.progression, old.regression, old.title["en"]) == (
        True, "", "", "Short hill repeats",
    )  # fmt: skip

    services.load_catalogue()

    assert ("hills-short" in codes(), "beach" in codes()) == (True, False)
    assert CatalogueSession.objects.get(code="hills-short").progression == "hills-short-long"


@pytest.mark.usefixtures("_writable")
def test_a_retired_session_is_read_but_not_offered(coach: Client, files: Path) -> None:
    (files / "hills.toml").write_text(WRITTEN % "beach", encoding="utf-8")
    services.load_catalogue(path=files)

    page = coach.get(address("library_session", "hills-short"))
    (hills,) = coach.get(address("library"), {"category": "hills"}).context["groups"]

    assert (page.context["found"].retired, b"No longer in the library" in page.content) == (True, True)
    assert [card.code for card in hills.cards] == ["beach"]


@pytest.mark.usefixtures("_writable")
def test_a_correction_keeps_the_row(files: Path) -> None:
    before = CatalogueSession.objects.get(code="easy-run")
    easy = files / "easy.toml"
    easy.write_text(easy.read_text(encoding="utf-8").replace("45m Z1-Z2", "50m Z1-Z2"), encoding="utf-8")

    services.load_catalogue(path=files)

    after = CatalogueSession.objects.get(code="easy-run")
    assert (after.pk, after.public_id) == (before.pk, before.public_id)
    assert after.steps["main"][0]["duration_s"] == 3000


def test_steps_that_do_not_read_are_refused(files: Path) -> None:
    (files / "easy.toml").write_text((WRITTEN % "beach").replace("40m Z1-Z2", "40m Z9"), encoding="utf-8")

    with pytest.raises(BadText):
        shipped_sessions(path=files)

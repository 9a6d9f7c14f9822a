"""What came in, on the status page and in the terminal."""

import io
from contextlib import suppress
from pathlib import Path

from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from config.operator.intake import read_intake
from ingest import services
from ingest.models import Conflict, ImportRun
from tenancy import scope
from tests.factories import NOW, Club
from tests.ingest.files import processed, short_file
from tests.ingest.services.test_importing import imported


def filled(club: Club) -> None:
    with scope.enter(club.organization.pk):
        activity = processed(club, short_file(1)).activity
        imported(club, {"b.fit": short_file(2)}, drain=False)
        Conflict.objects.create(
            athlete=club.athlete, activity=activity, kind="field", field="distance_m", raised_at=NOW
        )


def test_intake_counts_every_organization(club: Club, other_club: Club) -> None:
    filled(club)
    filled(other_club)

    found = read_intake([club.organization.pk, other_club.organization.pk])

    size = len(short_file(1)) + len(short_file(2))
    assert (found.under_way, found.conflicts, found.files, found.bytes) == (2, 2, 4, 2 * size)
    assert [(one.name, one.at) for one in found.doors] == [("Upload page", NOW)]
    assert [(one.name, one.at) for one in found.sources] == [("fit", NOW)]


def test_intake_of_an_empty_site() -> None:
    found = read_intake([])

    assert (found.doors, found.sources, found.files, found.bytes) == ([], [], 0, 0)


def test_intake_is_shown_to_operators(club: Club, browser: Client) -> None:
    filled(club)
    out = io.StringIO()

    with suppress(CommandError):  # no worker is heard here
        call_command("status", stdout=out)

    page = browser.get("/operator/status/").content.decode()
    assert "  imports under way: 1\n  conflicts that wait: 1\n" in out.getvalue()
    assert "last activity, fit: 2026-11-21T06:30:00+00:00" in out.getvalue()
    assert ("Imports under way" in page, "Last import, Upload page" in page) == (True, True)


def test_a_folder_that_cannot_be_read_is_wrong(club: Club, browser: Client, tmp_path: Path) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    with scope.enter(club.organization.pk):
        services.watch_folder(path=folder, athlete=club.athlete, uploader=club.coach)
        folder.rmdir()
        services.look_through(now=timezone.now())
        assert ImportRun.objects.count() == 0

    assert "1 watched folder cannot be read." in browser.get("/operator/status/").content.decode()

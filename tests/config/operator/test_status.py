"""The status of the site, on its page and in the terminal: all well, and each thing that can be wrong."""

from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.test.utils import override_settings
from django.utils import timezone

from config.operator.status import Disk, read_status
from tenancy.models import ErrorSeen, Heartbeat, Outbox, SlowStatement
from tenancy.work import TICK
from tests.factories import Club

PAGE = "/operator/status/"


@pytest.fixture
def beating(db: None) -> None:
    """Worker and scheduler were heard just now."""
    for name in ("worker", "scheduler", TICK):
        Heartbeat.objects.create(name=name, beat_at=timezone.now())


def said() -> tuple[int, str]:
    """Exit code and words of `manage.py status`."""
    out = StringIO()
    try:
        call_command("status", stdout=out)
    except CommandError as wrong:
        return wrong.returncode, out.getvalue()
    return 0, out.getvalue()


@override_settings(SLOW_QUERY_MS=500)
def test_all_is_well_on_an_empty_site(beating: None, browser: Client) -> None:
    code, words = said()
    page = browser.get(PAGE).content.decode()

    assert (code, words.splitlines()[:2]) == (0, ["What is wrong", "  none"])
    empty = ("All is well.", "No job waits", "No error in the last 30 days.", "No statement took 500 ms")
    assert [sentence in page for sentence in empty] == [True] * 4


def test_totals_count_every_organization(beating: None, club: Club, other_club: Club) -> None:
    totals = read_status(now=timezone.now()).totals

    assert (totals.organizations, totals.users, totals.athletes) == (2, 8, 4)


def test_versions_are_named(beating: None) -> None:
    versions = {version.name: version.number for version in read_status(now=timezone.now()).versions}

    assert (versions["RunSeason"], versions["Django"][:2]) == ("0.1.0", "5.")
    assert set(versions) == {"RunSeason", "Git", "Python", "Django", "PostgreSQL"}


@pytest.mark.parametrize("name", ["worker", "scheduler", TICK])
def test_a_silent_process_is_wrong(beating: None, name: str) -> None:
    Heartbeat.objects.filter(name=name).update(beat_at=timezone.now() - timedelta(minutes=3))

    code, words = said()

    assert (code, f"Nothing is heard from: {name}." in words) == (1, True)


@pytest.mark.parametrize(
    "minutes, sentence",
    [
        ({"due_at": -11}, "A job has been due for more than ten minutes."),
        ({"due_at": -20, "dead_at": -1}, "1 job was given up."),
    ],
)
def test_jobs_that_stand_still_are_wrong(
    beating: None, browser: Client, minutes: dict[str, int], sentence: str
) -> None:
    now = timezone.now()
    Outbox.objects.create(
        kind="x.late", **{name: now + timedelta(minutes=at) for name, at in minutes.items()}
    )

    code, words = said()

    page = browser.get(PAGE).content.decode()
    assert (code, sentence in words, sentence in page, "x.late" in page) == (1, True, True, True)


def test_jobs_are_counted_by_kind(beating: None) -> None:
    now = timezone.now()
    for minutes in (-1, 5):
        Outbox.objects.create(kind="b", due_at=now + timedelta(minutes=minutes))
    Outbox.objects.create(kind="a", due_at=now, dead_at=now)
    Outbox.objects.create(kind="c", due_at=now, done_at=now)

    found = [(row.kind, row.waiting, row.due, row.dead) for row in read_status(now=now).jobs]

    assert found == [("a", 0, 0, 1), ("b", 2, 1, 0)]


@pytest.mark.parametrize("free, full", [(49, True), (50, False)])
def test_a_disk_is_nearly_full_below_a_twentieth(free: int, full: bool) -> None:
    assert Disk(free=free, total=1000).is_full == full


def test_a_folder_for_files_that_is_not_made_yet_is_no_error(beating: None, tmp_path: Path) -> None:
    with override_settings(MEDIA_ROOT=tmp_path / "not" / "yet"):
        assert read_status(now=timezone.now()).disk.total > 0


def test_another_role_is_wrong(beating: None) -> None:
    with override_settings(DATABASE_ROLE="owner"):
        assert said()[0] == 1


def test_errors_and_slow_statements_are_shown_but_not_wrong_by_themselves(
    beating: None, browser: Client
) -> None:
    now = timezone.now()
    ErrorSeen.objects.create(
        fingerprint="e",
        kind="builtins.KeyError",
        place="today",
        count=3,
        first_at=now,
        last_at=now,
        trace="abc",
    )
    SlowStatement.objects.create(
        fingerprint="s", text="SELECT 42", count=1, worst_ms=812.4, first_at=now, last_at=now
    )

    code, words = said()

    page = browser.get(PAGE).content.decode()
    assert (code, "3 x builtins.KeyError in today" in words, "812 ms at worst" in words) == (0, True, True)
    assert ("builtins.KeyError" in page, "812 ms" in page, "SELECT 42" in page) == (True, True, True)


def test_the_admin_leads_to_the_status_and_to_the_organizations(browser: Client) -> None:
    page = browser.get("/operator/").content.decode()

    assert (f'href="{PAGE}"' in page, 'href="/operator/enter/"' in page) == (True, True)

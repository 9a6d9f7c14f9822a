"""What is remembered of errors and slow statements: where to look, and nothing of what they were about."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import override_settings

from tenancy import outbox, queue, schedule, watching
from tenancy.database.timing import take_slow
from tenancy.models import ErrorSeen, Organization, Outbox, SlowStatement
from tenancy.watching import MOST_KINDS, failure_of, plain_text
from tests.factories import NOW, Club

SECRET = "Ji-woo's knee"


class Broken(RuntimeError):
    """What fails, with words that nobody should keep."""


def broken_line(words: str) -> None:
    raise Broken(words)


def fail(words: str = SECRET) -> Broken:
    with pytest.raises(Broken) as caught:
        broken_line(words)
    return caught.value


def everything(row: object) -> str:
    return str({field.name: getattr(row, field.name) for field in row._meta.fields})


@pytest.fixture
def broken(club: Club) -> Client:
    """A club whose command center breaks, because its time zone does not exist."""
    Organization.objects.update(timezone="Mars/Base")
    client = Client(raise_request_exception=False)
    client.force_login(club.coach.user)
    return client


def test_a_page_that_broke_is_kept_though_its_transaction_is_taken_back(broken: Client) -> None:
    pages = [broken.get(f"/o/northline/queue/?q={SECRET}") for _ in range(2)]

    [seen] = ErrorSeen.objects.all()
    assert ([page.status_code for page in pages], seen.count) == ([500, 500], 2)
    assert (seen.kind, seen.place) == ("zoneinfo._common.ZoneInfoNotFoundError", "command_center")
    assert seen.trace in pages[1].content.decode()
    assert ("Mars" in everything(seen), SECRET in everything(seen)) == (False, False)


def test_pages_that_are_not_there_are_no_errors(broken: Client) -> None:
    broken.get("/o/northline/nowhere/")

    assert ErrorSeen.objects.count() == 0


def test_a_job_that_failed_is_kept_by_its_kind(club: Club, monkeypatch: pytest.MonkeyPatch) -> None:
    def handler(*, athlete_id: int) -> None:
        raise Broken(f"{SECRET} {athlete_id}")

    monkeypatch.setitem(outbox.handlers, "test.fail", handler)
    outbox.put("test.fail", athlete_id=club.athlete.pk)

    queue.drain()

    [seen] = ErrorSeen.objects.all()
    assert (seen.kind, seen.place, seen.count) == (f"{Broken.__module__}.Broken", "test.fail", 1)
    assert (seen.trace, SECRET in everything(seen)) == (f"job {Outbox.objects.get().pk}", False)


def test_the_same_line_is_the_same_error_whatever_it_says() -> None:
    first, second = failure_of(fail("one"), place="x"), failure_of(fail("two"), place="x")

    assert first == second
    assert first != failure_of(fail(), place="y")


@pytest.mark.django_db
def test_errors_are_forgotten_by_age_and_by_number() -> None:
    for number in range(MOST_KINDS + 5):
        at = NOW - timedelta(minutes=number)
        ErrorSeen.objects.create(fingerprint=str(number), kind="X", place="y", first_at=at, last_at=at)
    old = NOW - watching.KEEP - timedelta(days=1)
    ErrorSeen.objects.create(fingerprint="old", kind="X", place="y", first_at=old, last_at=old)
    SlowStatement.objects.create(fingerprint="old", text="SELECT 1", first_at=old, last_at=old)

    schedule.tick(now=NOW)

    kept = set(ErrorSeen.objects.values_list("fingerprint", flat=True))
    assert kept == {str(number) for number in range(MOST_KINDS)}
    assert SlowStatement.objects.count() == 0


@pytest.mark.django_db
def test_slow_statements_are_kept_without_their_values() -> None:
    take_slow()
    with override_settings(SLOW_QUERY_MS=15), connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(%s), %s, 'quoted words'", [0.02, SECRET])
        cursor.execute("SELECT pg_sleep(%s), %s, 'other words'", [0.03, SECRET])

    watching.record_slow(now=NOW)

    [kept] = SlowStatement.objects.all()
    assert (kept.text, kept.count, kept.last_at) == ("SELECT pg_sleep(%s), %s, '…'", 2, NOW)
    assert kept.worst_ms >= 30


@pytest.mark.django_db
def test_quick_statements_are_not_noticed() -> None:
    take_slow()

    Organization.objects.count()

    assert take_slow() == []


def test_slow_statements_of_a_request_are_kept_after_it(club: Club) -> None:
    take_slow()
    with override_settings(SLOW_QUERY_MS=0):
        Client().get("/account/sign-in/")
        client = Client()
        client.force_login(club.coach.user)
        client.get("/o/northline/queue/")

    texts = list(SlowStatement.objects.values_list("text", flat=True))
    assert any("athletes_athlete" in text for text in texts)
    assert not any(club.coach.user.email in text or "Northline" in text for text in texts)


@pytest.mark.parametrize(
    "statement, plain",
    [
        ("x IN (%s, %s, %s)", "x IN (%s, …)"),
        ("name = 'O''Hara' AND id = %s", "name = '…' AND id = %s"),
        ("x" * 5000, "x" * 2000),
    ],
)
def test_texts_are_plain_and_short(statement: str, plain: str) -> None:
    assert plain_text(statement) == plain

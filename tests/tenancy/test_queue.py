"""Taking jobs from the outbox: done once, tried again after growing pauses, given up in the end."""

from datetime import timedelta

import pytest
from django.utils import timezone

from athletes.models import Athlete
from tenancy import outbox, queue, scope
from tenancy.models import Outbox
from tests.factories import Club


class Broken(RuntimeError):
    """What the failing job raises."""


@pytest.fixture
def jobs(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Two kinds of jobs: "note" renames an athlete and is written down here, "fail" does so and breaks."""
    noted: list[int] = []

    def note(*, athlete_id: int) -> None:
        Athlete.objects.filter(pk=athlete_id).update(name=f"noted in {scope.organization_id()}")
        noted.append(athlete_id)

    def fail(*, athlete_id: int) -> None:
        note(athlete_id=athlete_id)
        raise Broken

    monkeypatch.setitem(outbox.handlers, "test.note", note)
    monkeypatch.setitem(outbox.handlers, "test.fail", fail)
    return noted


def put(club: Club, kind: str = "test.note", **changes: object) -> Outbox:
    with scope.enter(club.organization.pk):
        outbox.put(kind, athlete_id=club.athlete.pk, **changes)
    return Outbox.objects.latest("pk")


def name_of(club: Club) -> str:
    with scope.enter(club.organization.pk):
        return Athlete.objects.get(pk=club.athlete.pk).name


def test_drain_runs_what_is_due_in_the_jobs_organization(club: Club, other_club: Club, jobs: list[int]):
    job, other = put(club), put(other_club)

    taken = queue.drain()

    for row in (job, other):
        row.refresh_from_db()
    assert (taken, jobs) == (2, [club.athlete.pk, other_club.athlete.pk])
    assert (name_of(club), name_of(other_club)) == (
        f"noted in {club.organization.pk}",
        f"noted in {other_club.organization.pk}",
    )
    assert (job.attempts, job.error, job.dead_at) == (1, "", None)
    assert job.done_at is not None


def test_drain_does_not_run_a_job_twice(club: Club, jobs: list[int]):
    put(club)
    queue.drain()

    assert queue.drain() == 0
    assert jobs == [club.athlete.pk]


def test_drain_leaves_what_is_not_due(club: Club, jobs: list[int]):
    later = timezone.now() + timedelta(hours=1)
    put(club, due_at=later)

    assert (queue.drain(), queue.drain(now=later)) == (0, 1)


def test_put_with_a_key_asks_once(club: Club, jobs: list[int]):
    for _ in range(3):
        put(club, key="today")

    assert queue.drain() == 1


def test_put_refuses_a_kind_that_nobody_handles(club: Club):
    with pytest.raises(outbox.UnknownKind):
        put(club, "test.unknown")


def test_run_next_runs_the_one_asked_for(club: Club, other_club: Club, jobs: list[int]):
    put(club)
    second = put(other_club)

    assert queue.run_next(pk=second.pk)
    assert not queue.run_next(pk=second.pk)
    assert jobs == [other_club.athlete.pk]


def test_failed_job_leaves_nothing_behind_but_its_error(club: Club, jobs: list[int]):
    before = name_of(club)
    job = put(club, "test.fail")

    queue.drain()

    job.refresh_from_db()
    assert (job.attempts, job.error, job.done_at, job.dead_at) == (1, "Broken", None, None)
    assert name_of(club) == before


@pytest.mark.parametrize("attempts, low_s, high_s", [(1, 8, 12), (2, 16, 24), (5, 128, 192), (7, 512, 768)])
def test_failed_job_waits_longer_each_time(
    club: Club, jobs: list[int], attempts: int, low_s: float, high_s: float
):
    job = put(club, "test.fail")
    Outbox.objects.filter(pk=job.pk).update(attempts=attempts - 1)
    before = timezone.now()

    queue.run_next()

    job.refresh_from_db()
    after = timezone.now()
    assert before + timedelta(seconds=low_s) <= job.due_at <= after + timedelta(seconds=high_s)


def test_job_that_fails_for_ever_is_given_up(club: Club, jobs: list[int]):
    job = put(club, "test.fail")

    for hour in range(12):
        queue.drain(now=timezone.now() + timedelta(hours=2 * hour))

    job.refresh_from_db()
    assert (job.attempts, len(jobs), job.done_at) == (queue.MOST_ATTEMPTS, queue.MOST_ATTEMPTS, None)
    assert job.dead_at is not None


def test_job_that_kills_its_worker_each_time_is_given_up(club: Club, jobs: list[int]):
    """Its attempts were counted, its failures never."""
    job = put(club)
    Outbox.objects.filter(pk=job.pk).update(attempts=queue.MOST_ATTEMPTS)

    queue.drain()

    job.refresh_from_db()
    assert jobs == []
    assert job.dead_at is not None


def test_job_that_died_with_its_worker_waits_while_others_go_first(
    club: Club, jobs: list[int], monkeypatch: pytest.MonkeyPatch
):
    """Nor does a database that dies again and again use up the tries of whoever came first."""

    def die(*, athlete_id: int) -> None:
        raise SystemExit

    monkeypatch.setitem(outbox.handlers, "test.die", die)
    job, other, before = put(club, "test.die"), put(club), timezone.now()

    with pytest.raises(SystemExit):
        queue.run_next()
    queue.drain()

    for row in (job, other):
        row.refresh_from_db()
    assert (job.attempts, job.done_at, other.attempts) == (1, None, 1)
    assert before + timedelta(seconds=4) <= job.due_at <= timezone.now() + timedelta(seconds=6)
    assert other.done_at is not None


def test_job_of_a_kind_that_is_gone_is_put_off(club: Club, jobs: list[int], monkeypatch: pytest.MonkeyPatch):
    job = put(club)
    monkeypatch.delitem(outbox.handlers, "test.note")

    queue.drain()

    job.refresh_from_db()
    assert (job.error, job.done_at) == ("UnknownKind", None)


def test_a_failing_job_does_not_hold_up_the_others(club: Club, jobs: list[int]):
    put(club, "test.fail")
    job = put(club)

    queue.drain()

    job.refresh_from_db()
    assert job.done_at is not None


def test_due_ids_are_what_the_sweeper_rings_for(club: Club, jobs: list[int]):
    now = timezone.now()
    put(club, due_at=now + timedelta(hours=1))
    due = put(club, due_at=now - timedelta(minutes=1))
    done = put(club, due_at=now - timedelta(minutes=2))
    queue.run_next(pk=done.pk)

    assert queue.due_ids(now=now) == [due.pk]

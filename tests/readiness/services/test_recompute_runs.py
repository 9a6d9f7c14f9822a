"""When athletes are looked at again: after a change, by the hour, and at night; and how far that is."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from readiness import services
from readiness.models import CheckIn, RecomputeRun
from readiness.services.recompute_runs import RECOMPUTE, WATCH
from tenancy import queue, scope
from tenancy.models import Outbox
from tests.factories import NOW, Club, make_athlete
from tests.readiness.given import WELL, check_in

LATER = NOW + timedelta(hours=2)


def answered(club: Club, timezone: str = "UTC") -> CheckIn:
    """An athlete's answers of today, whose score is not what the rules say by now."""
    athlete = make_athlete("Mina", timezone=timezone)
    athlete.organization = club.organization
    found = check_in(athlete, WELL)
    CheckIn.objects.filter(pk=found.pk).update(score=1)
    return found


def score_of(check_in: CheckIn) -> int:
    return CheckIn.objects.get(pk=check_in.pk).score


def test_a_run_says_how_far_it_is_until_it_is_over(club: Club) -> None:
    with time_machine.travel(LATER, tick=False):
        with scope.enter(club.organization.pk):
            found = answered(club)
            run = services.ask_recompute(by=club.owner, now=LATER)
            before = (run.done, run.total, run.finished_at)
        queue.drain(now=LATER)

    with scope.enter(club.organization.pk):
        run.refresh_from_db()
        assert before == (0, 3, None)
        assert (run.done, run.finished_at, score_of(found) > 1) == (3, LATER, True)
        assert run.written > 0


def test_a_run_for_one_athlete_leaves_the_others(inside: Club) -> None:
    found = answered(inside)

    run = services.ask_recompute(by=inside.owner, now=LATER, athlete=inside.athlete)
    (job,) = Outbox.objects.filter(kind=RECOMPUTE)
    services.recompute_part(**job.ids, now=LATER)

    assert (run.total, score_of(found)) == (1, 1)


def test_a_run_in_parts_is_over_with_the_last(inside: Club, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("readiness.services.recompute_runs.TOGETHER", 2)
    make_athlete("Mina")
    services.ask_recompute(by=inside.owner, now=LATER)
    jobs = list(Outbox.objects.filter(kind=RECOMPUTE).order_by("pk"))

    found = [services.recompute_part(**job.ids, now=LATER) for job in jobs]

    assert [(run.done, run.finished_at) for run in found] == [(2, None), (3, LATER)]


def test_a_run_for_nobody_is_over_at_once(club: Club) -> None:
    with scope.enter(club.organization.pk):
        club.athlete.deleted_at = club.stranger.deleted_at = NOW
        club.athlete.save()
        club.stranger.save()

        run = services.ask_recompute(by=club.owner, now=LATER)

        assert (run.total, run.finished_at) == (0, LATER)
        assert list(RecomputeRun.objects.all()) == [run]


def test_the_clock_asks_once_an_hour(inside: Club) -> None:
    services.ask_the_clock(now=LATER)
    services.ask_the_clock(now=LATER + timedelta(minutes=5))
    jobs = list(Outbox.objects.filter(kind=WATCH))

    services.ask_the_clock(now=LATER + timedelta(hours=1))

    ends = (inside.athlete.pk, inside.stranger.pk)
    assert [(job.ids["first"], job.ids["last"]) for job in jobs] == [ends]
    assert Outbox.objects.filter(kind=WATCH).count() == 2


def test_answers_are_looked_at_again_where_it_is_night(inside: Club) -> None:
    """18:40 UTC is 03:40 in Seoul: whoever has answered already there is scored again."""
    late = datetime(2026, 11, 20, 18, 40, tzinfo=UTC)
    with time_machine.travel(late):
        there, here = (answered_at(inside, zone, late) for zone in ("Asia/Seoul", "UTC"))
    everybody = {"first": 0, "last": here.athlete_id}

    services.watch_part(**everybody, hour=late.replace(minute=0), now=late)

    assert (score_of(there) > 1, score_of(here)) == (True, 1)


def answered_at(club: Club, timezone: str, now: datetime) -> CheckIn:
    athlete = make_athlete("Mina", timezone=timezone)
    athlete.organization = club.organization
    day = athlete.local_day(now)
    found = services.record_check_in(athlete=athlete, day=day, answers=WELL, now=now)
    CheckIn.objects.filter(pk=found.pk).update(score=1)
    return found

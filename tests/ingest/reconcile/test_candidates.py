"""Which run an incoming account tells of."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.reconcile.candidates import Ambiguous, Match, best
from ingest.reconcile.fields import Source
from ingest.reconcile.matching import Facts, Reason
from tests.ingest.reconcile.accounts import any_facts, later, row, run

MORNING = run(key=1)
EVENING = run(
    key=2, started_at=later(hours=11, minutes=31), distance_m=8000.0, elapsed_s=2400.0, timer_s=2400.0
)


def key(found: Match | Ambiguous | None) -> int | tuple[int, ...] | None:
    if isinstance(found, Ambiguous):
        return tuple(match.key for match in found.candidates)
    return found and found.key


@pytest.mark.parametrize(
    "incoming, expected",
    [
        (run(key=9, source=Source.STRAVA), 1),
        (run(key=9, source=Source.GPX, started_at=later(seconds=-23)), 1),
        (run(key=9, source=Source.STRAVA, started_at=later(hours=11, minutes=30), distance_m=8010.0), 2),
        (run(key=9, source=Source.STRAVA, started_at=later(hours=5)), 1),  # a clock five hours off
        (run(key=9, source=Source.STRAVA, started_at=later(hours=4, minutes=10)), None),
        (row(key=9), 1),
        (row(key=9, distance_m=8100.0, timer_s=None), 2),
        (row(key=9, distance_m=None, timer_s=None), (1, 2)),
        (row(key=9, distance_m=20_000.0, timer_s=6000.0), None),
        (run(key=9, sport="cycling"), None),
        (run(key=9, source=Source.GPX, distance_m=5000.0, elapsed_s=1500.0), (1,)),
    ],
)
def test_best_among_two_runs_of_a_day(incoming: Facts, expected: int | tuple[int, ...] | None):
    assert key(best(incoming, [MORNING, EVENING])) == expected


def test_best_asks_where_two_runs_are_alike():
    twin = run(key=2, started_at=later(hours=11, minutes=31))

    assert key(best(row(), [MORNING, twin])) == (1, 2)


def test_best_gives_each_row_of_a_list_a_run_of_its_own():
    twin = run(key=2, started_at=later(hours=11, minutes=31))
    first_row = row(key=1)

    assert key(best(row(distance_m=10_020.0, timer_s=3010.0), [MORNING, first_row, twin])) == 2


def test_best_takes_no_run_for_a_shifted_one_that_its_source_has_told_already():
    told = run(key=1, source=Source.STRAVA)
    evening = run(key=9, source=Source.STRAVA, started_at=later(hours=12))

    assert best(evening, [MORNING, told]) is None


def test_best_does_not_ask_about_a_run_that_the_list_has_told_already():
    first_row = row(key=1)

    assert best(row(distance_m=None, timer_s=None), [MORNING, first_row]) is None


def test_best_prefers_the_same_number_to_the_nearest_start():
    known = run(key=2, source=Source.STRAVA, external_id="7", started_at=later(minutes=4))

    found = best(run(source=Source.STRAVA, external_id="7"), [MORNING, known])

    assert isinstance(found, Match)
    assert (found.key, found.verdict.reason) == (2, Reason.SAME_ID)


def test_best_without_candidates():
    assert best(MORNING, []) is None


@given(any_facts(), st.lists(any_facts(), max_size=6), st.randoms(use_true_random=False))
def test_best_does_not_depend_on_the_order(incoming: Facts, existing: list[Facts], shuffle: random.Random):
    shuffled = list(existing)
    shuffle.shuffle(shuffled)

    assert best(incoming, shuffled) == best(incoming, existing)

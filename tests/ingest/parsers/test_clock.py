"""Clocks that were set while they recorded."""

import numpy as np
import pytest

from ingest.parsers.clock import straighten

NO_STOPS = np.array([])


def test_straighten_leaves_a_good_clock_alone():
    clock = straighten(np.array([100.0, 101, 105, 106]), NO_STOPS)

    assert clock.straight.tolist() == [100, 101, 105, 106]
    assert (clock.jumps, clock.dropped, clock.untimed) == (0, 0, 0)


def test_straighten_holds_time_for_messages_written_late():
    clock = straighten(np.array([100.0, 101, 99, 102, 102]), NO_STOPS)

    assert clock.straight.tolist() == [100, 101, 101, 102, 102]
    assert clock.jumps == 0


def test_straighten_trusts_the_clock_that_ran_longest():
    late = 1_000_000.0 + np.arange(10)

    clock = straighten(np.concatenate((np.arange(50.0, 55), late)), NO_STOPS)

    assert clock.straight.tolist() == [*range(999_995, 1_000_010)]
    assert clock.jumps == 1


def test_straighten_maps_other_times_of_the_same_clock():
    clock = straighten(np.concatenate((np.arange(50.0, 55), 1_000_000.0 + np.arange(10))), NO_STOPS)

    assert clock.straighten(52.0) == 999_997
    assert clock.straighten(1_000_004.0) == 1_000_004


def test_straighten_drops_a_few_records_on_a_clock_of_their_own():
    clock = straighten(np.array([10.0, 11, 12, 9e8, 9e8 + 1, 13, 14, 15]), NO_STOPS)

    assert clock.kept.tolist() == [0, 1, 2, 5, 6, 7]
    assert clock.straight.tolist() == [10, 11, 12, 13, 14, 15]
    assert (clock.jumps, clock.dropped) == (0, 2)


@pytest.mark.parametrize("stray", [40_000.0, 1.0, 130.0])
def test_straighten_drops_records_that_stray_and_return(stray: float):
    clock = straighten(np.array([100.0, 101, stray, stray + 1, 104, 105, 106]), NO_STOPS)

    assert clock.straight.tolist() == [100, 101, 104, 105, 106]
    assert (clock.jumps, clock.dropped) == (0, 2)


def test_straighten_takes_a_long_gap_behind_a_stop_for_a_pause():
    times = np.array([10.0, 11, 300_000, 300_001])

    clock = straighten(times, np.array([11.0]))

    assert clock.straight.tolist() == times.tolist()


def test_straighten_leaves_out_records_without_a_time():
    clock = straighten(np.array([np.nan, 10, np.nan, 11]), NO_STOPS)

    assert clock.kept.tolist() == [1, 3]
    assert clock.untimed == 2


def test_straighten_of_nothing_is_nothing():
    clock = straighten(np.array([]), NO_STOPS)

    assert (clock.straight.tolist(), clock.straighten(5.0)) == ([], 5.0)

"""Distances on the globe, and positions nobody can have reached."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.parsers.positions import FASTEST_M_S, leg_lengths_m, spikes

STILL = np.full(6, 8.0)


def test_leg_lengths_know_the_way_from_london_to_paris():
    legs = leg_lengths_m(np.array([51.5074, 48.8566]), np.array([-0.1278, 2.3522]))

    assert legs[0] == pytest.approx(343_560, rel=1e-3)


def test_spikes_finds_a_leap_and_its_return():
    lat = np.array([50.0, 50.00003, 50.01, 50.00009, 50.00012, 50.00015])

    assert spikes(np.arange(6.0), lat, STILL).tolist() == [False, False, True, False, False, False]


def test_spikes_believes_a_position_after_a_long_gap():
    time_s = np.array([0.0, 1, 2, 902, 903, 904])
    lat = np.array([50.0, 50.00003, 50.00006, 50.02, 50.02003, 50.02006])

    assert not spikes(time_s, lat, STILL).any()


def test_spikes_looks_across_missing_positions():
    lat = np.array([50.0, np.nan, 50.01, np.nan, 50.00012, 50.00015])

    assert spikes(np.arange(6.0), lat, STILL).tolist() == [False, False, True, False, False, False]


@given(
    st.lists(st.tuples(st.floats(49.9, 50.1), st.floats(7.9, 8.1)), min_size=3, max_size=30),
    st.integers(1, 300),
)
def test_spikes_finds_no_others_than_the_distances_say(places: list[tuple[float, float]], seconds: int):
    lat, lon = np.array(places).T
    leaps = leg_lengths_m(lat, lon) / seconds > FASTEST_M_S

    found = spikes(seconds * np.arange(len(lat), dtype=float), lat, lon)

    assert found.tolist() == [False, *(leaps[:-1] & leaps[1:]).tolist(), False]

"""Simulated runs look like recorded ones, and are the same each time."""

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from demo.simulation import Course, Runner, Segment, SimulatedRun, simulate
from ingest.parsers.positions import leg_lengths_m

STARTED_AT = datetime(2026, 3, 1, 6, 30, tzinfo=UTC)
BASE = Course(lat_deg=37.52, lon_deg=126.99, altitude_m=20, climb_m_per_km=12)
RUNNER = Runner(resting_hr_bpm=48, max_hr_bpm=190, threshold_hr_bpm=170, threshold_speed_m_s=4.0)


def run(*segments: tuple[float, float], seed: int = 1, **changes: object) -> SimulatedRun:
    parts = [Segment(duration, speed) for duration, speed in segments]
    return simulate(
        parts, **{"runner": RUNNER, "started_at": STARTED_AT, "seed": seed, "course": BASE} | changes
    )


def test_simulate_is_the_same_for_the_same_seed():
    first, again, other = run((600, 3.0)), run((600, 3.0)), run((600, 3.0), seed=2)

    np.testing.assert_array_equal(first.heart_rate_bpm, again.heart_rate_bpm)
    np.testing.assert_array_equal(first.lat_deg, again.lat_deg)
    assert not np.array_equal(first.speed_m_s, other.speed_m_s)


def test_simulate_covers_the_distance_of_its_segments():
    simulated = run((600, 2.5), (1200, 3.5), (300, 2.0))

    assert len(simulated.distance_m) == 2101
    assert simulated.distance_m[-1] == pytest.approx(600 * 2.5 + 1200 * 3.5 + 300 * 2, rel=0.02)
    assert (np.diff(simulated.distance_m) >= 0).all()


def test_simulate_lets_the_heart_follow_effort_with_a_lag():
    simulated = run((600, 2.5), (600, 4.2))

    easy = simulated.heart_rate_bpm[500:600].mean()
    after_ten, after_five_minutes = simulated.heart_rate_bpm[[610, 900]]
    assert after_ten < easy + 15
    assert after_five_minutes > easy + 25


def test_simulate_reaches_threshold_heart_rate_at_threshold_speed():
    flat = replace(RUNNER, drift_per_h=0.0)

    simulated = run((1800, 4.0), runner=flat, course=None)

    assert simulated.heart_rate_bpm[600:].mean() == pytest.approx(170, abs=1.5)


def test_simulate_drifts_at_an_even_speed():
    heart_rate = run((5400, 3.0), course=None).heart_rate_bpm

    assert heart_rate[4500:].mean() - heart_rate[900:1800].mean() == pytest.approx(4.5, abs=1.5)


def test_simulate_never_leaves_what_the_heart_can_do():
    heart_rate = run((600, 6.0), (600, 0.0)).heart_rate_bpm

    assert heart_rate.max() <= 190
    assert heart_rate.min() >= 48


def test_simulate_runs_out_and_back():
    simulated = run((3600, 3.0))

    ends = [[simulated.lat_deg[i], simulated.lon_deg[i]] for i in (0, -1)]
    assert ends[0] == pytest.approx(ends[1], abs=1e-6)
    legs = leg_lengths_m(simulated.lat_deg, simulated.lon_deg)
    assert legs.sum() == pytest.approx(simulated.distance_m[-1], rel=0.01)


def test_simulate_climbs_as_the_course_says():
    climbed = np.diff(run((3600, 3.0)).altitude_m)

    assert climbed[climbed > 0].sum() == pytest.approx(12 * 10.8, rel=0.15)


def test_simulate_marks_laps_by_distance():
    laps = run((1200, 3.0), lap_every_m=1000).laps

    assert [lap.trigger for lap in laps] == ["distance"] * 3 + ["session_end"]
    assert [lap.start_s for lap in laps[1:]] == [lap.end_s for lap in laps[:-1]]
    assert laps[0].end_s == pytest.approx(333, abs=10)

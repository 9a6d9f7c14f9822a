"""Load and time in zones of a run."""

import numpy as np
import pytest

from analytics.workout import Physiology
from athletes.derived import ZonesOn, derive
from athletes.models import Activity

RUNNER = Physiology("f", 190, 48, 172, 4.0)
ZONES = ZonesOn((146, 155, 163, 172, 182), (3.1, 3.5, 3.8, 4.0, 4.4))


def a_half_hour(**facts: object) -> Activity:
    return Activity(**{"duration_s": 1800.0, "sport": "running", **facts})


def test_derive_leaves_spikes_out_of_the_zones() -> None:
    speed, heart_rate = np.full(1800, 3.6), np.full(1800, 150.0)
    speed[500], heart_rate[:10] = 30.0, 0.0

    found = derive(
        a_half_hour(),
        {"speed_m_s": speed, "heart_rate_bpm": heart_rate},
        physiology=RUNNER,
        zones=ZONES,
        category="easy",
    )

    assert (found.pace_zone_s, found.hr_zone_s) == ([0, 0, 1799, 0, 0, 0], [0, 1790, 0, 0, 0, 0])


def test_derive_takes_zeros_for_no_speed() -> None:
    treadmill = a_half_hour(avg_hr_bpm=172.0)
    streams = {"speed_m_s": np.zeros(1800)}

    found = derive(treadmill, streams, physiology=RUNNER, zones=ZONES, category="easy")

    # Half an hour at threshold heart rate.
    assert (found.pace_zone_s, found.load_method, found.load) == (None, "hrtss", pytest.approx(50))


def test_derive_without_zones_has_no_time_in_them() -> None:
    streams = {"speed_m_s": np.full(1800, 3.0), "heart_rate_bpm": np.full(1800, 150.0)}

    found = derive(
        a_half_hour(), streams, physiology=Physiology(), zones=ZonesOn(None, None), category="tempo"
    )

    assert (found.hr_zone_s, found.pace_zone_s) == (None, None)
    # Half an hour at 0.89 of threshold speed.
    assert (found.load_method, found.load) == ("typical", pytest.approx(39.605))


@pytest.mark.parametrize(
    "sport, method", [("running", "rtss"), ("cycling", "typical"), ("hiking", "typical")]
)
def test_derive_takes_pace_from_running_alone(sport: str, method: str) -> None:
    activity = a_half_hour(sport=sport, distance_m=6000.0)

    assert derive(activity, {}, physiology=RUNNER, zones=ZONES, category="").load_method == method

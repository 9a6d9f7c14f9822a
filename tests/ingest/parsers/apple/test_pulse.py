"""Heart rate by minute."""

from datetime import date

import numpy as np
import pytest

from ingest.parsers import Unreadable
from ingest.parsers.apple import pulse
from tests.ingest.parsers.apple.samples import DAY, read, record


def beats(bpm: object, at: str, unit: str = "count/min") -> str:
    return record("HeartRate", bpm, unit, at)


def test_a_minute_is_the_mean_of_its_readings():
    found = read(
        beats(60, f"{DAY} 00:00:00"), beats(64, f"{DAY} 00:00:59"), beats(120, f"{DAY} 23:59:00")
    ).pulses

    assert [pulse.day for pulse in found] == [DAY]
    minutes = found[0].minutes
    assert (minutes.shape, minutes[0], minutes[1439]) == ((1440,), 62, 120)
    assert np.flatnonzero(~np.isnan(minutes)).tolist() == [0, 1439]


def test_days_come_in_order():
    found = read(beats(60, "2026-03-02 07:00:00"), beats(61, "2026-02-27 07:00:00")).pulses

    assert [pulse.day for pulse in found] == [date(2026, 2, 27), DAY]


def test_beats_a_second_are_beats_all_the_same():
    assert np.nanmean(read(beats(1.5, f"{DAY} 07:00:00", "count/s")).pulses[0].minutes) == 90


@pytest.mark.parametrize("bpm", [0, 19, 251, "nan", "inf", "-60", "x"])
def test_impossible_readings_are_left_out(bpm: object):
    assert read(beats(bpm, f"{DAY} 07:00:00")).pulses == ()


def test_readings_are_added_up_in_between(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pulse, "_FOLD", 2)

    (found,) = read(*[beats(bpm, f"{DAY} 07:00:00") for bpm in (60, 61, 62, 63, 70)]).pulses

    assert found.minutes[420] == pytest.approx(63.2)


def test_days_without_end_are_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pulse, "MOST_DAYS", 3)

    with pytest.raises(Unreadable) as refused:
        read(*[beats(60, f"2026-03-0{day} 07:00:00") for day in range(1, 5)])

    assert refused.value.params == {"limit": 3, "of": "days"}

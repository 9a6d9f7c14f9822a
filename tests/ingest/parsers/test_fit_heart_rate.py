"""Straps that are read after the swim."""

import numpy as np
import pytest

from ingest.parsers import Notice, fit
from ingest.parsers.fit_heart_rate import heart_rates, merge
from tests.ingest.parsers.oracles import by_garmin
from tests.ingest.parsers.rawfit import BYTE, HR, RECORD, UINT8, UINT16, UINT32, data, definition, file
from tests.ingest.parsers.samples import START

TIME = (253, 4, UINT32)
RECORDS = [definition(RECORD, TIME), *(data("<I", START + i) for i in range(1, 31))]
ANCHOR = definition(HR, TIME, (0, 2, UINT16), (6, 1, UINT8), (9, 4, UINT32))
BEATS = definition(HR, (6, 8, UINT8), (10, 12, BYTE), local=1)


def beats(first_tick: int, bpm: int) -> bytes:
    """Eight beats, each 0.75 s after the other, in twelve bits of 1/1024 s."""
    ticks = [(first_tick + 768 * i) & 0xFFF for i in range(8)]
    packed = b"".join(
        (low | high << 12).to_bytes(3, "little") for low, high in zip(ticks[::2], ticks[1::2], strict=True)
    )
    return data("<8s12s", bytes(bpm + i for i in range(8)), packed, local=1)


def strap(anchor_tick: int = 5000) -> list[bytes]:
    anchor = data("<IHBI", START, 16_384, 100, anchor_tick)
    messages = [beats(anchor_tick + 768 * (1 + 8 * i), 101 + 8 * i) for i in range(6)]
    return [ANCHOR, anchor, BEATS, *messages]


def test_parse_merges_beats_into_the_records_as_garmin_does():
    both = file(*RECORDS, *strap())
    expected = by_garmin(both, merge_heart_rates=True)["record"]

    heart_rate = fit.parse(both).streams["heart_rate_bpm"]

    assert heart_rate.tolist() == [row["heart_rate"] for row in expected]
    assert (heart_rate[0], heart_rate[-1]) == (100, 139)


@pytest.mark.parametrize("file_type", [None, 4])
def test_parse_merges_a_strap_that_is_chained_behind_the_activity(file_type: int | None):
    alone = fit.parse(file(*RECORDS, *strap()))

    chained = fit.parse(file(*RECORDS) + file(*strap(), file_type=file_type))

    assert chained.streams["heart_rate_bpm"].tolist() == alone.streams["heart_rate_bpm"].tolist()
    assert Notice.OTHER_ACTIVITIES not in [warning.code for warning in chained.warnings]


def test_parse_merges_beats_of_a_strap_whose_clock_runs_over():
    near_the_end = fit.parse(file(*RECORDS, *strap(anchor_tick=2**32 - 3000)))

    heart_rate = near_the_end.streams["heart_rate_bpm"]
    assert heart_rate.tolist() == fit.parse(file(*RECORDS, *strap())).streams["heart_rate_bpm"].tolist()


def test_read_gives_a_strap_alone_no_activity():
    contents = fit.read(file(*RECORDS) + file(*strap(), file_type=None))

    assert len(contents.recordings) == 1
    assert contents.unread == {}


def test_heart_rates_hold_a_rate_through_a_gap_of_five_seconds():
    table = np.array([[100.0, 1024, 1, 60], [np.nan, 1024 * 11, 1, 70]])

    times, bpm = heart_rates([table])

    assert times.tolist() == [*np.arange(100, 105.25, 0.25), 110]
    assert bpm.tolist() == [60] * 21 + [70]


def test_heart_rates_before_any_anchor_are_left_out():
    times, _ = heart_rates([np.array([[np.nan, 1024, 1, 60]])])

    assert times.tolist() == []


def test_merge_takes_the_mean_of_the_time_since_the_record_before():
    times, bpm = np.array([10.25, 10.75, 11.0, 11.5]), np.array([100.0, 103, 104, 120])

    merged = merge(np.array([90.0, 91, 92]), np.array([10.0, 11, 12]), times, bpm)

    assert merged.tolist() == [90, 102, 92]

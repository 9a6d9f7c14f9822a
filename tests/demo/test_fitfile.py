"""What the simulated run's file says, read by another library than the one that wrote it."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime

import fitdecode
import pytest

from demo.fitfile import Runner, Segment, Stop, encode_run, simulate

STARTED_AT = datetime(2026, 3, 1, 6, 30, tzinfo=UTC)
RUN = simulate(
    [Segment(60, 2.5), Segment(60, 4.0)],
    runner=Runner(),
    started_at=STARTED_AT,
    seed=4,
    local_offset_s=32_400,
    stops=[Stop(at_s=30, duration_s=20)],
    workout_name="Strides",
)


def messages(data: bytes, name: str) -> list[fitdecode.FitDataMessage]:
    return [message for message in _all(data) if message.name == name]


def _all(data: bytes) -> Iterator[fitdecode.FitDataMessage]:
    with fitdecode.FitReader(io.BytesIO(data), check_crc=fitdecode.CrcCheck.RAISE) as reader:
        yield from (frame for frame in reader if frame.frame_type == fitdecode.FIT_FRAME_DATA)


def test_encode_run_writes_a_whole_activity_in_order():
    names = [message.name for message in _all(encode_run(RUN, every_s=60))]

    assert names == [
        *("file_id", "device_info", "workout", "event", "record", "record", "event", "event"),
        *("record", "lap", "record", "event", "lap", "session", "activity"),
    ]


def test_encode_run_stops_and_starts_the_timer():
    events = messages(encode_run(RUN), "event")

    offsets = [(event.get_value("timestamp") - STARTED_AT).total_seconds() for event in events]
    assert offsets == [0, 30, 50, 140]
    assert [event.get_value("event_type") for event in events] == ["start", "stop_all", "start", "stop_all"]


@pytest.mark.parametrize("every_s, count", [(1, 121), (5, 25), (7, 20)])
def test_encode_run_writes_a_record_every_so_many_seconds(every_s: int, count: int):
    records = messages(encode_run(RUN, every_s=every_s), "record")

    assert len(records) == count


def test_encode_run_counts_cadence_of_one_foot():
    record = messages(encode_run(RUN), "record")[100]

    steps = record.get_value("cadence") + record.get_value("fractional_cadence")
    assert 2 * steps == RUN.cadence_spm[100]


def test_encode_run_tells_local_time():
    activity = messages(encode_run(RUN), "activity")[0]

    ahead = activity.get_value("local_timestamp") - activity.get_value("timestamp")
    assert ahead.total_seconds() == 32_400


def test_encode_run_sums_up_the_session():
    session = messages(encode_run(RUN), "session")[0]

    assert (session.get_value("total_timer_time"), session.get_value("total_elapsed_time")) == (120, 140)
    assert session.get_value("total_distance") == pytest.approx(RUN.distance_m[-1], abs=0.01)
    assert session.get_value("sub_sport") == "treadmill"
    assert session.get_value("num_laps") == 2


def test_encode_run_is_the_same_each_time():
    assert encode_run(RUN) == encode_run(RUN)

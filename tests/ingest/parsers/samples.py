"""FIT files for the tests, written by Garmin's encoder."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from garmin_fit_sdk import Encoder, Profile

from demo.simulation import Course, Runner, Segment, SimulatedRun, simulate

STARTED_AT = datetime(2026, 3, 1, 6, 30, tzinfo=UTC)
START = round(STARTED_AT.timestamp()) - 631_065_600  # in FIT seconds
SEOUL = Course(lat_deg=37.52, lon_deg=126.99, altitude_m=20.0, climb_m_per_km=12.0)
THREE_SEGMENTS = (Segment(60, 2.5), Segment(60, 4.0), Segment(60, 2.2))


def simulated(segments: Iterable[Segment] = THREE_SEGMENTS, **changes: Any) -> SimulatedRun:
    arguments: dict[str, Any] = {"runner": Runner(), "started_at": STARTED_AT, "seed": 7, "course": SEOUL}
    return simulate(tuple(segments), **arguments | changes)


def encoded(*messages: dict[str, Any]) -> bytes:
    encoder = Encoder()
    for message in messages:
        encoder.write_mesg(message)
    return encoder.close()


def message(kind: str, **fields: Any) -> dict[str, Any]:
    return {"mesg_num": Profile["mesg_num"][kind], **fields}


def activity(*messages: dict[str, Any]) -> bytes:
    return encoded(message("FILE_ID", type="activity", time_created=START, manufacturer="coros"), *messages)


def records(times: Iterable[int], **fields: Any) -> list[dict[str, Any]]:
    """A record at each time (seconds after START); a field may be one value or a list of them."""
    return [
        message("RECORD", timestamp=START + time, **{name: _at(value, i) for name, value in fields.items()})
        for i, time in enumerate(times)
    ]


def timer(time: int, event_type: str) -> dict[str, Any]:
    return message("EVENT", timestamp=START + time, event="timer", event_type=event_type)


def session(**fields: Any) -> dict[str, Any]:
    return message("SESSION", **{"start_time": START, "sport": "running", **fields})


def workout_file() -> bytes:
    return encoded(
        message("FILE_ID", type="workout", time_created=START, manufacturer="garmin"),
        message("WORKOUT", sport="running", num_valid_steps=1, wkt_name="Tempo"),
        message("WORKOUT_STEP", message_index=0, duration_type="time", duration_value=600_000),
    )


def _at(value: Any, index: int) -> Any:
    return value[index] if isinstance(value, list) else value

"""A watch: what it would do with a FIT workout, by libraries of others; and the runner who wears it."""

import io
from collections.abc import Mapping
from typing import Any, NamedTuple

import fitdecode
import fitparse

from analytics.workout import Physiology
from analytics.workout.formats import Runner

KNOWN = Runner(Physiology("f", 190, 50, 172, 3.7))
NOBODY = Runner()

Message = Mapping[str, Any]
NEWER_THAN_FITPARSE = 4


class Ran(NamedTuple):
    """One step as it comes up: what ends it, how hard, and what the watch shows."""

    ends: str
    amount: float | None
    target: str
    low: float | None
    high: float | None
    zone: int | None
    intensity: str
    note: str


def by_fitdecode(data: bytes) -> list[tuple[str, Message]]:
    """Every message with its name; checks header and checksums."""
    with fitdecode.FitReader(
        data, check_crc=fitdecode.CrcCheck.RAISE, error_handling=fitdecode.ErrorHandling.RAISE
    ) as reader:
        found = [frame for frame in reader if frame.frame_type == fitdecode.FIT_FRAME_DATA]
    return [(frame.name, {one.name: one.value for one in frame.fields}) for frame in found]


def by_fitparse(data: bytes) -> list[tuple[str, Message]]:
    """The same by the other library."""
    file = fitparse.FitFile(io.BytesIO(data), check_crc=True)
    return [(one.name, one.get_values()) for one in file.get_messages()]


def run(messages: list[tuple[str, Message]]) -> list[Ran]:
    """The steps as they come up: a row that repeats leads back until that was done often enough."""
    rows = [fields for name, fields in messages if name == "workout_step"]
    assert [row["message_index"] for row in rows] == list(range(len(rows)))
    done = [0] * len(rows)
    ran: list[Ran] = []
    place = 0
    while place < len(rows):
        row = rows[place]
        if row["duration_type"] != "repeat_until_steps_cmplt":
            ran.append(_step(row))
            place += 1
            continue
        done[place] += 1
        if done[place] < row["repeat_steps"]:
            place = row["duration_step"]
        else:
            done[place] = 0
            place += 1
    return ran


def _step(row: Message) -> Ran:
    ends, target = row["duration_type"], row["target_type"]
    part = {"speed": "speed", "heart_rate": "heart_rate"}.get(target, "")
    custom = row.get(f"custom_target_{part}_low") if part else None
    zone = row.get({"speed": "target_speed_zone", "heart_rate": "target_hr_zone"}.get(target, ""))
    return Ran(
        ends=ends,
        amount=row.get(f"duration_{ends}"),
        target=target,
        low=custom,
        high=row.get(f"custom_target_{part}_high") if part else None,
        zone=zone or None,
        intensity={NEWER_THAN_FITPARSE: "recovery"}.get(row["intensity"], row["intensity"]),
        note=row.get("notes") or "",
    )

"""A recording as bytes between two processes: arrays as they are, the rest as JSON; nothing that runs."""

import io
import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

import numpy as np

from ingest.parsers import Lap, Notice, Pause, Recording, Session, Summary, Warning

HEAD = "head"
APP = "app "


def pack(recording: Recording) -> bytes:
    plain = asdict(replace(recording, streams={}, developer={}))
    head = json.dumps({**plain, "developer": list(recording.developer)}, default=datetime.isoformat)
    parts: dict[str, Any] = {HEAD: np.frombuffer(head.encode(), dtype=np.uint8), **recording.streams}
    # Their names come out of the file: no names for parts.
    parts |= {f"{APP}{place}": stream for place, stream in enumerate(recording.developer.values())}
    file = io.BytesIO()
    np.savez(file, allow_pickle=False, **parts)
    return file.getvalue()


def unpack(data: bytes) -> Recording:
    with np.load(io.BytesIO(data), allow_pickle=False) as parts:
        head = json.loads(parts[HEAD].tobytes())
        developer = {name: parts[f"{APP}{place}"] for place, name in enumerate(head["developer"])}
        streams = {name: parts[name] for name in parts.files if name != HEAD and not name.startswith(APP)}
    built = {
        "started_at": datetime.fromisoformat(head["started_at"]),
        "summary": Summary(**head["summary"]),
        "sessions": tuple(Session(**_with_summary(one)) for one in head["sessions"]),
        "laps": tuple(Lap(**_with_summary(one)) for one in head["laps"]),
        "pauses": tuple(Pause(*one) for one in head["pauses"]),
        "warnings": tuple(Warning(Notice(one["code"]), one["params"]) for one in head["warnings"]),
    }
    return Recording(**{**head, **built, "streams": streams, "developer": developer})


def _with_summary(part: Mapping[str, Any]) -> dict[str, Any]:
    return {**part, "summary": Summary(**part["summary"])}

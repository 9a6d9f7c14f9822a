"""How long it takes to read a run's FIT file, beside the three libraries that can.

Plain functions and no database: `python -m bench.fit [folder]` prints the table, of generated runs and of the
real ones in the folder. The libraries make mappings of every message, known or not; ours makes columns of
records, and of other messages reads what is used. So it does less, and that is part of why it is faster.
"""

import io
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import fitdecode
import fitparse
import numpy as np
from garmin_fit_sdk import Decoder, Stream

from bench import files
from bench.timing import Times, in_turn
from bench.verdicts import Verdict, revision, table
from demo.fitfile import encode_run
from demo.simulation import Course, Runner, Segment, Stop, simulate
from ingest.parsers import fit, fit_messages, fit_segments
from ingest.parsers.fit_decoded import Decoded

GOALS = {"fitparse": 200, "fitdecode": 100, "garmin-fit-sdk": 60}  # times as fast
DECODE, PARSE = "decode", "parse"
ROUNDS = 5
_STARTED_AT = datetime(2026, 3, 1, 6, 30, tzinfo=UTC)
_LARGEST_BYTES = 1_000_000  # of real files: the libraries take half a minute for a larger one


class Wrong(AssertionError):
    """Our decoder says something else than a library."""


def generated() -> dict[str, bytes]:
    """Four runs of an hour, a record a second: one indoors, one with stops, one of a watch of today."""
    hour = tuple(Segment(300, 3.0 + 0.3 * (lap % 3)) for lap in range(12))
    seoul = Course(lat_deg=37.52, lon_deg=126.99, altitude_m=20.0)
    ways: dict[str, dict[str, Any]] = {
        "on the road": {"course": seoul},
        "on a treadmill": {"course": None},
        "with stops": {
            "course": seoul,
            "stops": [Stop(at_s=900, duration_s=60), Stop(at_s=2500, duration_s=45)],
        },
    }
    plain = {
        name: encode_run(simulate(hour, runner=Runner(), started_at=_STARTED_AT, seed=7, **way))
        for name, way in ways.items()
    }
    return {**plain, "of a watch of today": files.hour_of_today(7)}


def real(folder: Path) -> dict[str, bytes]:
    """The runs of real watches in a folder, without the largest."""
    paths = sorted([*folder.glob("run_*.fit"), *folder.glob("pair*.fit")])
    return {path.name: path.read_bytes() for path in paths if path.stat().st_size <= _LARGEST_BYTES}


def by_us(data: bytes) -> list[Decoded]:
    return fit_messages.decode_chain(fit_segments.split(data)[0])


def by_fitparse(data: bytes) -> list[Any]:
    return list(fitparse.FitFile(io.BytesIO(data)).get_messages())


def by_fitdecode(data: bytes) -> list[Any]:
    with fitdecode.FitReader(io.BytesIO(data)) as reader:
        return list(reader)


def by_garmin(data: bytes) -> dict[str, list[dict[str, Any]]]:
    messages, _ = Decoder(Stream.from_byte_array(bytearray(data))).read()
    return messages


LIBRARIES: dict[str, Callable[[bytes], object]] = {
    "fitparse": by_fitparse,
    "fitdecode": by_fitdecode,
    "garmin-fit-sdk": by_garmin,
}


def check(name: str, data: bytes) -> None:
    """The same records, laps and sessions as fitparse reads. Raises Wrong."""
    (ours, *_), theirs = by_us(data), by_fitparse(data)
    for kind, count in (("lap", None), ("session", None), ("record", ours.record_count)):
        found = len(ours.messages.get(kind, ())) if count is None else count
        _demand(f"{name}: {kind}s", sum(message.name == kind for message in theirs), found)
    records = [message for message in theirs if message.name == "record"]
    for field in ("distance", "heart_rate", "position_lat"):
        column = np.array([record.get_value(field) for record in records], dtype=np.float64)
        mine = ours.records.get(field, np.full(len(records), np.nan))
        _demand(f"{name}: {field}", True, np.array_equal(column, mine, equal_nan=True))
    laps = [message.get_value("total_distance") for message in theirs if message.name == "lap"]
    _demand(f"{name}: laps", laps, [lap.get("total_distance") for lap in ours.messages.get("lap", ())])


def _demand(what: str, wanted: object, found: object) -> None:
    if wanted != found:
        raise Wrong(f"{what}: {str(found)[:200]}, and not {str(wanted)[:200]}")


def times(data: bytes, *, rounds: int = ROUNDS) -> dict[str, Times]:
    """Milliseconds for decoding, for the whole of parse, and for each library; all in turn."""
    doors: Mapping[str, Callable[[bytes], object]] = {DECODE: by_us, PARSE: fit.parse, **LIBRARIES}
    return in_turn({name: (lambda do=do: do(data)) for name, do in doors.items()}, rounds=rounds)


def verdicts(runs: Mapping[str, bytes], *, rounds: int = ROUNDS) -> Iterator[Verdict]:
    """Checked first, then measured: the share of each library's time that ours takes, over all runs."""
    for name, data in runs.items():
        check(name, data)
    measured = [times(data, rounds=rounds) for data in runs.values()]
    for door in (DECODE, PARSE):
        ours = sum(one[door].best for one in measured)
        for library, goal in GOALS.items():
            theirs = sum(one[library].best for one in measured)
            words = (
                f"{ours / len(runs):.2f} ms against {theirs / len(runs):.0f} ms a run: {theirs / ours:.0f}×"
            )
            yield Verdict(f"FIT {door} beside {library}", 100 * ours / theirs, 100 / goal, " %", words)


def main(arguments: list[str]) -> int:
    """0 where every promise was kept."""
    warnings.simplefilter("ignore")
    sets = {"generated": generated()} | ({"real": real(Path(arguments[0]))} if arguments else {})
    kept = True
    for name, runs in sets.items():
        found = list(verdicts(runs))
        kept &= all(verdict.kept for verdict in found)
        print(f"\n## {revision()}, {len(runs)} {name} runs\n\n{table(found)}")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

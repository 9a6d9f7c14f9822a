"""Our decoder against three others, field by field, equal to the last bit.

Files: those that our own tests make, and those of real watches where somebody has them. Where a library
reads something else, it stands in a table here with its reason.
"""

import warnings
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from demo.fitfile import encode_run
from demo.simulation import Stop
from ingest.parsers import fit, fit_messages, fit_segments
from ingest.parsers.fit_profile import COLUMNS, ROWS
from tests.ingest.parsers import rawfit
from tests.ingest.parsers.oracles import APP, KINDS, ORACLES, Messages, Row, by_garmin
from tests.ingest.parsers.samples import START, activity, message, records, session, simulated
from tests.ingest.parsers.test_fit_real_files import FOLDER, LARGE_BYTES, MANIFEST, needs_files

TIME, HEART_RATE = (253, 4, rawfit.UINT32), (3, 1, rawfit.UINT8)

SAMPLES = {
    "run": encode_run(simulated(stops=[Stop(at_s=30, duration_s=10)])),
    "treadmill": encode_run(simulated(course=None), every_s=7),
    "dynamics": activity(
        *records(range(9), vertical_oscillation=89.5, stance_time=241.0, step_length=1105.0)
    ),
    "old and new fields": activity(
        *records(range(2), speed=3.0, enhanced_speed=3.5, altitude=100.0, enhanced_altitude=120.0),
        *records(range(2, 4), speed=3.0, altitude=100.0, temperature=-7, power=260),
        message("LAP", start_time=START, avg_speed=3.1, total_distance=12.34, lap_trigger="distance"),
        session(total_timer_time=2.5, avg_cadence=85, avg_fractional_cadence=0.5),
    ),
    "big endian": rawfit.file(
        rawfit.definition(rawfit.RECORD, TIME, HEART_RATE, (5, 4, rawfit.UINT32), big=True),
        *(rawfit.data(">IBI", START + i, 100 + i, 333 * i) for i in range(5)),
    ),
    "compressed times": rawfit.file(
        rawfit.definition(rawfit.RECORD, TIME),
        rawfit.definition(rawfit.RECORD, HEART_RATE, local=1),
        rawfit.data("<I", START),
        *(rawfit.compressed(7 * i, "<B", 100 + i, local=1) for i in range(1, 20)),
    ),
    "defined anew": rawfit.file(
        *(
            rawfit.definition(rawfit.RECORD, TIME, HEART_RATE) + rawfit.data("<IB", START + i, 100 + i)
            for i in range(20)
        )
    ),
    "wrong size": rawfit.file(
        rawfit.definition(rawfit.RECORD, TIME, (7, 1, rawfit.UINT32)),
        *(rawfit.data("<IB", START + i, 100 + i) for i in range(5)),
    ),
    "apps": rawfit.file(
        rawfit.app(0),
        rawfit.described(0, 1, rawfit.UINT16, "Power", native=7),
        rawfit.definition(rawfit.RECORD, TIME, apps=[(1, 2, 0)]),
        *(rawfit.data("<IH", START + i, 200 + i) for i in range(5)),
    ),
    "app without its id": rawfit.file(
        rawfit.described(0, 1, rawfit.UINT16, "Power"),
        rawfit.definition(rawfit.RECORD, TIME, apps=[(1, 2, 0)]),
        rawfit.data("<IH", START, 200),
    ),
}

# Of a file, what a library does not read at all, and why.
UNREAD = {
    ("compressed times", "garmin-fit-sdk"): "cannot read times in headers",
    ("hr_only_fr70_compressed_timestamp.fit", "garmin-fit-sdk"): "cannot read times in headers",
    ("app without its id", "fitparse"): "refuses fields of an app that did not introduce itself",
    ("app without its id", "fitdecode"): "refuses fields of an app that did not introduce itself",
    ("wrong size", "fitparse"): "refuses a field whose size does not fit its type",
    ("ride_coros_misaligned_fields.fit", "fitparse"): "refuses a field whose size does not fit its type",
}
# Of a field, what a library says otherwise, and why.
DIFFERENT = {
    ("fitparse", "lap", "intensity"): "its profile has no name yet for intervals",
    ("garmin-fit-sdk", "record", APP): "takes an app's missing values for values",
    ("fitparse", "session", "sub_sport"): "its profile lacks the newest sports",
    ("fitparse", "session", "sport"): "its profile lacks the newest sports",
}
# The same of one file.
DIFFERENT_IN = {
    ("old and new fields", "garmin-fit-sdk", "record: speed"): "lets the old field win where both are",
    ("old and new fields", "garmin-fit-sdk", "record: altitude"): "lets the old field win where both are",
}


def _real_files() -> list[object]:
    paths = sorted(FOLDER.glob("*/*.fit")) if MANIFEST.is_file() else []
    return [
        pytest.param(
            path, id=path.name, marks=[pytest.mark.slow] if path.stat().st_size > LARGE_BYTES else []
        )
        for path in paths
        if path.stat().st_size
    ]


@cache
def ours(data: bytes) -> Messages:
    found: Messages = {kind: [] for kind in KINDS}
    for segment in fit_messages.decode_chain(fit_segments.split(data)[0]):
        columns = {name: column.tolist() for name, column in segment.records.items()}
        columns |= {APP + name: column.tolist() for name, column in segment.developer.items()}
        found["record"] += [
            {name: column[i] for name, column in columns.items() if not np.isnan(column[i])}
            for i in range(segment.record_count)
        ]
        for kind in ("lap", "session"):
            found[kind] += segment.messages.get(kind, [])
    return found


def theirs(data: bytes, oracle: str) -> Messages:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ORACLES[oracle](data)


def _value(row: Row, name: str) -> Any:
    """What the enhanced field says, or else the plain one; cadence by whatever name a sport gives it."""
    names = (f"enhanced_{name}", name, name.replace("_cadence", "_running_cadence"))
    return next((row[name] for name in names if row.get(name) is not None), None)


def _names(kind: str) -> list[str]:
    profile = next(entry for entry in (*COLUMNS.values(), *ROWS.values()) if entry.name == kind)
    names = (field.name for field in profile.fields.values())
    return [name for name in names if not name.startswith(("enhanced", "compressed"))]


def _apps(rows: list[Row], kind: str) -> list[str]:
    return sorted({name for row in rows for name in row if name.startswith(APP)}) if kind == "record" else []


def differences(data: bytes, name: str, oracle: str) -> dict[str, tuple[Any, Any]]:
    """By kind and field, the first pair of values that are not equal."""
    mine, other = ours(data), theirs(data, oracle)
    found: dict[str, tuple[Any, Any]] = {}
    for kind in KINDS:
        rows, expected = mine[kind], other.get(kind, [])
        if len(rows) != len(expected) and (name, oracle) not in UNREAD:
            found[f"{kind}: rows"] = (len(rows), len(expected))
        for field in _names(kind) + _apps(expected, kind):
            known = (oracle, kind, APP if field.startswith(APP) else field) in DIFFERENT
            known |= (name, oracle, f"{kind}: {field}") in DIFFERENT_IN
            pairs = (
                (_value(row, field), _value(right, field)) for row, right in zip(rows, expected, strict=False)
            )
            unequal = [pair for pair in pairs if pair[0] != pair[1]]
            if unequal and not known:
                found[f"{kind}: {field}"] = unequal[0]
    return found


@pytest.mark.parametrize("oracle", ORACLES)
@pytest.mark.parametrize("name", SAMPLES)
def test_decode_reads_our_own_files_as_others_do(name: str, oracle: str):
    assert differences(SAMPLES[name], name, oracle) == {}


@needs_files
@pytest.mark.parametrize("oracle", ORACLES)
@pytest.mark.parametrize("path", _real_files())
def test_decode_reads_real_files_as_others_do(path: Path, oracle: str):
    assert differences(path.read_bytes(), path.name, oracle) == {}


@needs_files
def test_parse_merges_a_strap_s_heart_rate_as_garmin_does():
    data = (FOLDER / "fit" / "swim_pool_chained_hr_735xt.fit").read_bytes()
    expected = by_garmin(data, merge_heart_rates=True)["record"]

    streams = fit.parse(data).streams

    assert streams["heart_rate_bpm"].tolist() == [row["heart_rate"] for row in expected]

"""Files of real watches, where somebody has them: they may not be given away, so the project has none.

The folder has a manifest of what an independent reference decoder reads in each file.
"""

import csv
import os
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from ingest.parsers import Notice, Recording, Refusal, Unreadable, fit

_BESIDE = Path(__file__).resolve().parents[3].parent / "shared" / "data"
FOLDER = Path(os.environ.get("RUNSEASON_REAL_DATA", _BESIDE))
MANIFEST = FOLDER / "manifest.csv"
LARGE_BYTES = 1_000_000
NOTHING = "no real files: set RUNSEASON_REAL_DATA to a folder that has them"

Row = dict[str, str]


def _rows() -> list[Row]:
    if not MANIFEST.is_file():
        return []
    with MANIFEST.open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def _parameter(path: Path, *values: object) -> object:
    marks = [pytest.mark.slow] if path.stat().st_size > LARGE_BYTES else []
    return pytest.param(path, *values, id=path.name, marks=marks)


_ACTIVITIES = [row for row in _rows() if row["fit_file_type"].startswith("activity")]
ACTIVITIES = [_parameter(FOLDER / row["path"], row) for row in _ACTIVITIES]
OTHERS = [
    _parameter(FOLDER / row["path"], row["fit_file_type"])
    for row in _rows()
    if row["path"].endswith(".fit") and row["fit_file_type"] and row not in _ACTIVITIES
]
NO_FITS = [_parameter(FOLDER / row["path"]) for row in _rows() if not row["path"].endswith(".fit")]

needs_files = pytest.mark.skipif(not ACTIVITIES, reason=NOTHING)


@cache
def parsed(path: Path) -> Recording:
    return fit.parse(path.read_bytes())


def _numbers(cell: str) -> list[float | None]:
    return [float(value) if value else None for value in cell.split("|")]


def _left_out(recording: Recording) -> int:
    """Records without a place in time."""
    damage = {Notice.CLOCK_JUMP: "dropped", Notice.UNTIMED: "records"}
    return sum(int(w.params[damage[w.code]]) for w in recording.warnings if w.code in damage)


def _totals(recording: Recording, name: str) -> list[float | None]:
    return [getattr(session.summary, name) for session in recording.sessions] or [None]


@needs_files
@pytest.mark.parametrize("path, row", ACTIVITIES)
def test_parse_agrees_with_the_reference(path: Path, row: Row):
    recording = parsed(path)

    assert len(recording.streams["time_s"]) + _left_out(recording) == int(row["records"])
    assert "|".join(session.sport for session in recording.sessions) == row["sport"]
    sub_sports = "|".join(session.sub_sport or "None" for session in recording.sessions)
    assert sub_sports == row["sub_sport"]
    assert _totals(recording, "distance_m") == pytest.approx(_numbers(row["total_distance_m"]), abs=0.01)
    assert _totals(recording, "timer_s") == pytest.approx(_numbers(row["total_timer_s"]), abs=0.001)
    if row["avg_hr"].startswith("records:"):
        assert recording.summary.avg_hr_bpm == pytest.approx(float(row["avg_hr"][8:]), abs=1.5)
        assert recording.summary.max_hr_bpm == float(row["max_hr"][8:])
    else:
        assert _totals(recording, "avg_hr_bpm") == _numbers(row["avg_hr"])
        assert _totals(recording, "max_hr_bpm") == _numbers(row["max_hr"])


@needs_files
@pytest.mark.parametrize("path, row", ACTIVITIES)
def test_parse_gives_streams_in_order_and_within_reason(path: Path, row: Row):
    streams = parsed(path).streams

    assert (np.diff(streams["time_s"]) >= 0).all()
    assert {len(stream) for stream in streams.values()} == {len(streams["time_s"])}
    speed = streams.get("speed_m_s", np.array([0.0]))
    assert np.nanmax(speed, initial=0.0) < 30


@needs_files
@pytest.mark.parametrize("path, file_type", OTHERS)
def test_parse_refuses_files_of_another_type(path: Path, file_type: str):
    with pytest.raises(Unreadable) as refused:
        fit.parse(path.read_bytes())

    assert (refused.value.code, refused.value.params) == (Refusal.NOT_ACTIVITY, {"file_type": file_type})


@needs_files
@pytest.mark.parametrize("path", NO_FITS)
def test_parse_refuses_files_of_another_format(path: Path):
    with pytest.raises(Unreadable) as refused:
        fit.parse(path.read_bytes())

    assert refused.value.code == Refusal.NOT_FIT


_SPECIAL = {
    "corrupt_bad_file_crc.fit": Notice.CRC,
    "corrupt_second_chained_header.fit": Notice.TRAILING_BYTES,
    "corrupt_undefined_local_mesg_strava_android.fit": Notice.TRUNCATED,
    "hr_only_fr70_compressed_timestamp.fit": Notice.CLOCK_UNSET,
    "flagged_hr_spikes_fenix3hr.fit": Notice.HR_TOO_HIGH,
    "no_summary_activity_truncated_sdk.fit": Notice.SUMMARY_COMPUTED,
    "swim_pool_910xt.fit": Notice.UNTIMED,
}


@needs_files
@pytest.mark.parametrize("name, notice", _SPECIAL.items())
def test_parse_says_what_is_wrong_with_a_special_file(name: str, notice: Notice):
    warnings = fit.parse((FOLDER / "fit" / name).read_bytes()).warnings

    assert warnings[0].code == notice


@needs_files
def test_parse_refuses_a_file_of_no_bytes():
    with pytest.raises(Unreadable) as refused:
        fit.parse((FOLDER / "fit" / "corrupt_zero_bytes.fit").read_bytes())

    assert refused.value.code == Refusal.EMPTY

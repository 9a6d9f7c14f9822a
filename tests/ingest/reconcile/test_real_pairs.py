"""Real runs that several sources told of, where somebody has the files: see test_fit_real_files.py.

The FIT file is parsed; what the other source tells is taken from the manifest, as a reference read it.
"""

import csv
import os
import re
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest

from ingest.parsers import Recording, fit
from ingest.reconcile.candidates import Match, best
from ingest.reconcile.fields import Field, Source
from ingest.reconcile.matching import Facts, Reason, Tolerances, same
from ingest.reconcile.resolving import Told, resolve
from tests.ingest.reconcile.telling import facts_of_recording, told_by_recording

_BESIDE = Path(__file__).resolve().parents[3].parent / "shared" / "data"
FOLDER = Path(os.environ.get("RUNSEASON_REAL_DATA", _BESIDE))
PAIRS = {path.stem[:5]: path for path in sorted(FOLDER.glob("fit/pair?_*.fit"))}
needs_files = pytest.mark.skipif(
    len(PAIRS) < 4, reason="no real files: set RUNSEASON_REAL_DATA to a folder that has them"
)
TCX = {
    "pairA": "pairA_run_sloatsburg_garminconnect.tcx",
    "pairB": "pairB_treadmill_garminconnect.tcx",
    "pairD": "pairD_run_10k_fr15.tcx",
}
_LISTED_M = {"pairA": 14_000.0, "pairB": 10_630.0, "pairC": 10_740.0, "pairD": 10_010.0}  # two decimals of km


@cache
def recorded(pair: str) -> Recording:
    return fit.parse(PAIRS[pair].read_bytes())


@cache
def listed(name: str) -> dict[str, str]:
    with (FOLDER / "manifest.csv").open(newline="", encoding="utf-8") as lines:
        return next(row for row in csv.DictReader(lines) if Path(row["path"]).name.startswith(name))


def by_fit(pair: str, key: int = 1) -> Facts:
    recording = recorded(pair)
    return facts_of_recording(key=key, recording=recording, day=recording.started_at.date())


def first_time(row: dict[str, str]) -> datetime:
    found = re.search(r"first time (\S+)Z", row["decoder_notes"])
    assert found
    return datetime.fromisoformat(found[1]).replace(tzinfo=UTC)


def by_tcx(name: str, pair: str) -> Facts:
    row = listed(name)
    return Facts(
        key=9,
        source=Source.TCX,
        day=recorded(pair).started_at.date(),
        started_at=first_time(row),
        sport=row["sport"],
        timer_s=float(row["total_timer_s"]),
        distance_m=float(row["total_distance_m"]),
    )


@needs_files
@pytest.mark.parametrize("pair, name", TCX.items())
def test_fit_and_tcx_are_one_run(pair: str, name: str):
    runs = [by_fit(other, key) for key, other in enumerate(sorted(PAIRS), start=1)]

    found = best(by_tcx(name, pair), runs)

    assert isinstance(found, Match)
    assert (found.key, found.verdict.reason) == (sorted(PAIRS).index(pair) + 1, Reason.SAME_START)


@needs_files
def test_gpx_whose_first_time_is_early_is_the_same_run():
    row = listed("pairA_run_sloatsburg_garminconnect.gpx")
    gpx = Facts(
        key=9,
        source=Source.GPX,
        day=recorded("pairA").started_at.date(),
        started_at=first_time(row),
        elapsed_s=float(row["records"]),
    )

    told = same(by_fit("pairA"), gpx, Tolerances())

    assert (recorded("pairA").started_at - first_time(row)).total_seconds() == 23
    assert (told.matched, told.reason) == (True, Reason.OVERLAP)


@needs_files
@pytest.mark.parametrize("pair", ["pairA", "pairB", "pairC", "pairD"])
def test_fit_and_the_row_of_a_list_are_one_run(pair: str):
    recording = recorded(pair)
    entry = Facts(
        key=9,
        source=Source.STRAVA,
        day=recording.started_at.date(),
        started_at=recording.started_at,
        sport="Run",
        elapsed_s=round(recording.summary.elapsed_s or 0),
        distance_m=_LISTED_M[pair],
    )

    runs = [by_fit(other, key) for key, other in enumerate(sorted(PAIRS), start=1)]
    found = best(entry, runs)

    assert isinstance(found, Match)
    assert found.key == sorted(PAIRS).index(pair) + 1


@needs_files
def test_local_time_without_zone_is_the_same_run():
    """TrainingPeaks wrote the local time of the watch: three hours before that of the FIT."""
    recording = recorded("pairD")
    pwx = Facts(
        key=9,
        source=Source.TRAINING_PEAKS,
        day=recording.started_at.date(),
        started_at=recording.started_at + timedelta(seconds=recording.local_offset_s or 0),
        sport="Run",
        timer_s=2223.803,
        distance_m=10_010.82,
    )

    told = same(by_fit("pairD"), pwx, Tolerances())

    assert (told.matched, told.reason, told.shift_s) == (True, Reason.ZONE_SHIFT, 10_800)


@needs_files
def test_no_two_of_the_runs_are_one():
    for pair in PAIRS:
        others = [by_fit(other, key) for key, other in enumerate(sorted(PAIRS)) if other != pair]

        assert best(by_fit(pair, 9), others) is None


@needs_files
@pytest.mark.parametrize(
    "pair, name", [item for item in TCX.items() if item[0] != "pairD"]
)  # has no heart rate
def test_fit_and_tcx_agree_within_tolerance(pair: str, name: str):
    row = listed(name)
    tcx = Told(
        2,
        Source.TCX,
        {
            Field.DISTANCE: float(row["total_distance_m"]),
            Field.TIMER: float(row["total_timer_s"]),
            Field.AVG_HR: float(row["avg_hr"]),
            Field.MAX_HR: float(row["max_hr"]),
        },
    )

    found = resolve([told_by_recording(key=1, recording=recorded(pair)), tcx])

    assert found.conflicts == ()
    assert found.values[Field.DISTANCE] == recorded(pair).summary.distance_m

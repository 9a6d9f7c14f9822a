"""TCX, GPX and tables of real devices and websites, where somebody has them: see test_fit_real_files."""

import csv
import zipfile
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import gpxpy
import numpy as np
import pytest

from ingest.parsers import Contents, Notice, Origin, Recording, Refusal, Unreadable, fit, gpx, tables, tcx
from ingest.parsers.gzipped import gunzip
from tests.ingest.parsers.test_fit_real_files import FOLDER, NOTHING

SHARE = 0.005
needs_files = pytest.mark.skipif(not (FOLDER / "manifest.csv").is_file(), reason=NOTHING)
TCX_FILES = [
    "multisession_run_bike_fr305.tcx",
    "pairA_run_sloatsburg_garminconnect.tcx",
    "pairB_treadmill_garminconnect.tcx",
    "pairD_run_10k_fr15.tcx",
    "run_fitbit_offset_minus4.tcx",
]


def _reference(path: str) -> Mapping[str, str]:
    with (FOLDER / "manifest.csv").open(newline="", encoding="utf-8") as lines:
        return next(row for row in csv.DictReader(lines) if row["path"] == path)


def _table(name: str) -> Contents:
    return tables.read((FOLDER / "tables" / name).read_bytes(), name)


def _archive(name: str, member: str) -> bytes:
    with zipfile.ZipFile(FOLDER / "archives" / name) as archive:
        return archive.read(member)


@needs_files
@pytest.mark.parametrize("name", TCX_FILES)
def test_tcx_agrees_with_the_reference(name: str):
    row = _reference(f"tcx/{name}")

    found = tcx.read((FOLDER / "tcx" / name).read_bytes()).recordings

    assert len(found) == int(row["sessions"])
    assert sum(len(recording.streams["time_s"]) for recording in found) == int(row["records"])
    for total, column in (("distance_m", "total_distance_m"), ("timer_s", "total_timer_s")):
        ours = sum(getattr(recording.summary, total) for recording in found)
        assert ours == pytest.approx(float(row[column]), rel=SHARE)
    if row["max_hr"]:
        assert max(recording.summary.max_hr_bpm or 0 for recording in found) == float(row["max_hr"])


@needs_files
@pytest.mark.parametrize(
    "pair, ending",
    [
        ("pairA_run_sloatsburg", "fr945.fit"),
        ("pairB_treadmill", "fr945.fit"),
        ("pairD_run_10k_fr15", "noHR.fit"),
    ],
)
def test_tcx_agrees_with_the_fit_of_the_same_run(pair: str, ending: str):
    (fit_file,) = (FOLDER / "fit").glob(f"{pair}_{ending}")
    (tcx_file,) = (FOLDER / "tcx").glob(f"{pair}*.tcx")

    ours, theirs = tcx.parse(tcx_file.read_bytes()), fit.parse(fit_file.read_bytes())

    assert abs((ours.started_at - theirs.started_at).total_seconds()) <= 1
    assert ours.summary.distance_m == pytest.approx(theirs.summary.distance_m, rel=SHARE)
    assert ours.summary.timer_s == pytest.approx(theirs.summary.timer_s, abs=1)
    assert _paused(ours) == pytest.approx(_paused(theirs), abs=5)


def _paused(recording: Recording) -> float:
    return sum(end - start for start, end in recording.pauses)


@needs_files
def test_tcx_with_an_unbound_prefix_is_read():
    recording = tcx.parse((FOLDER / "tcx" / "corrupt_unbound_prefix.tcx").read_bytes())

    assert recording.summary.distance_m == pytest.approx(4689, rel=SHARE)
    assert recording.device.startswith("Forerunner 410")
    assert Notice.TRUNCATED not in {warning.code for warning in recording.warnings}


@needs_files
def test_tcx_with_offsets_knows_local_time():
    recording = tcx.parse((FOLDER / "tcx" / "run_fitbit_offset_minus4.tcx").read_bytes())

    assert (recording.local_offset_s, recording.started_at.isoformat()) == (
        -14_400,
        "2022-12-05T00:14:28+00:00",
    )


@needs_files
def test_gpx_has_the_points_that_gpxpy_finds():
    data = (FOLDER / "gpx" / "pairA_run_sloatsburg_garminconnect.gpx").read_bytes()
    points = [point for track in gpxpy.parse(data).tracks for part in track.segments for point in part.points]

    recording = gpx.parse(data)

    assert recording.streams["lat_deg"].tolist() == [point.latitude for point in points]
    assert recording.streams["altitude_m"].tolist() == [point.elevation for point in points]
    seconds = [(point.time - points[0].time).total_seconds() for point in points]
    assert recording.streams["time_s"].tolist() == seconds
    assert recording.summary.avg_hr_bpm == pytest.approx(137.3, abs=0.2)
    # The watch was 1 % short of its own positions.
    assert recording.summary.distance_m == pytest.approx(14_004.8, rel=0.015)


@needs_files
def test_gpx_of_three_segments_has_two_pauses():
    recording = gpx.parse((FOLDER / "gpx" / "hr_missing_in_part_multi_trkseg.gpx").read_bytes())

    assert [(pause.start_s, pause.end_s) for pause in recording.pauses] == [(2, 60), (98, 120)]
    assert np.isnan(recording.streams["heart_rate_bpm"]).sum() == 7


@needs_files
def test_gpx_that_was_drawn_is_refused():
    with pytest.raises(Unreadable) as refused:
        gpx.read((FOLDER / "gpx" / "track_without_times.gpx").read_bytes())

    assert refused.value.code == Refusal.NO_TIMES


@needs_files
def test_gpx_of_a_history_are_all_read():
    with zipfile.ZipFile(FOLDER / "archives" / "run_history_gpx_2020.zip") as archive:
        found = [gpx.parse(archive.read(name)) for name in archive.namelist() if name.endswith(".gpx")]

    assert len(found) == 36
    assert all((np.diff(recording.streams["time_s"]) >= 0).all() for recording in found)
    assert all(800 < (recording.summary.distance_m or 0) < 15_000 for recording in found)


@needs_files
def test_packed_tcx_with_leading_blanks_is_read():
    packed = _archive("strava_bulk_export.zip", "activities/6860622783.tcx.gz")

    assert tcx.parse(gunzip(packed)).summary.distance_m == pytest.approx(10_630.4, rel=SHARE)


@needs_files
def test_strava_table_tells_of_its_files():
    contents = tables.read(_archive("strava_bulk_export.zip", "activities.csv"), "activities.csv")

    by_file = {entry.filename: entry for entry in contents.entries}
    assert len(contents.entries) == 19
    assert by_file["activities/6860622783.tcx.gz"].summary.distance_m == 10_630.37
    assert by_file["activities/7448910422.gpx"].name == 'Morning "quoted", ride\nwith newline'


@needs_files
def test_strava_table_with_markup_in_its_header_is_read():
    entries = _table("strava_activities_translation_missing_headers.csv").entries

    assert [entry.origin for entry in entries] == [Origin.STRAVA] * 8
    assert entries[0].summary.distance_m == pytest.approx(33_912.48)


@needs_files
def test_garmin_table_with_decimal_commas_is_read():
    contents = _table("garmin_connect_web_Activities_decimal_comma.csv")

    assert (len(contents.entries), contents.warnings) == (1131, ())
    paces = [
        entry.summary.timer_s / entry.summary.distance_m
        for entry in contents.entries
        if entry.summary.distance_m
    ]
    assert 0.2 < min(paces) < np.median(paces) < 0.4
    assert {entry.sport for entry in contents.entries} == {"running"}


@needs_files
def test_training_peaks_table_is_read():
    contents = _table("trainingpeaks_workouts_2026-01.csv")

    assert (len(contents.entries), contents.unread) == (3, {"planned_workout": 59})
    assert [entry.sport for entry in contents.entries] == ["training", "swimming", "running"]


@needs_files
def test_training_log_is_read():
    contents = _table("training_log_sheets.xlsx")

    assert (len(contents.entries), contents.warnings) == (1014, ())
    days = [entry.day for entry in contents.entries if entry.place.startswith("Training Log:")]
    assert all(earlier <= later for earlier, later in pairwise(days))
    assert contents.entries[-1].origin == Origin.LOG


@needs_files
def test_runalyze_table_is_read():
    name = "runalyze_activities.csv"

    contents = tables.read((Path(FOLDER) / "synthetic" / name).read_bytes(), name)

    assert (len(contents.entries), contents.entries[0].summary.distance_m) == (60, 11_620)

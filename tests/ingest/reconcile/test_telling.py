"""What parsers found, as accounts."""

from datetime import UTC, date, datetime

import pytest

from ingest.parsers import Entry, Lap, Origin, Recording, Score, Summary
from ingest.reconcile.fields import Field, Source
from ingest.reconcile.matching import Facts
from ingest.reconcile.names import parse_name
from ingest.reconcile.resolving import Told
from ingest.reconcile.telling import (
    facts_of_entry,
    facts_of_recording,
    told_by_entry,
    told_by_name,
    told_by_recording,
)

NOW = datetime(2026, 5, 9, 6, 0, tzinfo=UTC)
DAY = date(2026, 5, 9)
SUMMARY = Summary(timer_s=3000.0, elapsed_s=3100.0, distance_m=10_000.0, avg_hr_bpm=150.0)
RECORDING = Recording(
    sport="running",
    sub_sport="",
    started_at=NOW,
    local_offset_s=7200,
    summary=SUMMARY,
    sessions=(),
    laps=(Lap(0.0, "manual", "", "running", SUMMARY),),
    pauses=(),
    streams={},
    device="",
    serial="",
    workout_name="8x400m",
    warnings=(),
    origin=Origin.TCX,
    notes="windy",
)
ENTRY = Entry(
    origin=Origin.LOG,
    day=DAY,
    started_at=None,
    sport="running",
    shoe="Blue",
    feel=4,
    summary=Summary(distance_m=10_100.0, moving_s=2950.0, avg_hr_bpm=152.0),
    scores={Score.INTENSITY: 6.0, Score.TRIMP: 80.0},
    doubts={"avg_hr_bpm": 0.7, "pace": 0.3},
    notes="felt good",
)


def test_facts_of_recording():
    assert facts_of_recording(key=3, recording=RECORDING, day=DAY, filename="7.tcx") == Facts(
        key=3,
        source=Source.TCX,
        day=DAY,
        started_at=NOW,
        sport="running",
        elapsed_s=3100.0,
        timer_s=3000.0,
        distance_m=10_000.0,
        local_offset_s=7200,
        filename="7.tcx",
    )


def test_facts_of_entry():
    assert facts_of_entry(key=4, entry=ENTRY) == Facts(
        key=4, source=Source.LOG, day=DAY, sport="running", timer_s=2950.0, distance_m=10_100.0
    )


def test_told_by_recording():
    told = told_by_recording(key=3, recording=RECORDING)

    assert told == Told(
        3,
        Source.TCX,
        {
            Field.STARTED_AT: NOW,
            Field.SPORT: "running",
            Field.NAME: "8x400m",
            Field.LAPS: 1.0,
            Field.DISTANCE: 10_000.0,
            Field.TIMER: 3000.0,
            Field.ELAPSED: 3100.0,
            Field.AVG_HR: 150.0,
        },
        notes="windy",
    )


def test_told_by_entry():
    told = told_by_entry(key=4, entry=ENTRY)

    assert told == Told(
        4,
        Source.LOG,
        {
            Field.SPORT: "running",
            Field.SHOE: "Blue",
            Field.FEEL: 4.0,
            Field.INTENSITY: 6.0,
            Field.DISTANCE: 10_100.0,
            Field.MOVING: 2950.0,
            Field.AVG_HR: 152.0,
        },
        notes="felt good",
        scores={"trimp": 80.0},
        doubts={Field.AVG_HR: 0.7},
    )


@pytest.mark.parametrize(
    "name, values",
    [
        ("10k race", {Field.DISTANCE: 10_000.0, Field.WORKOUT_TYPE: "race"}),
        ("8x400m", {Field.WORKOUT_TYPE: "intervals"}),
        ("long 18", {Field.DISTANCE: 18_000.0, Field.WORKOUT_TYPE: "long run"}),
    ],
)
def test_told_by_name(name: str, values: dict[Field, object]):
    named = parse_name(name)
    assert named

    told = told_by_name(key=5, named=named, recorded_m=10_100.0)

    assert told == Told(5, Source.NAME, values)

"""TrainingPeaks' workouts.csv: what was done beside what was planned."""

from datetime import date

import pytest

from ingest.parsers import Origin, Refusal, Score, Unreadable, tables

HEADER = (
    '"Title","WorkoutType","WorkoutDescription","PlannedDuration","WorkoutDay","CoachComments",'
    '"DistanceInMeters","AthleteComments","TimeTotalInHours","VelocityAverage","CadenceAverage",'
    '"HeartRateAverage","HeartRateMax","TSS","Rpe","Feeling"'
)
DONE = (
    '"Tempo","Run","3 x 10 min\nwith 2 easy","1","2026-01-05","good","6938.7","tired ""legs""","0.75","2.6",'
    '"78","154","175","86.4","6","3"'
)
PLANNED = '"Long run","Run","easy","2","2026-01-06","","","","","","","","","","",""'


def test_read_takes_what_was_done():
    (entry,) = tables.read(f"{HEADER}\n{DONE}\n".encode(), "workouts.csv").entries

    assert (entry.origin, entry.day, entry.started_at) == (Origin.TRAINING_PEAKS, date(2026, 1, 5), None)
    assert (entry.summary.timer_s, entry.summary.distance_m) == (2700, 6938.7)
    assert (entry.summary.avg_cadence_spm, entry.summary.max_hr_bpm) == (156, 175)
    assert (entry.rpe, entry.feel, entry.scores) == (6, 3, {Score.TSS: 86.4})
    assert entry.notes == '3 x 10 min\nwith 2 easy\ngood\ntired "legs"'


def test_read_counts_what_was_only_planned():
    contents = tables.read(f"{HEADER}\n{PLANNED}\n{DONE}\n{PLANNED}\n".encode(), "workouts.csv")

    assert len(contents.entries) == 1
    assert contents.unread == {"planned_workout": 2}


def test_read_of_plans_alone_is_no_failure():
    contents = tables.read(f"{HEADER}\n{PLANNED}\n".encode(), "workouts.csv")

    assert (contents.entries, contents.unread) == ((), {"planned_workout": 1})


def test_read_refuses_a_file_without_rows():
    with pytest.raises(Unreadable) as refused:
        tables.read(f"{HEADER}\n".encode(), "workouts.csv")

    assert refused.value.code == Refusal.NO_RECORDS

"""The runs of the demo: as a FIT file from a watch for the last days, as a line of a log before."""

from datetime import datetime

import numpy as np

from analytics.workout import Physiology, Workout, flatten, step_fraction, step_seconds
from athletes.recorded import RecordedRun
from demo.cast import Person
from demo.fitfile import encode_run
from demo.simulation import Course, Runner, Segment, simulate

RECORD_EVERY_S = 5
HOME = Course(lat_deg=37.5219, lon_deg=126.9245)


def segments_of(workout: Workout, known: Physiology, *, stretch: float) -> list[Segment]:
    """The steps as somebody runs them, all a little longer or shorter than planned."""
    threshold = known.threshold_speed_m_s or 3.5
    return [
        Segment(step_seconds(flat.step, known) * stretch, step_fraction(flat.step, known) * threshold)
        for flat in flatten(workout)
    ]


def fit_file(person: Person, segments: list[Segment], *, started_at: datetime, name: str) -> bytes:
    """The run as the watch recorded it."""
    offset = started_at.utcoffset()
    run = simulate(
        segments,
        runner=_runner(person),
        started_at=started_at,
        seed=person.seed + started_at.toordinal(),
        course=HOME,
        local_offset_s=int(offset.total_seconds()) if offset else 0,
        lap_every_m=1000.0,
        workout_name=name,
    )
    return encode_run(run, every_s=RECORD_EVERY_S, serial=1_000_000 + person.number)


def summary(person: Person, segments: list[Segment], *, started_at: datetime) -> RecordedRun:
    """The run as one line of a log: time, distance, mean heart rate."""
    rng = np.random.default_rng([person.seed, started_at.toordinal()])
    duration_s = sum(segment.duration_s for segment in segments)
    distance_m = sum(segment.duration_s * segment.speed_m_s for segment in segments)
    effort = min(1.0, distance_m / duration_s / person.threshold_speed_m_s)
    spread = person.threshold_hr_bpm - person.resting_hr_bpm
    heart_rate = person.resting_hr_bpm + spread * (0.25 + 0.72 * effort) + float(rng.normal(0, 2))
    return RecordedRun(
        started_at=started_at,
        day=started_at.date(),
        duration_s=float(duration_s),
        elapsed_s=float(duration_s),
        distance_m=float(distance_m),
        avg_hr_bpm=round(heart_rate, 1),
    )


def _runner(person: Person) -> Runner:
    return Runner(
        resting_hr_bpm=float(person.resting_hr_bpm),
        max_hr_bpm=float(person.max_hr_bpm),
        threshold_hr_bpm=float(person.threshold_hr_bpm),
        threshold_speed_m_s=person.threshold_speed_m_s,
    )

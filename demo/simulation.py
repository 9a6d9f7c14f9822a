"""Runs that nobody ran: speed, heart rate, cadence, height and route as a watch would record them.

Pure and deterministic: the same arguments give the same run, to the bit. Everything is 1 Hz of timer time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

Stream = NDArray[np.float64]

RISE_S, FALL_S = 35.0, 50.0  # how fast the heart follows effort, and how slowly it lets go
STANDING = 0.2  # share of the reserve below threshold that the heart uses without running
UPHILL_COST, DOWNHILL_COST = 4.0, 2.0  # extra effort per unit of grade, a line through Minetti's curve
WALK_RUN_M_S = 1.9
_M_PER_DEG = 111_195.0


@dataclass(frozen=True, slots=True)
class Segment:
    duration_s: float
    speed_m_s: float


@dataclass(frozen=True, slots=True)
class Runner:
    resting_hr_bpm: float = 50.0
    max_hr_bpm: float = 188.0
    threshold_hr_bpm: float = 168.0
    threshold_speed_m_s: float = 3.9
    drift_per_h: float = 0.05  # how much harder the same speed feels after an hour


@dataclass(frozen=True, slots=True)
class Course:
    """An out-and-back route from a base; without a course, the run is on a treadmill."""

    lat_deg: float
    lon_deg: float
    altitude_m: float = 100.0
    climb_m_per_km: float = 8.0


@dataclass(frozen=True, slots=True)
class Stop:
    """The timer stood for `duration_s`, after `at_s` seconds of timer time."""

    at_s: int
    duration_s: int


@dataclass(frozen=True, slots=True)
class LapMark:
    """A lap over the samples start_s..end_s."""

    start_s: int
    end_s: int
    trigger: str


@dataclass(frozen=True, slots=True)
class SimulatedRun:
    """Streams of shape (seconds + 1,); the positions are None on a treadmill."""

    started_at: datetime
    local_offset_s: int
    workout_name: str
    distance_m: Stream
    speed_m_s: Stream
    heart_rate_bpm: Stream
    cadence_spm: Stream
    altitude_m: Stream | None
    lat_deg: Stream | None
    lon_deg: Stream | None
    laps: tuple[LapMark, ...]
    stops: tuple[Stop, ...]


def simulate(
    segments: Sequence[Segment],
    *,
    runner: Runner,
    started_at: datetime,
    seed: int,
    course: Course | None = None,
    local_offset_s: int = 0,
    stops: Sequence[Stop] = (),
    lap_every_m: float | None = None,
    workout_name: str = "",
) -> SimulatedRun:
    """Run the segments one after the other. Laps are the segments, or every `lap_every_m` metres."""
    rng = np.random.default_rng(seed)
    speed = _speed(segments, rng)
    distance = np.concatenate(([0.0], np.cumsum(speed[1:])))
    climb, lat, lon = _route(distance, course, rng) if course else (np.zeros_like(distance), None, None)
    return SimulatedRun(
        started_at=started_at,
        local_offset_s=local_offset_s,
        workout_name=workout_name,
        distance_m=distance,
        speed_m_s=speed,
        heart_rate_bpm=_heart_rate(speed, climb, runner, rng),
        cadence_spm=_cadence(speed, rng),
        altitude_m=course.altitude_m + climb if course else None,
        lat_deg=lat,
        lon_deg=lon,
        laps=_segment_laps(segments) if lap_every_m is None else _distance_laps(distance, lap_every_m),
        stops=tuple(stops),
    )


def _ends(segments: Sequence[Segment]) -> list[int]:
    return [round(total) for total in np.cumsum([segment.duration_s for segment in segments])]


def _speed(segments: Sequence[Segment], rng: np.random.Generator) -> Stream:
    """The segments' speeds with soft changes between them and the unsteadiness of a human."""
    ends = _ends(segments)
    which = np.searchsorted(ends, np.arange(ends[-1] + 1), "left")
    wanted = np.array([segment.speed_m_s for segment in segments])[which]
    padded = np.pad(wanted, 3, mode="edge")
    soft = np.convolve(padded, np.full(7, 1 / 7), mode="valid")
    speed: Stream = np.maximum(0.0, soft * (1 + 0.025 * _wander(len(soft), 12, rng)))
    return speed


def _wander(count: int, memory_s: int, rng: np.random.Generator) -> Stream:
    """Noise with a memory: mean 0, standard deviation 1, shape (count,)."""
    kernel = np.exp(-np.arange(5 * memory_s) / memory_s)
    white = rng.standard_normal(count + len(kernel) - 1)
    return np.convolve(white, kernel / np.sqrt((kernel**2).sum()), mode="valid")


def _heart_rate(speed: Stream, climb: Stream, runner: Runner, rng: np.random.Generator) -> Stream:
    """Heart rate that follows effort with a lag, drifts with time and is never quite steady."""
    grade = np.diff(_smooth(climb, 15), prepend=climb[0]) / np.maximum(speed, 0.5)
    cost = 1 + np.where(grade > 0, UPHILL_COST, DOWNHILL_COST) * np.clip(grade, -0.2, 0.2)
    drift = 1 + runner.drift_per_h * np.arange(len(speed)) / 3600
    effort = STANDING + (1 - STANDING) * speed / runner.threshold_speed_m_s * cost * drift
    wanted = runner.resting_hr_bpm + (runner.threshold_hr_bpm - runner.resting_hr_bpm) * effort
    lagged = _follow(np.minimum(wanted, runner.max_hr_bpm - 1), runner.resting_hr_bpm + 20)
    noisy = lagged + 1.2 * _wander(len(speed), 8, rng)
    heart_rate: Stream = np.clip(np.round(noisy), runner.resting_hr_bpm, runner.max_hr_bpm)
    return heart_rate


def _follow(wanted: Stream, start: float) -> Stream:
    """First-order lag, quicker upwards than down."""
    value = start
    followed = []
    for target in wanted.tolist():
        value += (target - value) / (RISE_S if target > value else FALL_S)
        followed.append(value)
    return np.array(followed)


def _cadence(speed: Stream, rng: np.random.Generator) -> Stream:
    running = 150 + 7.5 * speed
    walking = 60 + 40 * speed
    steps = np.where(speed >= WALK_RUN_M_S, running, walking) + 1.5 * _wander(len(speed), 5, rng)
    return np.where(speed < 0.3, 0.0, np.round(steps))


def _route(distance: Stream, course: Course, rng: np.random.Generator) -> tuple[Stream, Stream, Stream]:
    """Height over the base, latitude and longitude, along a winding way out and the same way back."""
    from_base = np.minimum(distance, distance[-1] - distance)
    grid = np.arange(0.0, from_base.max() + 20.0, 10.0)
    heading = rng.uniform(0, 2 * np.pi) + 0.8 * _waves(grid, (300.0, 900.0, 2500.0), rng)
    north, east = np.cumsum(10 * np.cos(heading)), np.cumsum(10 * np.sin(heading))
    hills = _waves(grid, (600.0, 1700.0, 4000.0), rng)
    ascent_m = np.abs(np.diff(hills)).sum() / 2 or 1.0
    hills *= course.climb_m_per_km * (grid[-1] / 1000) / ascent_m
    lat = course.lat_deg + np.interp(from_base, grid, north) / _M_PER_DEG
    lon = course.lon_deg + np.interp(from_base, grid, east) / _M_PER_DEG / np.cos(np.radians(course.lat_deg))
    return np.interp(from_base, grid, hills - hills[0]), lat, lon


def _waves(grid: Stream, lengths_m: Sequence[float], rng: np.random.Generator) -> Stream:
    phases = rng.uniform(0, 2 * np.pi, len(lengths_m))
    waves = np.sin(2 * np.pi * grid[:, None] / np.array(lengths_m) + phases)
    total: Stream = waves.sum(axis=1)
    return total


def _smooth(values: Stream, window: int) -> Stream:
    padded = np.pad(values, window // 2, mode="edge")
    return np.convolve(padded, np.full(window, 1 / window), mode="valid")


def _segment_laps(segments: Sequence[Segment]) -> tuple[LapMark, ...]:
    ends = _ends(segments)
    triggers = ["manual"] * (len(ends) - 1) + ["session_end"]
    return tuple(map(LapMark, [0, *ends[:-1]], ends, triggers))


def _distance_laps(distance: Stream, every_m: float) -> tuple[LapMark, ...]:
    marks = np.searchsorted(distance, np.arange(every_m, distance[-1], every_m)).tolist()
    ends = [mark for mark in marks if mark < len(distance) - 1]
    triggers = ["distance"] * len(ends) + ["session_end"]
    return tuple(map(LapMark, [0, *ends], [*ends, len(distance) - 1], triggers))

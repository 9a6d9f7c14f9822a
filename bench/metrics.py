"""What is computed of a run once, and read again for any zones: checked, then timed."""

from collections.abc import Iterator
from datetime import timedelta

import numpy as np
from django.db import connection
from django.utils import timezone

from analytics import drift, efforts, graded, load, streams, zones
from analytics.samples import Array, plausible_heart_rate
from athletes.columns import as_kept, encoded
from athletes.models import Activity, ActivityStreams
from athletes.selectors import time_in_zones
from bench import fit
from bench.imports import newcomer, remove
from bench.people import Club
from bench.statements import inside
from bench.timing import in_turn
from bench.verdicts import Verdict

HOURS_4 = 4 * 3600
YEAR, A_RUN_S = 365, 3600
RUNNING = {"ours": 20, "sum": 20}
"""Beside 150 ms of another statement even `SELECT 1` takes three times as long as the times after it."""
HR_BOUNDS, PACE_BOUNDS = (110.0, 125.0, 138.0, 150.0, 165.0), (2.2, 2.6, 3.0, 3.4, 3.9)
FACTS = {
    "duration_s": float(HOURS_4),
    "mean_speed_m_s": 3.0,
    "mean_hr_bpm": 145.0,
    "rpe": None,
    "category": "",
    "sex": "m",
    "max_hr_bpm": 190.0,
    "resting_hr_bpm": 50.0,
    "threshold_hr_bpm": 170.0,
    "threshold_speed_m_s": 4.0,
}


def of_a_long_run(*, rounds: int) -> Iterator[Verdict]:
    """Load, zones, histograms, best efforts, efficiency and drift of four hours, one sample a second."""
    run = _run(HOURS_4, seed=4)
    _check_efforts(run)
    times = in_turn({"all": lambda: _metrics(run)}, rounds=rounds)["all"]
    words = f"best of {rounds}, for time itself depends on the machine; p50 {times.p50:.2f} ms"
    yield Verdict("all metrics of a run of 4 h", times.best, 2, " ms", words)


def of_a_year(club: Club, *, rounds: int) -> Iterator[Verdict]:
    """A year's time in zone with bounds that nobody has asked for before, beside a row for each sample."""
    with inside(club.organization.pk):
        athlete, last = newcomer(club), timezone.now().date()
        samples = _keep_a_year(athlete, last)
        first = last - timedelta(days=YEAR)

        def ours() -> Array:
            return time_in_zones(
                athlete=athlete, first=first, last=last, stream="heart_rate_bpm", bounds=HR_BOUNDS
            )

        wanted = zones.time_in_zone(samples, bounds=HR_BOUNDS)
        if ours().tolist() != wanted.tolist():
            raise fit.Wrong(f"a year's zones: {ours()} and not {wanted}")
        with connection.cursor() as cursor:
            _rows_of(cursor, samples)
            counts = np.bincount(samples.astype(int), minlength=streams.BINS)
            times = in_turn(
                {
                    "ours": ours,
                    "sum": lambda: zones.time_in_zone_from_histogram(
                        counts, bounds=HR_BOUNDS, lo=0.0, step=1.0
                    ),
                    "rows": lambda: _by_rows(cursor),
                },
                rounds=rounds,
                running=RUNNING,
            )
        remove(athlete)
    words = f"{YEAR} runs; p50 {times['ours'].p50:.2f} ms, of rows {times['rows'].p50:.0f} ms"
    yield Verdict("a year's time in zone", times["ours"].best, 1, " ms", words)
    share = 100 * times["ours"].p50 / times["rows"].p50
    yield Verdict("the same / a row for each sample, in SQL", share, 0.5, " %", words)


def _run(seconds: int, *, seed: int) -> dict[str, Array]:
    chance, at = np.random.default_rng(seed), np.arange(seconds, dtype=np.float64)
    speed = np.clip(3.0 + 0.3 * np.sin(at / 300) + chance.normal(0, 0.15, seconds), 0, 6)
    return as_kept(
        {
            "time_s": at,
            "speed_m_s": speed,
            "distance_m": np.cumsum(speed),
            "altitude_m": 100 + 20 * np.sin(at / 900) + chance.normal(0, 0.2, seconds),
            "heart_rate_bpm": np.rint(
                140 + 10 * np.sin(at / 1000) + at / 2000 + chance.normal(0, 1, seconds)
            ),
        }
    )


def _metrics(run: dict[str, Array]) -> None:
    speed, heart_rate = run["speed_m_s"], run["heart_rate_bpm"]
    flat, beats = graded.cleaned_graded_speed(speed, run["altitude_m"]), plausible_heart_rate(heart_rate)
    load.load_of(graded_m_s=flat, heart_rate_bpm=heart_rate, **FACTS)
    drift.efficiency_factor(flat, beats)
    drift.decoupling(flat, beats)
    zones.time_in_zone(beats, bounds=HR_BOUNDS)
    zones.time_in_zone(speed, bounds=PACE_BOUNDS)
    streams.histogram(heart_rate, 0.0, 1.0)
    streams.histogram(speed, 0.0, 0.05)
    efforts.best_efforts(run["time_s"], run["distance_m"])


def _check_efforts(run: dict[str, Array]) -> None:
    """Each whole metre as a start, one after the other."""
    found = efforts.best_efforts(run["time_s"], run["distance_m"], (1000.0, 10_000.0))
    distance, time = run["distance_m"] - run["distance_m"][0], run["time_s"]
    for wanted, seconds in found.items():
        starts = range(int(distance[-1] - wanted) + 1)
        plain = min(
            float(np.interp(at + wanted, distance, time) - np.interp(at, distance, time)) for at in starts
        )
        if abs(plain - seconds) > 1e-6:
            raise fit.Wrong(f"{wanted} m in {seconds} s, and not in {plain}")


def _keep_a_year(athlete: object, last: object) -> Array:
    """A run each day; returns all heart rates of the year."""
    runs = [_run(A_RUN_S, seed=number) for number in range(YEAR)]
    now = timezone.now()
    activities = Activity.objects.bulk_create(
        Activity(athlete=athlete, day=last - timedelta(days=number), started_at=now, duration_s=A_RUN_S)
        for number in range(YEAR)
    )
    ActivityStreams.objects.bulk_create(
        ActivityStreams(athlete=athlete, activity=activity, length=A_RUN_S, **encoded(run))
        for activity, run in zip(activities, runs, strict=True)
    )
    return np.concatenate([run["heart_rate_bpm"] for run in runs])


def _rows_of(cursor: object, samples: Array) -> None:
    cursor.execute("CREATE TEMPORARY TABLE bench_samples (run int, second int, heart_rate smallint)")
    rows = ((index // A_RUN_S, index % A_RUN_S, int(value)) for index, value in enumerate(samples))
    with cursor.copy("COPY bench_samples (run, second, heart_rate) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
    cursor.execute("ANALYZE bench_samples")


def _by_rows(cursor: object) -> list[tuple[int, int]]:
    cursor.execute(
        "SELECT width_bucket(heart_rate, %s::float[]), count(*) FROM bench_samples GROUP BY 1",
        [list(HR_BOUNDS)],
    )
    return cursor.fetchall()

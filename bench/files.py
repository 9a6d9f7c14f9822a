"""Runs of an hour, as files: made once, each on a morning of its own."""

import io
import zipfile
from datetime import UTC, datetime, timedelta

from bench.watch import watch_file
from demo.fitfile import encode_run
from demo.simulation import Course, Runner, Segment, SimulatedRun, simulate

BEGUN = datetime(2024, 1, 1, 6, tzinfo=UTC)
HOUR = (Segment(600, 2.8), Segment(2400, 3.2), Segment(600, 2.7))
SEOUL = Course(lat_deg=37.52, lon_deg=126.99, altitude_m=20.0)


def hour_run(number: int) -> bytes:
    """A run with a record every second, a lap every kilometre, and the nine fields of a plain watch."""
    return encode_run(_hour(number), every_s=1)


def hour_of_today(number: int) -> bytes:
    """The same run as a watch of today writes it."""
    return watch_file(_hour(number))


def archive(count: int) -> bytes:
    """So many of them in one ZIP."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for number in range(count):
            packed.writestr(f"{number:05}.fit", hour_run(number))
    return file.getvalue()


def _hour(number: int) -> SimulatedRun:
    begun = BEGUN + timedelta(days=number)
    return simulate(HOUR, runner=Runner(), started_at=begun, seed=number, course=SEOUL, lap_every_m=1000.0)

"""Workout files read at once: FIT, Zwift's and text; what is none says why."""

import gzip
import random
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings

from analytics.workout import Workout, flatten
from analytics.workout.formats import write_fit, write_zwo
from analytics.workout.text import parse, write
from ingest import sandbox
from ingest.services import NotAWorkout, ReadWorkout, read_workout
from ingest.services.workouts import LARGEST_FILE
from tests.analytics.formats.watch import KNOWN
from tests.analytics.test_workout_text_round_trip import CHEAP
from tests.analytics.written import written_workouts
from tests.ingest.files import fit_file

DAY = datetime(2026, 11, 26, tzinfo=UTC)
WORKOUT = parse("Warm-up\n10m\n\nMain set\n8x\n  Fast 400mtr @3:35-3:28/km\n  rest 90s\npress lap")


def read(data: bytes, name: str) -> ReadWorkout:
    return read_workout(data, name, read=sandbox.read_here)


def fit(workout: Workout = WORKOUT, title: str = "Track") -> bytes:
    return write_fit(workout, title=title, runner=KNOWN, created=DAY).data


def refused(data: bytes, name: str = "workout.fit") -> NotAWorkout:
    with pytest.raises(NotAWorkout) as found:
        read(data, name)
    return found.value


@pytest.mark.parametrize("packed", [False, True])
def test_our_own_fit_file_reads_back(packed: bool) -> None:
    name, data = ("a.fit.gz", gzip.compress(fit())) if packed else ("a.fit", fit())

    found = read(data, name)

    assert (found.title, found.warnings) == ("Track", {})
    assert [len(getattr(found.workout, block)) for block in ("warm_up", "main", "cool_down")] == [1, 2, 0]
    assert "rest 90s" in write(found.workout)


@pytest.mark.no_cover
@given(written_workouts())
@settings(CHEAP, max_examples=1000)
def test_a_fit_file_reads_back_with_every_step(workout: Workout) -> None:
    """As often, as long, as standing; within our own limits whatever it was."""
    found = read(fit(workout), "a.fit").workout

    planned, seen = ([flat.step for flat in flatten(one)] for one in (workout, found))
    assert [step.is_rest for step in seen] == [step.is_rest for step in planned]
    assert [step.ends_by_lap for step in seen] == [step.ends_by_lap for step in planned]
    for one, other in zip(seen, planned, strict=True):
        assert one.duration_s == pytest.approx(other.duration_s, abs=0.001)
        assert one.distance_m == pytest.approx(other.distance_m, abs=0.006)


def test_a_file_of_zwift_is_read() -> None:
    found = read(write_zwo(WORKOUT, title="Zwift", runner=KNOWN).data, "workout.zwo")

    assert (found.title, len(flatten(found.workout))) == ("Zwift", 18)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("name", ["Tempo Tuesday.txt", "C:\\plans\\Tempo Tuesday", "x/Tempo Tuesday.workout"])
def test_text_is_read(name: str, encoding: str) -> None:
    found = read("가볍게 10m Z1\n5m Z4".encode(encoding), name)

    assert (found.title, write(found.workout)) == ("Tempo Tuesday", "가볍게 10m Z1\n5m Z4")


def test_every_error_of_a_text_is_told() -> None:
    found = refused(b"10m 220w\n\n5m Z9", "plan.txt")

    assert (found.code, [error.line for error in found.errors]) == ("bad_text", [1, 3])


@pytest.mark.parametrize(
    "data, name, code, params",
    [
        (b"", "a.fit", "empty", {}),
        (b"x" * (LARGEST_FILE + 1), "a.fit", "too_large", {"limit": LARGEST_FILE, "of": "bytes"}),
        (b"10m Z1\n" * 4000, "a.txt", "too_large", {"limit": 20_000, "of": "characters"}),
        (b"PK\x03\x04", "a.zip", "unknown_format", {"format": "zip"}),
        (b"{}", "a.json", "unknown_format", {"format": "json"}),
        (b"\xff\xff\x00", "a.txt", "unknown_format", {"format": "unknown"}),
        (b"<gpx/>", "a.gpx", "unknown_format", {"format": "gpx"}),
        (b"<workout_file/>", "a.zwo", "not_read", {"category": "workout"}),
        (b"nothing", "a.fit", "not_fit", {}),
    ],
    ids=["empty", "too large", "long text", "archive", "json", "not text", "track", "no steps", "not fit"],
)
def test_what_is_no_workout_is_refused(data: bytes, name: str, code: str, params: dict[str, object]) -> None:
    found = refused(data, name)

    assert (found.code, found.params) == (code, params)


def test_a_run_is_no_workout() -> None:
    assert (refused(fit_file()).code, refused(fit_file()).params) == ("not_read", {"category": "activity"})


def test_what_costs_too_much_is_refused() -> None:
    def costly(*_given: object) -> None:
        raise sandbox.TooCostly

    with pytest.raises(NotAWorkout) as found:
        read_workout(fit(), "a.fit", read=costly)  # type: ignore[arg-type]

    assert found.value.code == "too_costly"


def test_files_of_strangers_are_read_in_a_child() -> None:
    assert read_workout(fit(), "a.fit").title == "Track"
    sandbox.close()


@pytest.mark.no_cover
def test_a_broken_file_is_refused_or_read_and_nothing_else() -> None:
    """FIT files with bytes changed, cut and doubled, two thousand times."""
    whole, chance = fit(), random.Random(43)
    ended = {"read": 0, "refused": 0}

    for _ in range(2000):
        data = bytearray(whole[: chance.randrange(12, len(whole) + 1)])
        for _change in range(chance.randrange(4)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            found = read(bytes(data), "a.fit").workout
            assert len(flatten(found)) <= 500
            ended["read"] += 1
        except NotAWorkout:
            ended["refused"] += 1

    assert (sum(ended.values()), min(ended.values()) > 50) == (2000, True)

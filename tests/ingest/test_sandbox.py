"""Reading files of unknown origin in a child: the same answer, and an end for what takes too much."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from analytics.wellness import Measure
from demo.simulation import Stop
from ingest import sandbox
from ingest.child import reading, wire
from ingest.parsers import (
    Contents,
    Day,
    Entry,
    Notice,
    Origin,
    PlannedWorkout,
    Pulse,
    Refusal,
    Score,
    Summary,
    Unreadable,
    Warning,
    fit,
)
from tests.ingest.files import EASY_RUN, fit_file
from tests.ingest.parsers.samples import workout_file

DATA = fit_file(EASY_RUN, stops=[Stop(at_s=600, duration_s=60)], workout_name="Tempo")


CONTENTS = Contents(
    recordings=(fit.parse(DATA[:-200]),),
    entries=(
        Entry(
            origin=Origin.STRAVA,
            day=date(2026, 11, 20),
            started_at=datetime(2026, 11, 20, 6, tzinfo=UTC),
            summary=Summary(timer_s=1800.0),
            scores={Score.TRIMP: 88.0},
            warnings=(Warning(Notice.HR_TOO_HIGH, {"max_bpm": 241.0}),),
        ),
    ),
    days=(Day(Origin.GARMIN, date(2026, 11, 20), {Measure.STEPS: 9000.0}, {"training_status": "peaking"}),),
    pulses=(Pulse(Origin.FIT, date(2026, 11, 20), np.full(1440, np.nan)),),
    workouts=(PlannedWorkout("Tempo", fit.read(workout_file()).workouts[0].workout),),
    unread={"HydrationLog": 3},
)


def assert_same(found: Any, expected: Any) -> None:
    """Of the same types down to the last array; NaN is itself."""
    assert isinstance(expected, float) or type(found) is type(expected)
    if isinstance(expected, np.ndarray):
        np.testing.assert_array_equal(found, expected)
    elif isinstance(expected, dict):
        assert_same(tuple(found.items()), tuple(expected.items()))
    elif isinstance(expected, tuple):
        for one, other in zip(found, expected, strict=True):
            assert_same(one, other)
    elif is_dataclass(expected):
        for item in fields(expected):
            assert_same(getattr(found, item.name), getattr(expected, item.name))
    else:
        assert found == expected


@pytest.fixture(autouse=True)
def _no_reader_left() -> Iterator[None]:
    """Each test with a reading process of its own."""
    sandbox.close()
    yield
    sandbox.close()


def read(data: bytes) -> Contents:
    return sandbox.read(data, "run.fit", "Asia/Seoul")


def test_read_reads_in_a_child_what_is_read_here():
    assert_same(read(DATA), sandbox.read_here(DATA, "run.fit", "Asia/Seoul"))


def test_read_refuses_in_a_child_what_is_refused_here():
    with pytest.raises(Unreadable) as refused:
        read(b"<pwx>another format</pwx>")

    assert (refused.value.code, refused.value.params) == (Refusal.UNKNOWN_FORMAT, {"format": "pwx"})


def test_read_reads_a_large_file_from_where_it_lies(tmp_path: Path):
    export = tmp_path / "export.xml"
    export.write_text("<HealthData><ExportDate value='2026-11-20 06:00:00 +0900'/></HealthData>")

    assert_same(sandbox.read(export, "export.xml", "Asia/Seoul"), Contents())


def test_one_child_reads_many_files():
    read(DATA)
    (reader,) = sandbox._readers
    with pytest.raises(Unreadable):
        read(b"nothing that anybody reads")

    read(DATA)

    assert (sandbox._readers, reader.left) == ([reader], sandbox.MOST_FILES - 3)


def test_wire_carries_everything():
    assert_same(wire.unpack(wire.pack(CONTENTS)), CONTENTS)


@pytest.mark.parametrize(
    "data, code", [(DATA, reading.READ), (b"", reading.REFUSED)], ids=["a run", "nothing"]
)
def test_answer_says_by_its_code_what_it_prints(data: bytes, code: int):
    assert reading.answer(data, "run.fit", "UTC")[0] == code


@pytest.fixture
def instead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let the child run this code, under the limits of the real one, where it would read the file."""

    def run(code: str) -> None:
        program = tmp_path / "child.py"
        project = f"sys.path.insert(0, {str(sandbox.PROJECT)!r})"
        limits = ["from ingest.child import reading", "reading.limit()"]
        lines = [f"#!{sys.executable}", "import os, signal, sys", project, *limits, code]
        program.write_text("\n".join(lines))
        program.chmod(0o755)
        monkeypatch.setattr(sandbox.sys, "executable", str(program))

    return run


def test_read_calls_too_costly_what_was_killed(instead: Callable[[str], None]):
    instead("os.kill(os.getpid(), signal.SIGKILL)")

    with pytest.raises(sandbox.TooCostly):
        read(DATA)


def test_read_ends_what_takes_too_much_time(instead: Callable[[str], None]):
    instead("import resource; resource.setrlimit(resource.RLIMIT_CPU, (1, 1))\nwhile True: pass")

    with pytest.raises(sandbox.TooCostly):
        read(DATA)


def test_read_ends_what_takes_too_much_memory(instead: Callable[[str], None]):
    too_much = "reading.reading.read = lambda *_: b' ' * 2 * 1024**3"
    instead(f"{too_much}\nreading.serve(sys.stdin.buffer, sys.stdout.buffer)")

    with pytest.raises(sandbox.TooCostly):
        read(DATA)


def test_read_calls_a_reader_that_fails_on_a_file_our_fault(instead: Callable[[str], None]):
    instead("reading.reading.read = lambda *_: 1 / 0\nreading.serve(sys.stdin.buffer, sys.stdout.buffer)")

    with pytest.raises(sandbox.ReaderFailed, match="division by zero"):
        read(DATA)


def test_a_file_beyond_its_time_costs_the_next_one_nothing(instead: Callable[[str], None]):
    loop = "reading.SECONDS = 0\ndef spin(*_):\n    while True: pass\nreading.reading.read = spin"
    instead(f"{loop}\nreading.serve(sys.stdin.buffer, sys.stdout.buffer)")

    for _ in range(2):
        with pytest.raises(sandbox.TooCostly):
            read(DATA)

    assert sandbox._readers == []


def test_read_does_not_call_a_broken_reader_the_files_fault(instead: Callable[[str], None]):
    instead("raise RuntimeError('the reader is broken')")

    with pytest.raises(sandbox.ReaderFailed, match="the reader is broken"):
        read(DATA)


def test_the_child_cannot_write_files(instead: Callable[[str], None], tmp_path: Path):
    written = tmp_path / "written"
    instead(f"with open({str(written)!r}, 'wb', buffering=0) as file: file.write(b'x')")

    with pytest.raises(sandbox.ReaderFailed, match="File too large"):
        read(DATA)

    assert written.read_bytes() == b""


def test_the_child_knows_no_secrets(monkeypatch: pytest.MonkeyPatch, instead: Callable[[str], None]):
    monkeypatch.setenv("DATABASE_URL", "postgresql://who:secret@/what")
    instead("sys.exit(repr(sorted(os.environ)))")

    with pytest.raises(sandbox.ReaderFailed, match="OPENBLAS_NUM_THREADS") as failed:
        read(DATA)

    assert "DATABASE_URL" not in str(failed.value)


def test_the_child_imports_no_django():
    code = "import sys, ingest.child.reading; sys.exit('django' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", code], cwd=sandbox.PROJECT, check=False)

    assert done.returncode == 0

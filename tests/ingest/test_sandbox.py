"""Reading files of unknown origin in a child: the same answer, and an end for what takes too much."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from demo.simulation import Stop
from ingest import sandbox
from ingest.child import reading, wire
from ingest.parsers import Notice, Recording, Refusal, Unreadable, Warning, fit
from tests.ingest.files import EASY_RUN, fit_file
from tests.ingest.parsers.samples import workout_file

DATA = fit_file(EASY_RUN, stops=[Stop(at_s=600, duration_s=60)], workout_name="Tempo")


def assert_same(found: Recording, expected: Recording) -> None:
    assert replace(found, streams={}, developer={}) == replace(expected, streams={}, developer={})
    assert (list(found.streams), list(found.developer)) == (list(expected.streams), list(expected.developer))
    for name, stream in {**expected.streams, **expected.developer}.items():
        np.testing.assert_array_equal({**found.streams, **found.developer}[name], stream)


def test_parse_reads_in_a_child_what_is_read_here():
    assert_same(sandbox.parse(DATA), fit.parse(DATA))


def test_parse_refuses_in_a_child_what_is_refused_here():
    with pytest.raises(Unreadable) as refused:
        sandbox.parse(workout_file())

    assert (refused.value.code, refused.value.params) == (Refusal.NOT_ACTIVITY, {"file_type": "workout"})


def test_wire_carries_everything():
    recording = fit.parse(DATA[:-200])
    unknown = replace(
        recording,
        local_offset_s=None,
        warnings=(Warning(Notice.HR_TOO_HIGH, {"max_bpm": 241.0}),),
        developer={"app 0": np.arange(3.0), "../Power": np.array([np.nan, 250])},
    )

    assert_same(wire.unpack(wire.pack(unknown)), unknown)


@pytest.mark.parametrize(
    "data, code", [(DATA, reading.READ), (workout_file(), reading.REFUSED), (b"", reading.REFUSED)]
)
def test_answer_says_by_its_code_what_it_prints(data: bytes, code: int):
    assert reading.answer(data)[0] == code


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


def test_parse_calls_too_costly_what_was_killed(instead: Callable[[str], None]):
    instead("os.kill(os.getpid(), signal.SIGKILL)")

    with pytest.raises(sandbox.TooCostly):
        sandbox.parse(DATA)


def test_parse_ends_what_takes_too_much_time(instead: Callable[[str], None]):
    instead("import resource; resource.setrlimit(resource.RLIMIT_CPU, (1, 1))\nwhile True: pass")

    with pytest.raises(sandbox.TooCostly):
        sandbox.parse(DATA)


def test_parse_ends_what_takes_too_much_memory(instead: Callable[[str], None]):
    instead("try: b' ' * 2 * 1024**3\nexcept MemoryError: sys.exit(reading.OUT_OF_MEMORY)")

    with pytest.raises(sandbox.TooCostly):
        sandbox.parse(DATA)


def test_parse_does_not_call_a_broken_reader_the_files_fault(instead: Callable[[str], None]):
    instead("raise RuntimeError('the reader is broken')")

    with pytest.raises(sandbox.ReaderFailed, match="the reader is broken"):
        sandbox.parse(DATA)


def test_the_child_cannot_write_files(instead: Callable[[str], None], tmp_path: Path):
    written = tmp_path / "written"
    instead(f"with open({str(written)!r}, 'wb', buffering=0) as file: file.write(b'x')")

    with pytest.raises(sandbox.ReaderFailed, match="File too large"):
        sandbox.parse(DATA)

    assert written.read_bytes() == b""


def test_the_child_knows_no_secrets(monkeypatch: pytest.MonkeyPatch, instead: Callable[[str], None]):
    monkeypatch.setenv("DATABASE_URL", "postgresql://who:secret@/what")
    instead("sys.exit(repr(sorted(os.environ)))")

    with pytest.raises(sandbox.ReaderFailed, match="OPENBLAS_NUM_THREADS") as failed:
        sandbox.parse(DATA)

    assert "DATABASE_URL" not in str(failed.value)


def test_the_child_imports_no_django():
    code = "import sys, ingest.child.reading; sys.exit('django' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", code], cwd=sandbox.PROJECT, check=False)

    assert done.returncode == 0

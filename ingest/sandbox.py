"""Read files of unknown origin in a process that can be spared.

The process has limits of its own and nothing of our environment, and so none of our secrets. It reads one
file after the other, for starting Python costs twenty times what reading a run does; whatever ends it, or
goes beyond its time, costs one file its reading, and the next one gets a new process.
"""

import atexit
import json
import os
import selectors
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import IO

from ingest.child import reading, wire
from ingest.parsers import Contents, Refusal, Unreadable
from ingest.parsers.season import Sheets

PROJECT = Path(__file__).resolve().parents[1]
ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}
PATIENCE_S = 180.0  # of the clock: the limit of the child is of processor time, which stands while it waits
PATIENCE_BYTES_A_SECOND = 1_000_000
MOST_FILES = 2000  # read by one process
KILLED = frozenset({-signal.SIGXCPU, -signal.SIGKILL})
CHUNK = 1 << 20
LONGEST_NAME = 1000


class TooCostly(Exception):
    """Reading the file takes more time or memory than any run needs."""

    code = "too_costly"
    params: dict[str, float | str] = {}


class ReaderFailed(RuntimeError):
    """The reading process broke down: our fault, not the file's."""


class Reader:
    """One reading process."""

    def __init__(self) -> None:
        self.left = MOST_FILES
        self.process = subprocess.Popen(
            [sys.executable, "-m", reading.__name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=PROJECT,
            env=ENVIRONMENT,
        )

    def read(self, source: bytes | Path, known: bytes) -> tuple[int, bytes]:
        """The code and the words of its answer. Whatever is raised, the reader is then of no more use."""
        self.left -= 1
        try:
            self._ask(source, known)
            code, length = reading.ANSWER.unpack(self._hear(reading.ANSWER.size))
            return code, self._hear(length)
        except (BrokenPipeError, EOFError):
            self._explain()
            raise

    def close(self) -> None:
        self.process.kill()
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            _open(pipe).close()
        self.process.wait()

    def _ask(self, source: bytes | Path, known: bytes) -> None:
        """`until` counts from here: writing to a process that does not listen would wait for ever too."""
        given, flag = (source, 0) if isinstance(source, bytes) else (str(source).encode(), reading.BY_PATH)
        size = len(given) if isinstance(source, bytes) else source.stat().st_size
        self.until = time.monotonic() + PATIENCE_S + size / PATIENCE_BYTES_A_SECOND
        pipe = _open(self.process.stdin)
        pipe.write(reading.KNOWN.pack(len(known)) + known + reading.DATA.pack(len(given) | flag))
        pipe.write(given)
        pipe.flush()

    def _hear(self, length: int) -> bytes:
        """So many bytes of its answer. Raises EOFError where it ends before."""
        heard = bytearray()
        pipe = _open(self.process.stdout)
        with selectors.DefaultSelector() as selector:
            selector.register(pipe, selectors.EVENT_READ)
            while len(heard) < length:
                if not selector.select(max(0.0, self.until - time.monotonic())):
                    raise TooCostly
                chunk = pipe.read1(min(CHUNK, length - len(heard)))  # type: ignore[attr-defined]
                if not chunk:
                    raise EOFError
                heard += chunk
        return bytes(heard)

    def _explain(self) -> None:
        """Why it ended: its limits were the file's fault, anything else is ours."""
        code = self.process.wait()
        if code in KILLED:
            raise TooCostly
        said = _open(self.process.stderr).read().decode(errors="replace")
        raise ReaderFailed(f"exit code {code}: {said[-2000:]}")


_lock = threading.Lock()
_readers: list[Reader] = []


def read(source: bytes | Path, name: str, zone: str) -> Contents:
    """What the file holds, read in a child: its bytes or its path, its name, the athlete's time zone.

    Raises Unreadable, TooCostly or ReaderFailed.
    """
    code, said = _asked(source, {"name": name[:LONGEST_NAME], "zone": zone})
    return _understood(code, said)


def read_sheets(data: bytes) -> Sheets:
    """The rows of a table of anything, read in a child. Raises Unreadable, TooCostly or ReaderFailed."""
    code, said = _asked(data, {"name": "", "zone": "UTC", "sheets": True})
    _refuse(code, said)
    sheets: Sheets = json.loads(said)
    return sheets


def _asked(source: bytes | Path, known: dict[str, object]) -> tuple[int, bytes]:
    with _lock:
        reader = _readers.pop() if _readers else Reader()
        try:
            code, said = reader.read(source, json.dumps(known).encode())
        except BaseException:
            reader.close()
            raise
        if reader.left and code != reading.OUT_OF_MEMORY:
            _readers.append(reader)
        else:
            reader.close()
    return code, said


def _understood(code: int, said: bytes) -> Contents:
    _refuse(code, said)
    return wire.unpack(said)


def _refuse(code: int, said: bytes) -> None:
    if code == reading.READ:
        return
    if code == reading.OUT_OF_MEMORY:
        raise TooCostly
    if code == reading.REFUSED:
        refused = json.loads(said)
        raise Unreadable(Refusal(refused["code"]), **refused["params"])
    raise ReaderFailed(said.decode(errors="replace")[-2000:])


def read_here(source: bytes | Path, name: str, zone: str) -> Contents:
    """The same without a child: for files of our own making, which need none."""
    code, said = reading.answer(source, name, zone)
    return _understood(code, said)


def close() -> None:
    """End the reading process that waits for the next file."""
    while _readers:
        _readers.pop().close()


def _open(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:  # each of them was asked for
        raise ReaderFailed("a reading process without pipes")
    return pipe


atexit.register(close)
os.register_at_fork(after_in_child=_readers.clear)  # the parent's reader is the parent's

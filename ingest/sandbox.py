"""Read files of unknown origin in a process that can be spared.

Each file gets a fresh Python with limits of its own, without our environment and so without our secrets.
That costs 0.15 s of processor time, beside 0.3 to 0.8 s of reading an hour's run. A pool or a fork server
would save most of it, but has to be watched, replaced and ended; a process a file leaves nothing behind,
and works alike in the worker, in Celery's children and in a command.
"""

import json
import signal
import subprocess
import sys
from pathlib import Path

from ingest.child import reading, wire
from ingest.parsers import Recording, Refusal, Unreadable

PROJECT = Path(__file__).resolve().parents[1]
PATIENCE_S = 180.0  # of the clock: the limit of the child is of processor time, which stands while it waits
KILLED = frozenset({-signal.SIGXCPU, -signal.SIGKILL})


class TooCostly(Exception):
    """Reading the file takes more time or memory than any run needs."""

    code = "too_costly"
    params: dict[str, float | str] = {}


class ReaderFailed(RuntimeError):
    """The reading process broke down: our fault, not the file's."""


def parse(data: bytes) -> Recording:
    """Read a FIT activity in a child. Raises Unreadable, TooCostly, ReaderFailed or TimeoutExpired."""
    done = subprocess.run(
        [sys.executable, "-m", reading.__name__],
        input=data,
        capture_output=True,
        timeout=PATIENCE_S,
        check=False,
        cwd=PROJECT,
        env={"OPENBLAS_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"},
    )
    if done.returncode == reading.READ:
        return wire.unpack(done.stdout)
    if done.returncode == reading.REFUSED:
        refused = json.loads(done.stdout)
        raise Unreadable(Refusal(refused["code"]), **refused["params"])
    if done.returncode == reading.OUT_OF_MEMORY or done.returncode in KILLED:
        raise TooCostly
    raise ReaderFailed(f"exit code {done.returncode}: {done.stderr.decode(errors='replace')[-2000:]}")

"""The main process of an embedded PostgreSQL: whether it lives, and how it is stopped.

Run as a script this is the keeper, a small process beside each server: it waits until nobody uses the server
any more, even where they were killed, and stops it. Hence the standard library only, and no import of ours.

A server's home holds `data/`, `log` and `sockets` (a text file naming the socket folder). Its lock files lie
in var: `<stem>.lock` for who starts or stops it, `<stem>.users` and `<stem>.awaited` for who uses it.
"""

import fcntl
import os
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

FAST_SHUTDOWN_S = 60.0
POLL_S = 0.02


def private(path: Path) -> IO[str]:
    """Open a lock file that no other account can open, and so cannot hold against us."""
    return open(path, "a", opener=lambda name, flags: os.open(name, flags, 0o600))


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock file `path`; the kernel releases it if we die."""
    with private(path) as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def process_id(home: Path) -> int | None:
    try:
        return int((home / "data" / "postmaster.pid").read_text().partition("\n")[0])
    except (FileNotFoundError, ValueError):
        return None


def alive(home: Path) -> bool:
    """Whether a server runs on this home. A pid proves nothing: it may be a zombie or another program."""
    pid = process_id(home)
    if pid is None:
        return False
    if not Path("/proc/self/cmdline").exists():
        return _exists(pid)
    try:
        return os.fsencode(home / "data") in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return False


def _exists(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return True


def accepting(home: Path) -> bool:
    """Whether the server runs and has finished starting; it says so in the last line of its pid file."""
    try:
        return alive(home) and (home / "data" / "postmaster.pid").read_text().rstrip().endswith("ready")
    except FileNotFoundError:
        return False


def socket_folder(home: Path) -> Path | None:
    try:
        return Path((home / "sockets").read_text())
    except FileNotFoundError:
        return None


def shut_down(home: Path) -> None:
    """Stop the server fast: open transactions roll back, acknowledged ones stay."""
    for order, patience_s in ((signal.SIGINT, FAST_SHUTDOWN_S), (signal.SIGQUIT, 10.0)):
        pid, deadline = process_id(home), time.monotonic() + patience_s
        if pid and alive(home):
            os.kill(pid, order)
        while alive(home) and time.monotonic() < deadline:
            time.sleep(POLL_S)
    sockets = socket_folder(home)
    if sockets:
        shutil.rmtree(sockets, ignore_errors=True)
        (home / "sockets").unlink(missing_ok=True)


def join(stem: Path) -> ExitStack:
    """Use the server of `stem` until the stack is closed or we die. The caller holds its `.lock`.

    Two files, because the keeper takes `.awaited` to learn that nobody is left: on one file, who asks at that
    moment would take the keeper for a user.
    """
    stack = ExitStack()
    for suffix in (".users", ".awaited"):
        file = stack.enter_context(private(stem.with_suffix(suffix)))
        fcntl.flock(file, fcntl.LOCK_SH)
    return stack


def stop_if_unused(stem: Path, home: Path) -> bool:
    """Shut the server down unless a process still uses it; True if it no longer runs."""
    try:
        with stem.with_suffix(".lock").open() as turn, stem.with_suffix(".users").open() as users:
            fcntl.flock(turn, fcntl.LOCK_EX)
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shut_down(home)
    except BlockingIOError:
        return False
    except FileNotFoundError:  # somebody removed the folder: nobody can use it any more
        shut_down(home)
    return True


def keep(stem: Path, home: Path) -> None:
    """Wait until the last user has gone, then stop the server. A new user may come in between: wait again."""
    stopped = False
    while not stopped:
        with stem.with_suffix(".awaited").open() as file:
            fcntl.flock(file, fcntl.LOCK_EX)
        stopped = not alive(home) or stop_if_unused(stem, home)


if __name__ == "__main__":
    keep(Path(sys.argv[1]), Path(sys.argv[2]))

"""Child processes: started, watched, started again, stopped. None outlives us, even if we are killed."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import IO

PAUSES_S = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0)
STEADY_S = 60.0  # who lived that long starts again at once
GRACE_S = 10.0
LOG_BYTES = 10 * 2**20
PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


class StopAsked(BaseException):
    """Somebody asked us to stop: Ctrl-C, SIGTERM, or the terminal was closed. Not an error."""


def stop_on_signals() -> None:
    """Turn the signals that mean "stop" into one StopAsked; make and the terminal may both send one."""
    asked = [signal.SIGINT, signal.SIGTERM]
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # nohup
        asked.append(signal.SIGHUP)

    def stop(number: int, frame: FrameType | None) -> None:
        for each in asked:
            signal.signal(each, signal.SIG_IGN)
        raise StopAsked

    for each in asked:
        signal.signal(each, stop)


@dataclass(slots=True)
class Child:
    name: str
    argv: Sequence[str]
    log: Path
    process: subprocess.Popen[str] | None = None
    born: float = 0.0
    falls: int = 0
    again_at: float = 0.0


@dataclass(slots=True)
class Children:
    """The long-running ones. Their output goes to files; what a person has to know goes to `say`."""

    logs: Path
    env: Mapping[str, str]
    say: Callable[[str], None]
    pauses_s: Sequence[float] = PAUSES_S
    all: list[Child] = field(default_factory=list)

    def start(self, name: str, argv: Sequence[str]) -> None:
        child = Child(name, argv, self.logs / f"{name}.log")
        self.logs.mkdir(parents=True, exist_ok=True)
        _turn_over(child.log)
        self.all.append(child)
        self._spawn(child)

    def look(self) -> None:
        """Notice who has died, and start again whose pause is over."""
        now = time.monotonic()
        for child in self.all:
            if child.process and child.process.poll() is not None:
                self._mourn(child, child.process, now)
            if child.process is None and now >= child.again_at:
                self._spawn(child)

    def hopeless(self, falls: int = 3) -> Child | None:
        """The first child that has fallen so many times in a row."""
        return next((child for child in self.all if child.falls >= falls), None)

    def stop(self) -> None:
        """End everyone, each with all the processes it started."""
        end([child.process for child in self.all if child.process])
        self.all.clear()

    def _spawn(self, child: Child) -> None:
        with child.log.open("a") as log:
            child.process = spawn(child.argv, env=self.env, stdout=log, stderr=subprocess.STDOUT)
        child.born = time.monotonic()

    def _mourn(self, child: Child, process: subprocess.Popen[str], now: float) -> None:
        _signal_group(process, signal.SIGKILL)  # what it started would hold its port
        child.falls = 0 if now - child.born > STEADY_S else child.falls + 1
        pause_s = self.pauses_s[min(child.falls, len(self.pauses_s)) - 1] if child.falls else 0.0
        child.process, child.again_at = None, now + pause_s
        self.say(f"{child.name} ended ({_how(process.returncode)}) and starts again; see {child.log}")


def spawn(
    argv: Sequence[str], *, env: Mapping[str, str], stdout: int | IO[str], stderr: int | IO[str] | None
) -> subprocess.Popen[str]:
    """Start a process that leads its own group, so that we can end all of it, and that ends when we do."""
    parent = os.getpid()

    def end_with_parent() -> None:
        if LIBC:
            LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(1)

    return subprocess.Popen(
        argv,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=stderr,
        text=True,
        start_new_session=True,
        preexec_fn=end_with_parent,  # noqa: PLW1509  (we have one thread)
    )


def end(processes: Sequence[subprocess.Popen[str]]) -> None:
    """Ask each group to end, wait for the leaders together, then end what is left."""
    for process in processes:
        _signal_group(process, signal.SIGTERM)
    deadline = time.monotonic() + GRACE_S
    for process in processes:
        _wait(process, deadline - time.monotonic())
        _signal_group(process, signal.SIGKILL)
        process.wait()


def tail(log: Path, lines: int = 8) -> str:
    return "\n".join(log.read_text(errors="replace").splitlines()[-lines:])


def _turn_over(log: Path) -> None:
    if log.exists() and log.stat().st_size > LOG_BYTES:
        log.replace(log.with_suffix(".old.log"))


def _how(code: int) -> str:
    return f"exit code {code}" if code >= 0 else signal.Signals(-code).name


def _wait(process: subprocess.Popen[str], patience_s: float) -> None:
    try:
        process.wait(timeout=max(patience_s, 0))
    except subprocess.TimeoutExpired:
        return


def _signal_group(process: subprocess.Popen[str], number: signal.Signals) -> None:
    try:
        os.killpg(process.pid, number)
    except ProcessLookupError:
        return

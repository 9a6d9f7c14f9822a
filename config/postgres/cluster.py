"""The data folder of an embedded PostgreSQL: made once, started as often as needed."""

import shlex
import shutil
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from config.postgres import sockets
from config.postgres.place import NEEDED_MB, Place, PostgresFailed
from config.postgres.postmaster import accepting, alive, shut_down

SUPERUSER = "postgres"
START_RETRY_S = 5.0
READY_S = 60
SAFE = {"listen_addresses": "", "timezone": "UTC", "log_timezone": "UTC"}
# A disk without a head to move: by the default of 1996 whole tables are read where an index has the answer.
TUNED = {"random_page_cost": "1.1"}
# After a crash one call to the system instead of an fsync for each of some thousand files: seconds less.
LINUX = {"recovery_init_sync_method": "syncfs"}
FAST = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off", "max_connections": "200"}


@dataclass(frozen=True, slots=True)
class Cluster:
    place: Place
    fsync: bool

    def create(self, password: str) -> None:
        """initdb beside the final folder, then one rename: a killed initdb leaves no half database."""
        _check_space(self.place.home)
        half, word = self.place.home / "data.half", self.place.home / "password"
        shutil.rmtree(half, ignore_errors=True)
        word.touch(mode=0o600)
        word.write_text(password)
        self.place.account.own(word)
        try:
            self._initdb(half, word)
        finally:
            word.unlink()
        half.rename(self.place.home / "data")

    def _initdb(self, half: Path, word: Path) -> None:
        made = self.place.account.run(
            [
                self.place.programs / "initdb",
                f"--pgdata={half}",
                f"--username={SUPERUSER}",
                f"--pwfile={word}",
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--data-checksums",
                "--no-instructions",
                *([] if self.fsync else ["--no-sync"]),
            ]
        )
        if made.returncode:
            raise PostgresFailed(
                f"The database could not be created in {half.parent}:\n{made.stdout.strip()}"
            )

    def start(self) -> None:
        """Start, and wait until it accepts. After a crash the old server's children need time to notice."""
        deadline = time.monotonic() + START_RETRY_S
        while True:
            self._forget_dead()
            tried = self._pg_ctl_start()
            if tried or self.wait():
                return
            if time.monotonic() > deadline:
                shut_down(self.place.home)
                raise PostgresFailed(f"The database in {self.place.home} does not start:\n{self._log_tail()}")
            time.sleep(0.2)

    def wait(self) -> bool:
        """Wait for a server that is starting, perhaps recovering; False if there is none, or not in time."""
        deadline = time.monotonic() + READY_S
        while alive(self.place.home) and time.monotonic() < deadline:
            if accepting(self.place.home):
                return True
            time.sleep(0.05)
        return False

    def _pg_ctl_start(self) -> bool:
        settings = SAFE | TUNED | {"unix_socket_directories": str(sockets.private(self.place))}
        settings |= {} if self.fsync else FAST
        settings |= LINUX if sys.platform == "linux" else {}
        options = " ".join(f"-c {shlex.quote(f'{key}={value}')}" for key, value in settings.items())
        pg_ctl, home = self.place.programs / "pg_ctl", self.place.home
        where = ("-D", home / "data", "-l", home / "log")
        how = ("-w", "-t", READY_S, "-o", options)
        return self.place.account.run([pg_ctl, *where, *how, "start"]).returncode == 0

    def _forget_dead(self) -> None:
        """Take away a dead server's lock files: PostgreSQL believes them if another process has its pid."""
        if alive(self.place.home):
            return
        (self.place.home / "data" / "postmaster.pid").unlink(missing_ok=True)
        sockets.clear(self.place.home)

    def _log_tail(self) -> str:
        try:
            return "\n".join((self.place.home / "log").read_text(errors="replace").splitlines()[-5:])
        except OSError as problem:
            return str(problem)


def _check_space(home: Path) -> None:
    free_mb = shutil.disk_usage(home).free // 2**20
    if free_mb < NEEDED_MB:
        raise PostgresFailed(f"The database needs {NEEDED_MB} MB in {home}; {free_mb} MB are free.")

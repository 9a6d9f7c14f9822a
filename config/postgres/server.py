"""Start the embedded PostgreSQL, or join the one that runs; the last one who leaves stops it."""

import subprocess
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote, urlencode

from config.postgres import place, postmaster
from config.postgres.cluster import SUPERUSER, Cluster
from config.postgres.passwords import kept_password

PORT = 5432


@dataclass(slots=True)
class Server:
    """A running server. It lives at least until `stop()`, or until this process ends, however it ends."""

    var: Path
    name: str
    cluster: Cluster
    superuser_password: str
    started_by_me: bool
    _using: ExitStack
    superuser: str = SUPERUSER
    port: int = PORT

    @property
    def home(self) -> Path:
        return self.cluster.place.home

    @property
    def socket_dir(self) -> Path:
        folder = postmaster.socket_folder(self.home)
        if folder is None:
            raise place.PostgresFailed(f"The database in {self.home} has been stopped.")
        return folder

    def url(self, role: str, password: str, dbname: str) -> str:
        where = urlencode({"host": str(self.socket_dir), "port": self.port}, safe="/")
        who, secret, what = (quote(word, safe="") for word in (role, password, dbname))
        return f"postgresql://{who}:{secret}@/{what}?{where}"

    def alive(self) -> bool:
        return postmaster.alive(self.home)

    def revive(self) -> None:
        """Start the server again if it has died. Its address stays the same."""
        with postmaster.locked(self.stem.with_suffix(".lock")):
            _run(self.cluster, self.stem)

    def stop(self) -> bool:
        """Leave; True if the server was stopped with us, False if others still use it."""
        self._using.close()
        return postmaster.stop_if_unused(self.stem, self.home)

    @property
    def stem(self) -> Path:
        return self.var / self.name

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.stop()


def ensure(var: Path, *, fsync: bool = True, name: str = "postgres") -> Server:
    """A server on `var/<name>` that accepts connections: created, started or joined, whatever is needed.

    `fsync=False` is for tests: faster, and lost with the machine's power.
    """
    var = _folder(var)
    stem = var / name
    with postmaster.locked(stem.with_suffix(".lock")), postmaster.join(stem) as using:
        cluster = Cluster(place.find(var, name), fsync)
        password = _password(var, name, cluster)
        started = _run(cluster, stem)
        return Server(var, name, cluster, password, started, using.pop_all())


def _folder(var: Path) -> Path:
    try:
        var.mkdir(parents=True, exist_ok=True)
        (var / ".writable").touch()
        (var / ".writable").unlink(missing_ok=True)
    except OSError as problem:
        raise place.PostgresFailed(f"{var} cannot be written by this user: {problem.strerror}.") from problem
    return var.resolve()


def _password(var: Path, name: str, cluster: Cluster) -> str:
    secret = f"{name}-superuser"
    if not (cluster.place.home / "data").exists():
        password = kept_password(var, secret)
        cluster.create(password)
        return password
    if not (var / "secrets" / secret).exists():
        raise place.PostgresFailed(
            f"The database in {cluster.place.home} exists, but its password is gone. "
            f"Put {var / 'secrets' / secret} back, or remove the database to start anew."
        )
    return kept_password(var, secret)


def _run(cluster: Cluster, stem: Path) -> bool:
    """Have the server running; True if it was started. The keeper comes first: it outlives our death."""
    if cluster.wait():
        return False
    _start_keeper(stem, cluster.place.home)
    cluster.start()
    return True


def _start_keeper(stem: Path, home: Path) -> None:
    """In a session of its own, so that Ctrl-C spares it; as nobody's child, so that nobody waits for it."""
    keeper = (sys.executable, "-I", "-S", postmaster.__file__, str(stem), str(home))
    subprocess.run(
        ["/bin/sh", "-c", '"$@" &', "sh", *keeper],
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        check=True,
    )

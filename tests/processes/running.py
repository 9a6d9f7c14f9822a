"""Our programs as a test starts them, and what the outbox says of their work."""

import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from django.db.models import Sum

from config.env import PROJECT
from config.processes import spawn, tail
from ingest.models import Upload, UploadState
from tenancy import scope
from tenancy.models import Heartbeat, Outbox
from tests.factories import Club
from tests.ingest.files import accept, short_file
from tests.waiting import wait_for

GRACE_S = 15.0
PATIENCE_S = 90.0  # a program of ours takes seconds to start where the processors are busy
MANAGE = [sys.executable, str(PROJECT / "manage.py")]


@dataclass
class Running:
    """`folder` holds the logs and the files; `variables` lead to the test database."""

    folder: Path
    variables: dict[str, str]
    all: list[subprocess.Popen[str]] = field(default_factory=list)

    def start(self, *argv: str) -> subprocess.Popen[str]:
        with (self.folder / f"{len(self.all)}.log").open("w") as log:
            process = spawn(argv, env=self.variables, stdout=log, stderr=subprocess.STDOUT)
        self.all.append(process)
        return process

    def manage(self, *words: str) -> subprocess.Popen[str]:
        return self.start(*MANAGE, *words)

    def run(self, *words: str) -> None:
        """One of our commands, to its end."""
        subprocess.run([*MANAGE, *words], env=self.variables, check=True)

    def end(self) -> None:
        """End them all; where the test has failed, pytest shows what they said last."""
        for process in self.all:
            process.terminate()
        for process in self.all:
            try:
                process.wait(GRACE_S)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        for number, process in enumerate(self.all):
            print(f"--- {process.args}\n{tail(self.folder / f'{number}.log')}")


def accept_files(club: Club, count: int) -> None:
    """So many different runs for the club's athlete, each in a transaction of its own."""
    for seed in range(count):
        with scope.enter(club.organization.pk):
            accept(club, short_file(seed), filename=f"{seed}.fit")


def done() -> int:
    return Outbox.objects.filter(kind="ingest.process", done_at__isnull=False).count()


def in_progress() -> bool:
    return Outbox.objects.filter(kind="ingest.process", attempts__gt=0, done_at=None).exists()


def attempts() -> int:
    return Outbox.objects.filter(kind="ingest.process").aggregate(all=Sum("attempts"))["all"]


def wait_until_done(count: int, *, within_s: float = PATIENCE_S) -> None:
    wait_for(lambda: done() == count, what=f"{count} jobs done", within_s=within_s)


def wait_for_beat(name: str) -> None:
    wait_for(Heartbeat.objects.filter(name=name).exists, what=f"the {name} is up", within_s=PATIENCE_S)


def states(club: Club) -> dict[str, int]:
    with scope.enter(club.organization.pk):
        seen = (UploadState.WAITING, UploadState.DONE, UploadState.REFUSED)
        return {state: Upload.objects.filter(state=state).count() for state in seen}

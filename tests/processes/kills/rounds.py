"""Rounds of one kind of kill while the clients write, and which requests failed that need not have."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from config.env import PROJECT
from config.processes import spawn
from tests.processes.kills.killer import PATIENCE_S, Kill, Killer, Victim
from tests.processes.people import Team
from tests.processes.site import Site
from tests.waiting import wait_for

ACKNOWLEDGED = ("check_in", "upload", "decision", "undo")
BETWEEN = 4  # acknowledged writes from one kill to the next
Said = dict[str, Any]


@dataclass
class Load:
    """The clients' process, and what they have said so far."""

    process: subprocess.Popen[str]
    log: Path
    seen: list[Said] = field(default_factory=list)
    read_to: int = 0

    def look(self) -> list[Said]:
        """Everything said; a line that is being written counts the next time."""
        with self.log.open("rb") as file:
            file.seek(self.read_to)
            whole, end, _ = file.read().rpartition(b"\n")
        self.read_to += len(whole + end)
        self.seen += [json.loads(line) for line in whole.splitlines()]
        return self.seen

    def acks(self) -> list[Said]:
        return [said for said in self.look() if said["what"] in ACKNOWLEDGED]

    def unexpected(self) -> list[Said]:
        """What no kill explains: a refusal, or another answer to the same request."""
        return [said for said in self.look() if said["what"] in ("refused", "differs")]

    def failed(self, since: float, until: float) -> int:
        """How many requests failed that began and ended in between."""
        failed = [said for said in self.look() if said["what"] == "failed"]
        return sum(since <= said["began"] and said["ended"] < until for said in failed)


@contextmanager
def loading(site: Site, teams: list[Team], tag: str, first_day: date) -> Iterator[Load]:
    """Clients of every team; at the end what they have begun is answered."""
    plan, log, complaints = (site.folder / f"{tag}.{kind}" for kind in ("json", "log", "err"))
    said = {
        "port": site.port,
        "tag": tag,
        "first_day": first_day.isoformat(),
        "teams": [team.as_json() for team in teams],
    }
    plan.write_text(json.dumps(said))
    with log.open("w") as out, complaints.open("w") as err:
        words = [sys.executable, "-m", "tests.processes.kills.load", str(plan)]
        process = spawn(words, env={**site.variables, "PYTHONPATH": str(PROJECT)}, stdout=out, stderr=err)
    try:
        yield Load(process, log)
        process.terminate()
        wait_for(lambda: _ended(site, process), within_s=PATIENCE_S, what="the clients are answered")
        assert process.returncode == 0, complaints.read_text()[-2000:]
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def kill_again_and_again(killer: Killer, load: Load, victim: Victim, times: int) -> list[Kill]:
    """So many kills, each while writes are under way."""
    kills = []
    for _ in range(times):
        wait_for_more(killer.site, load)
        kills.append(killer.kill(victim))
    wait_for_more(killer.site, load)
    return kills


def failed_later(load: Load, victim: Victim, kills: list[Kill]) -> int:
    """Requests that failed although what they needed was back. Jobs are not needed for an answer."""
    ends = [kill.struck for kill in kills[1:]]
    return sum(
        load.failed(kill.usable if victim is Victim.WEB else kill.back, end)
        for kill, end in zip(kills, [*ends, float("inf")], strict=True)
    )


def wait_for_more(site: Site, load: Load) -> None:
    """Until the clients have been answered a few times more."""
    wanted = len(load.acks()) + BETWEEN

    def look() -> bool:
        site.children.look()
        assert load.process.poll() is None, "the clients have ended"
        return len(load.acks()) >= wanted

    wait_for(look, within_s=PATIENCE_S, what="the clients write")


def _ended(site: Site, process: subprocess.Popen[str]) -> bool:
    site.children.look()
    return process.poll() is not None

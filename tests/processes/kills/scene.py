"""One kind of kill from the first write to the verdict, and its line in the table."""

import os
from dataclasses import dataclass
from datetime import date
from functools import partial
from statistics import median

import psycopg

from config.postgres import Server
from tests.database import superuser
from tests.processes.kills.judge import Verdict, judge
from tests.processes.kills.killer import Kill, Killer, Victim, count
from tests.processes.kills.rounds import Load, failed_later, kill_again_and_again, loading
from tests.processes.people import Team
from tests.processes.site import Site
from tests.waiting import wait_for

KILLS = int(os.environ.get("KILLS", "2"))
DRAINED_S = 180.0 + 10 * KILLS  # a job that was killed several times waits longer each time
# Years of its own for each, so that no run is taken for one of another kind of kill.
FIRST_DAYS = {victim: date(2001 + 6 * number, 1, 1) for number, victim in enumerate(Victim)}
LEFT = "SELECT count(*) FROM tenancy_outbox WHERE done_at IS NULL AND dead_at IS NULL"
HEAD = "bell      killed    kills  acknowledged  lost  doubled  half  back s: median, worst  failed later"


@dataclass(frozen=True)
class Outcome:
    """What a test asks after."""

    verdict: Verdict
    unexpected: list[dict[str, object]]
    felt_s: list[float]
    failed_later: int


@dataclass(frozen=True)
class Scene:
    """A site in which something is killed while people write."""

    server: Server
    site: Site
    teams: list[Team]
    bell: str

    def play(self, victim: Victim) -> Outcome:
        killer = Killer(self.site, self.server, self.teams[0])
        with loading(self.site, self.teams, f"{self.bell}-{victim}", FIRST_DAYS[victim]) as load:
            kills = kill_again_and_again(killer, load, victim, KILLS)
        with superuser(self.server, self.site.database.name) as reader:
            wait_for(partial(self._is_drained, reader), within_s=DRAINED_S, what="every job is done")
            verdict = judge(reader, self.site.files, load.acks())
        found = _outcome(verdict, load, victim, kills)
        print(self._line(victim, len(load.acks()), found), flush=True)
        return found

    def _is_drained(self, reader: psycopg.Connection) -> bool:
        self.site.children.look()
        return count(reader, LEFT) == 0

    def _line(self, victim: Victim, acknowledged: int, found: Outcome) -> str:
        of, felt = found.verdict, found.felt_s
        counts = f"{len(of.lost):>4}  {len(of.doubled):>7}  {sum(of.half.values()):>4}"
        times = f"{median(felt):>14.2f}, {max(felt):>5.2f}"
        who = f"{self.bell:<8}  {victim:<8}  {len(felt):>5}  {acknowledged:>12,}"
        return f"{who}  {counts}  {times}  {found.failed_later:>12}"


def _outcome(verdict: Verdict, load: Load, victim: Victim, kills: list[Kill]) -> Outcome:
    felt = [kill.felt_s for kill in kills]
    return Outcome(verdict, load.unexpected(), felt, failed_later(load, victim, kills))

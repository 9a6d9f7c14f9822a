"""Nothing that was acknowledged is lost or doubled, whatever is killed: PostgreSQL rings the workers."""

from statistics import median

import pytest

from tests.processes.kills.judge import Verdict
from tests.processes.kills.killer import Victim
from tests.processes.kills.scene import KILLS, Scene

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("kills")]

BELL = "postgres"
MANY = 50
# The promise is kept by many kills; a few, beside other tests, may be slow.
BACK_S = 1.0 if KILLS >= MANY else 10.0
NOTHING = Verdict(lost=[], doubled=[], half={})


def test_database_killed(scene: Scene) -> None:
    """Web, worker and scheduler go on by themselves, at once, and no request fails once it is back."""
    before = {name: scene.site.pid(name) for name in ("web", "worker", "scheduler")}

    found = scene.play(Victim.POSTGRES)

    assert (found.verdict, found.unexpected, found.failed_later) == (NOTHING, [], 0)
    assert median(found.felt_s) <= BACK_S
    assert {name: scene.site.pid(name) for name in before} == before


@pytest.mark.parametrize("victim", [Victim.WEB, Victim.WORKER])
def test_program_killed(scene: Scene, victim: Victim) -> None:
    found = scene.play(victim)

    assert (found.verdict, found.unexpected, found.failed_later) == (NOTHING, [], 0)

"""The same where Celery rings the workers over a real Redis, which may die as well."""

import shutil

import pytest

from tests.processes.kills.judge import Verdict
from tests.processes.kills.killer import Victim
from tests.processes.kills.scene import Scene

pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("kills"),
    pytest.mark.skipif(
        shutil.which("redis-server") is None,
        reason="no Redis on this machine: install Debian's package redis-server",
    ),
]

BELL = "redis"
NOTHING = Verdict(lost=[], doubled=[], half={})


@pytest.mark.parametrize("victim", [Victim.REDIS, Victim.WORKER])
def test_program_killed(scene: Scene, victim: Victim) -> None:
    found = scene.play(victim)

    assert (found.verdict, found.unexpected, found.failed_later) == (NOTHING, [], 0)

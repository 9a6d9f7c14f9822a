"""Whether the pages are right, before it is measured how fast they are."""

from datetime import datetime

from athletes.models import Athlete
from bench.people import Club
from bench.statements import inside
from coach import selectors
from coach.selectors.center import LONGEST_QUEUE
from readiness.models import Intervention, InterventionState


class Wrong(AssertionError):
    """A page says something else than the tables."""


def check(club: Club, *, now: datetime) -> None:
    """The counts, the order and the pages, against the plainest reading of the tables. Raises Wrong."""
    with inside(club.organization.pk):
        center = selectors.command_center(membership=club.membership, now=now)
        cases = list(Intervention.objects.open().select_related("athlete"))
        athletes = Athlete.objects.filter(deleted_at=None).count()
    needed = [case for case in cases if _needs_coach(case, now)]
    needed.sort(key=lambda case: (case.due_at >= now, -case.risk, case.due_at, case.pk))
    _demand("athletes", club.count, athletes)
    _demand("the pulse's total", club.count, center.pulse.total)
    _demand("cases that need the coach", len(needed), center.counts.needs_you)
    first = [case.public_id for case in needed[:LONGEST_QUEUE]]
    _demand("the queue", first, [row.public_id for row in center.rows])
    for name in ("queue/", "athletes/", "bench/"):
        _demand(name, 200, club.owner.get(club.home + name).status)
    _demand("the athlete's today", 200, club.athlete.get(f"{club.home}today/").status)
    for name in ("athletes/", "interventions/", "bench/"):
        _demand(f"the API's {name}", 200, club.program.get(f"/api/v1/{name}").status)


def _needs_coach(case: Intervention, now: datetime) -> bool:
    asleep = case.snoozed_until is not None and case.snoozed_until > now
    return not asleep and case.state != InterventionState.WAITING


def _demand(what: str, wanted: object, found: object) -> None:
    if wanted != found:
        raise Wrong(f"{what}: {str(found)[:200]}, and not {str(wanted)[:200]}")

"""What the tests of automatic mode say and ask."""

from dataclasses import replace
from datetime import timedelta

from analytics.readiness import Answers, Problem
from planning.models import PlannedSession
from readiness import services
from readiness.models import Decision, Intervention, Verb
from tests.factories import NOW, Club
from tests.readiness.given import (
    TIRED,
)

ILL = Answers(sleep=3, energy=2, recovery=3, stress=3, problem=Problem.ILL)
WORSE = replace(TIRED, sleep=1, energy=1)
SOON = NOW + timedelta(minutes=4)
LATER = NOW + timedelta(minutes=11)


def applied() -> Decision:
    return Decision.objects.get(verb=Verb.APPLY)


def now_of(session: PlannedSession) -> tuple[str, bool, bool]:
    session.refresh_from_db()
    return session.adapted, session.automatic, session.confirmed


def put_back(club: Club) -> Decision:
    return services.put_back(athlete=club.athlete, member=club.runner, now=SOON)


def confirm(club: Club) -> Decision:
    case = Intervention.objects.get()
    return services.confirm(intervention=case, member=club.coach, now=SOON, version=case.version)

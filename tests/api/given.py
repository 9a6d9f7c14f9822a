"""Rows that the API is asked for."""

from datetime import timedelta

from athletes.models import Activity, Athlete
from readiness.models import Intervention
from tenancy import scope
from tests.athletes.factories import a_recording, a_run, record
from tests.factories import NOW, Club, make_athlete
from tests.readiness import given
from tests.readiness.given import TODAY


def a_session(club: Club) -> str:
    """Intervals planned for today, for the club's runner; its public id."""
    with scope.enter(club.organization.pk):
        return str(given.session_for(given.plan_for(club, club.athlete)).public_id)


def a_case(club: Club, athlete: Athlete | None = None) -> Intervention:
    """Intervals today and a hurting calf: a case for the coach."""
    with scope.enter(club.organization.pk):
        runner = athlete or club.athlete
        given.session_for(given.plan_for(club, runner))
        given.check_in(runner, given.HURT)
        return given.open_case(runner)


def fresh(case: Intervention) -> Intervention:
    with scope.enter(case.organization_id):
        return Intervention.objects.select_related("session").get(pk=case.pk)


def more_athletes(club: Club, count: int) -> list[Athlete]:
    """More runners of the club's coach."""
    with scope.enter(club.organization.pk):
        return [make_athlete(f"Runner {number}", coach=club.coach) for number in range(count)]


def a_long_run(club: Club) -> Activity:
    """Half an hour with streams and laps, this morning."""
    with scope.enter(club.organization.pk):
        return record(club.athlete, a_recording(), sha256="a" * 64)


def runs(club: Club, count: int, athlete: Athlete | None = None) -> list[Activity]:
    """A run a day, today's first."""
    with scope.enter(club.organization.pk):
        days = [TODAY - timedelta(days=age) for age in range(count)]
        return [record(athlete or club.athlete, a_run(day), now=NOW) for day in days]

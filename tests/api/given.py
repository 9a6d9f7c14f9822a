"""Rows that the API is asked for."""

from datetime import timedelta

from athletes.models import Activity, Athlete, Author, Message, Race, Shoe
from athletes.services import ShoeFacts, add_shoe, send_message
from planning.models import Plan
from planning.services import draft_plan
from readiness.models import CheckIn, Intervention
from tenancy import scope
from tests.athletes.factories import a_recording, a_run, record
from tests.factories import NOW, Club, make_athlete
from tests.planning.making import make_inputs, make_race
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


def races(club: Club, count: int, athlete: Athlete | None = None) -> list[Race]:
    """Races a week apart, the next one first."""
    with scope.enter(club.organization.pk):
        days = [TODAY + timedelta(weeks=week) for week in range(1, count + 1)]
        return [make_race(athlete or club.athlete, day=day) for day in days]


def shoes(club: Club, count: int, athlete: Athlete | None = None) -> list[Shoe]:
    """Pairs of shoes, by name."""
    with scope.enter(club.organization.pk):
        runner = athlete or club.athlete
        return [add_shoe(athlete=runner, shoe=ShoeFacts(f"Pair {number}")) for number in range(count)]


def drafts(club: Club, count: int, athlete: Athlete | None = None) -> list[Plan]:
    """Drafts of a season, the latest first."""
    with scope.enter(club.organization.pk):
        runner = athlete or club.athlete
        made = [
            draft_plan(athlete=runner, race=make_race(runner), author=club.coach, inputs=make_inputs())
            for _number in range(count)
        ]
    return made[::-1]


def mornings(club: Club, count: int, athlete: Athlete | None = None) -> list[CheckIn]:
    """Answers of so many mornings, today's first."""
    with scope.enter(club.organization.pk):
        runner = athlete or club.athlete
        made = [given.check_in(runner, given.WELL, days_ago=ago) for ago in reversed(range(count))]
    return made[::-1]


def notes(club: Club, count: int, athlete: Athlete | None = None) -> list[Message]:
    """Words of the coach to an athlete, the latest first."""
    with scope.enter(club.organization.pk):
        return [
            send_message(
                athlete=athlete or club.athlete,
                author=club.coach,
                side=Author.COACH,
                body=f"Note {age}",
                now=NOW - timedelta(hours=age),
            )
            for age in range(count)
        ]


def runs(club: Club, count: int, athlete: Athlete | None = None) -> list[Activity]:
    """A run a day, today's first."""
    with scope.enter(club.organization.pk):
        days = [TODAY - timedelta(days=age) for age in range(count)]
        return [record(athlete or club.athlete, a_run(day), now=NOW) for day in days]

"""Cases for the command center: athletes with a plan whose morning wants a decision."""

from datetime import datetime, timedelta
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from analytics.readiness import Answers
from athletes.models import Athlete
from readiness.models import Intervention
from tests.factories import NOW, Club, make_athlete
from tests.readiness.given import HURT, check_in, open_case, plan_for, session_for
from tests.tenancy.signing_in import confirm

HTMX = {"HX-Request": "true"}


def address(name: str, *args: object) -> str:
    """A page of the club."""
    return reverse(name, args=["northline", *args])


def browser(membership: object) -> Client:
    """Somebody's own browser, signed in, where they have just said who they are once more."""
    client = Client()
    client.force_login(membership.user)
    confirm(client, membership.user)
    return client


def case_for(club: Club, athlete: Athlete, answers: Answers = HURT, *, now: datetime = NOW) -> Intervention:
    """The athlete's open case about today's key session."""
    session_for(plan_for(club, athlete), athlete.local_day(now))
    check_in(athlete, answers, minutes=round((now - NOW) / timedelta(minutes=1)))
    return open_case(athlete)


def more_cases(club: Club, number: int) -> list[Intervention]:
    """Cases of further athletes of the same coach, alike but for their names."""
    names = [f"Runner {count}" for count in range(1, number + 1)]
    return [case_for(club, make_athlete(name, coach=club.coach)) for name in names]


def shown(response: object) -> list[str]:
    """The names in the queue, top to bottom."""
    return [row.name for row in response.context["center"].rows]


VERBS = ("approve", "edit_case", "message_case", "snooze", "dismiss")
WELL_FILLED = {
    "approve": {},
    "edit_case": {"choice": "shorten"},
    "message_case": {"body": "How is the calf?"},
    "snooze": {"until": "morning"},
    "dismiss": {"reason": "Known, he is with the physio."},
}


def send(client: Client, verb: str, case: Intervention, *, htmx: bool = True, **words: Any) -> HttpResponse:
    """The verb's form as the pane sends it."""
    data = {"version": case.version, **WELL_FILLED[verb], **words}
    return client.post(address(verb, case.public_id), data, headers=HTMX if htmx else None)

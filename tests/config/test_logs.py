"""Each line of the log is JSON and says which request, whose, and where; or which job."""

import json
import logging
from collections.abc import Callable, Iterator
from io import StringIO
from typing import Any

import pytest
import structlog
from django.test import Client

from tenancy import queue, scope
from tenancy.models import Organization, Role
from tenancy.services import invite
from tests.coach.given import case_for
from tests.factories import NOW, PASSWORD, Club
from tests.tenancy.signing_in import sign_in

Line = dict[str, Any]


@pytest.fixture
def lines() -> Iterator[Callable[[str], list[Line]]]:
    """What the console would show of an event, through its own formatter."""
    root = logging.getLogger()
    formatters = [handler.formatter for handler in root.handlers]
    written = logging.StreamHandler(StringIO())
    written.setFormatter(
        next(each for each in formatters if isinstance(each, structlog.stdlib.ProcessorFormatter))
    )
    root.addHandler(written)

    def read(event: str) -> list[Line]:
        found = [json.loads(line) for line in written.stream.getvalue().splitlines()]
        return [line for line in found if line["event"] == event]

    yield read
    root.removeHandler(written)


def test_a_line_from_the_middle_of_a_request(club: Club, lines: Callable[[str], list[Line]]) -> None:
    """A setting that no longer holds is logged by a selector, far below the middleware."""
    with scope.enter(club.organization.pk):
        case_for(club, club.athlete)
    Organization.objects.filter(pk=club.organization.pk).update(settings={"nonsense": 1})
    client = Client()
    client.force_login(club.coach.user)

    client.get("/o/northline/queue/")

    line, finished = lines("settings.ignored")[-1], lines("request_finished")[-1]
    assert (line["user_id"], line["organization_id"]) == (club.coach.user_id, club.organization.pk)
    assert (line["request_id"], finished["request_id"]) == (finished["request_id"], line["request_id"])
    assert (line["level"], finished["code"]) == ("warning", 200)


def test_a_line_of_a_stranger_names_nobody(club: Club, lines: Callable[[str], list[Line]]) -> None:
    Client().get("/account/sign-in/")

    finished = lines("request_finished")[-1]
    assert (finished["user_id"], "organization_id" in finished) == (None, False)


def test_nothing_of_a_request_stays_for_the_next(club: Club, lines: Callable[[str], list[Line]]) -> None:
    client = Client()
    client.force_login(club.coach.user)
    client.get("/o/northline/queue/")

    assert structlog.contextvars.get_contextvars() == {}


@pytest.mark.django_db(transaction=True)
def test_a_line_of_a_job(club: Club, lines: Callable[[str], list[Line]]) -> None:
    with scope.enter(club.organization.pk):
        invite(by=club.owner, email="eva@example.org", name="", role=Role.COACH, now=NOW)

    queue.drain()

    done = lines("job.done")[0]
    assert (done["job"], done["organization_id"]) == ("tenancy.send_invitation", club.organization.pk)
    assert isinstance(done["job_id"], int)


def test_passwords_are_never_logged(club: Club, lines: Callable[[str], list[Line]]) -> None:
    sign_in(club.coach.user.email, f"{PASSWORD} wrong")
    sign_in(club.coach.user.email)

    everything = json.dumps(
        [line for name in ("request_started", "request_finished") for line in lines(name)]
    )

    assert (PASSWORD in everything, "/account/sign-in/" in everything) == (False, True)

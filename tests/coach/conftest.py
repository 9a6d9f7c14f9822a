"""It is Saturday 21 November 2026, 06:30, and the coach is signed in."""

from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client

from readiness.models import Intervention
from tests.coach.given import browser, case_for
from tests.factories import NOW, Club
from tests.readiness.given import CARE, check_in, in_automatic_mode, plan_for, session_for


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def case(inside: Club) -> Intervention:
    """The open case of the coach's athlete: a hurting calf, and intervals today."""
    return case_for(inside, inside.athlete)


@pytest.fixture
def eased(inside: Club) -> Intervention:
    """The closed case of the coach's athlete, whose intervals the rules have eased by themselves."""
    in_automatic_mode(inside.athlete)
    session_for(plan_for(inside, inside.athlete))
    check_in(inside.athlete, CARE)
    return Intervention.objects.get()


@pytest.fixture
def coach(inside: Club) -> Client:
    return browser(inside.coach)


@pytest.fixture
def owner(inside: Club) -> Client:
    return browser(inside.owner)


@pytest.fixture
def assistant(inside: Club) -> Client:
    return browser(inside.assistant)


@pytest.fixture
def runner(inside: Club) -> Client:
    return browser(inside.runner)


@pytest.fixture
def rival(other_club: Club) -> Client:
    """A coach of another organization."""
    return browser(other_club.coach)

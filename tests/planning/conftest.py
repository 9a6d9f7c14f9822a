"""A coach's plan for the club's athlete."""

import pytest
from django.test import Client

from athletes.models import Race
from planning import services
from planning.models import Plan, PlanTemplate
from tests.factories import NOW, Club
from tests.planning.making import make_inputs, make_plan, make_race
from tests.planning.templating import apply_to, make_template


@pytest.fixture
def race(inside: Club) -> Race:
    return make_race(inside.athlete)


@pytest.fixture
def draft(inside: Club) -> Plan:
    """A whole season, seen by the staff only."""
    race = make_race(inside.athlete)
    return services.draft_plan(athlete=inside.athlete, race=race, author=inside.coach, inputs=make_inputs())


@pytest.fixture
def published(draft: Plan) -> Plan:
    """The same, shown to the athlete."""
    return services.publish_plan(plan=draft, now=NOW)


@pytest.fixture
def bare(inside: Club) -> Plan:
    """A published plan of one week, to put single sessions in."""
    return make_plan(inside.athlete, inside.coach)


@pytest.fixture
def template(inside: Club) -> PlanTemplate:
    """A template that the club's athlete follows."""
    made = make_template(inside)
    apply_to(made, inside)
    return made


@pytest.fixture
def coach(inside: Club, client: Client) -> Client:
    """The athlete's coach, signed in."""
    client.force_login(inside.coach.user)
    return client


@pytest.fixture
def runner(inside: Club) -> Client:
    """The athlete, signed in."""
    browser = Client()
    browser.force_login(inside.runner.user)
    return browser


@pytest.fixture
def rival(other_club: Club) -> Client:
    """A coach of another organization, signed in."""
    browser = Client()
    browser.force_login(other_club.coach.user)
    return browser

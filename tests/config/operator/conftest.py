"""The operator of the site, and a visit of theirs."""

import pytest
from django.test import Client
from django.utils import timezone

from tenancy.models import OperatorVisit, Stay, User
from tenancy.visits import enter_organization
from tests.factories import Club, make_user

REASON = "Their import fails, ticket 4711"


@pytest.fixture
def operator(db: None) -> User:
    return make_user("Site Operator", is_staff=True, is_superuser=True)


@pytest.fixture
def browser(operator: User) -> Client:
    client = Client()
    client.force_login(operator)
    return client


@pytest.fixture
def visit(club: Club, operator: User) -> OperatorVisit:
    """The operator is inside the club."""
    return enter_organization(
        organization=club.organization,
        operator=operator,
        reason=REASON,
        stay=Stay.QUARTER,
        now=timezone.now(),
    )

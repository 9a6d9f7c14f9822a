"""An operator's visit as a record: a reason, a time, and its end."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tenancy import scope, selectors
from tenancy.models import OperatorVisit, Stay, User
from tenancy.visits import NoReason, enter_organization, leave_organization
from tests.factories import NOW, Club, make_user

REASON = "Their import fails"


@pytest.fixture
def operator(db: None) -> User:
    return make_user("Site Operator", is_staff=True, is_superuser=True)


def enter(club: Club, operator: User, reason: str = REASON) -> OperatorVisit:
    return enter_organization(
        organization=club.organization, operator=operator, reason=reason, stay=Stay.HALF, now=NOW
    )


@pytest.mark.parametrize("reason", ["", "too short", "   spaces          "])
def test_a_visit_needs_a_reason(club: Club, operator: User, reason: str) -> None:
    with pytest.raises(NoReason):
        enter(club, operator, reason)


@pytest.mark.parametrize(
    "facts, constraint",
    [
        ({"reason": "short", "ends_at": NOW + timedelta(minutes=15)}, "visit_has_reason"),
        ({"reason": REASON, "ends_at": NOW + timedelta(minutes=61)}, "visit_is_short"),
        ({"reason": REASON, "ends_at": NOW}, "visit_is_short"),
    ],
)
def test_postgresql_refuses_other_visits_too(
    inside: Club, operator: User, facts: dict[str, object], constraint: str
) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        OperatorVisit.objects.create(operator=operator, entered_at=NOW, **facts)


def test_the_owner_reads_who_why_and_when(club: Club, other_club: Club, operator: User) -> None:
    enter(club, operator, "The first reason")
    enter(other_club, operator, "A foreign reason")
    with scope.enter(club.organization.pk):
        leave_organization(operator=operator, now=NOW + timedelta(minutes=5))
        leave_organization(operator=operator, now=NOW + timedelta(minutes=6))
        [visited] = selectors.visits(now=NOW + timedelta(minutes=10))

    assert (visited.who, visited.reason, visited.open) == (operator.email, "The first reason", False)
    assert (visited.left_at, visited.ends_at) == (NOW + timedelta(minutes=5), NOW + timedelta(minutes=30))


@pytest.mark.parametrize("minutes, is_open", [(0, True), (29, True), (30, False)])
def test_a_visit_is_open_until_its_time_is_over(
    club: Club, operator: User, minutes: int, is_open: bool
) -> None:
    enter(club, operator)

    later = NOW + timedelta(minutes=minutes)
    with scope.enter(club.organization.pk):
        found = selectors.visit_now(operator=operator, now=later)
        assert (found is not None, selectors.visits(now=later)[0].open) == (is_open, is_open)

"""Owners read which operators were in their organization."""

import pytest
from django.test import Client
from django.utils import timezone

from tenancy.models import Stay
from tenancy.visits import enter_organization
from tests.factories import Club, make_user

PATH = "/o/northline/settings/operator-visits/"


def page_of(club: Club, who: str) -> tuple[int, str]:
    client = Client()
    client.force_login(getattr(club, who).user)
    answer = client.get(PATH)
    return answer.status_code, answer.content.decode()


def visit(club: Club, reason: str) -> None:
    operator = make_user(f"Operator {reason}", is_staff=True, is_superuser=True)
    enter_organization(
        organization=club.organization, operator=operator, reason=reason, stay=Stay.HALF, now=timezone.now()
    )


def test_the_owner_reads_the_visits_of_their_organization(club: Club, other_club: Club) -> None:
    visit(club, "Their import fails")
    visit(other_club, "A foreign reason")

    status, page = page_of(club, "owner")

    assert (status, "Their import fails" in page, "is inside now" in page) == (200, True, True)
    assert "A foreign reason" not in page


def test_where_nobody_was_the_page_says_so(club: Club) -> None:
    assert "No operator has been here." in page_of(club, "owner")[1]


@pytest.mark.parametrize("who", ["coach", "assistant", "runner"])
def test_others_do_not_find_the_page(club: Club, who: str) -> None:
    assert page_of(club, who)[0] == 404

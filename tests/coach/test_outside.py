"""The start, and one's own account."""

import pytest
from django.test import Client
from django.urls import reverse

from tenancy import scope
from tenancy.models import Role, User
from tenancy.services import join
from tests.coach.given import browser
from tests.factories import Club, make_user

PERSON = {"name": "Mina Seo", "locale": "ko", "timezone": "Asia/Seoul", "units": "imperial"}


def start(client: Client) -> str:
    return client.get("/").headers.get("Location", "")


@pytest.mark.django_db
def test_an_empty_site_says_how_to_begin(client: Client) -> None:
    page = client.get("/")

    assert (page.status_code, "the link that the terminal printed" in page.content.decode()) == (200, True)


def test_the_start_leads_to_the_sign_in_or_home(club: Club, client: Client) -> None:
    assert (start(client), start(browser(club.coach))) == (reverse("account_login"), "/o/northline/")


def test_whoever_is_in_several_organizations_chooses(club: Club, other_club: Club) -> None:
    join(organization=other_club.organization, user=club.coach.user, role=Role.ASSISTANT)

    page = browser(club.coach).get("/").content.decode()

    assert ('href="/o/northline/"' in page, 'href="/o/southside/"' in page) == (True, True)


def test_an_operator_without_organization_is_shown_the_operators_pages(club: Club, client: Client) -> None:
    client.force_login(make_user("Site Operator", is_staff=True))

    page = client.get("/").content.decode()

    assert ("You are in no organization now." in page, 'href="/operator/"' in page) == (True, True)


def test_an_account_is_changed(club: Club) -> None:
    client = browser(club.coach)

    saved = client.post(reverse("person"), PERSON)

    kept = User.objects.get(pk=club.coach.user_id)
    assert (saved.status_code, {name: getattr(kept, name) for name in PERSON}) == (302, PERSON)
    assert 'lang="ko"' in client.get(reverse("person")).content.decode()


@pytest.mark.parametrize("field, value", [("timezone", "Mars/Base"), ("units", "furlongs"), ("name", "")])
def test_an_account_that_cannot_be_comes_back(club: Club, field: str, value: str) -> None:
    answer = browser(club.coach).post(reverse("person"), {**PERSON, field: value})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert User.objects.get(pk=club.coach.user_id).name == "Northline Coach"


def test_ones_own_account_asks_for_a_sign_in(club: Club, client: Client) -> None:
    assert client.get(reverse("person")).url == "/account/sign-in/?next=/account/me/"


def test_nothing_of_the_account_needs_an_organization(club: Club) -> None:
    assert (browser(club.coach).get(reverse("person")).status_code, scope.current()) == (200, None)

"""The owner's page of API keys."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tenancy import keys
from tenancy.keys import Reach
from tenancy.models import ApiKey
from tests.coach.given import address, browser
from tests.factories import NOW, Club
from tests.tenancy.test_keys import made

WISHES = {"name": "Results screen", "scopes": ["athletes:read", "plans:read"], "days": "30"}


def test_page_without_a_key_offers_the_next_step(inside: Club, owner: Client) -> None:
    page = owner.get(address("api_keys")).content.decode()

    assert "No program has a key" in page
    assert 'id="make-key"' in page


def test_new_key_is_shown_once(inside: Club, owner: Client) -> None:
    answer = owner.post(address("make_key"), WISHES)

    token = answer.context["made"].token
    key = keys.find(token=token, now=NOW)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    assert answer.content.decode().count(token) == 1
    assert (key.name, key.scopes, (key.expires_at - NOW).days) == (
        "Results screen",
        ["athletes:read", "plans:read"],
        30,
    )
    assert token not in owner.get(address("api_keys")).content.decode()


@pytest.mark.parametrize(
    "field, value", [("name", ""), ("name", "x" * 61), ("scopes", []), ("scopes", ["all"]), ("days", "366")]
)
def test_key_that_cannot_be_comes_back(inside: Club, owner: Client, field: str, value: object) -> None:
    answer = owner.post(address("make_key"), {**WISHES, field: value})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert ApiKey.objects.count() == 0


def test_page_sent_twice_makes_one_key(inside: Club, owner: Client) -> None:
    answers = [owner.post(address("make_key"), WISHES) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 422]
    assert list(answers[1].context["form"].errors) == ["name"]


def test_key_is_revoked(inside: Club, owner: Client) -> None:
    key = made(inside).key

    answers = [owner.post(address("revoke_key", key.public_id)).status_code for _ in range(2)]

    key.refresh_from_db()
    assert (answers, key.revoked_at) == ([302, 404], NOW)


@pytest.mark.parametrize("count", [1, 3])
def test_page_asks_no_more_for_more_keys(
    inside: Club, owner: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        made(inside, f"Program {number}", scopes=[Reach.READ_PLANS])

    with django_assert_num_queries(8):
        page = owner.get(address("api_keys")).content.decode()

    assert page.count("rs_") == count


def test_key_of_another_organization_is_not_there(club: Club, other_club: Club) -> None:
    foreign, owner = made(other_club).key, browser(club.owner)

    assert owner.post(address("revoke_key", foreign.public_id)).status_code == 404
    assert owner.get(address("api_keys")).context["kept"].count() == 0


def test_keys_are_the_owners_matter(inside: Club, coach: Client, assistant: Client, runner: Client) -> None:
    key = made(inside).key

    for member in (coach, assistant, runner):
        assert member.get(address("api_keys")).status_code == 404
        assert member.post(address("revoke_key", key.public_id)).status_code == 404


def test_settings_lead_to_the_page(inside: Club, owner: Client) -> None:
    assert address("api_keys") in owner.get(address("organization_settings")).content.decode()

"""Roles on the members' page, and what their change or end leaves behind."""

from uuid import uuid4

import pytest
from django.test import Client

from tenancy.models import Membership, Role
from tests.coach.given import address, browser
from tests.factories import Club


def test_a_role_is_changed_and_what_it_leaves_is_said(inside: Club, owner: Client) -> None:
    answer = owner.post(
        address("change_role", inside.coach.public_id), {"role": "assistant"}, follow=True
    ).content.decode()

    inside.coach.refresh_from_db()
    assert inside.coach.role == Role.ASSISTANT
    assert "Northline Coach is Assistant now. 1 athlete has no coach now." in answer


def test_the_end_of_a_coach_says_whom_it_leaves(inside: Club, owner: Client) -> None:
    answer = owner.post(address("end_member", inside.coach.public_id), follow=True).content.decode()

    assert "Northline Coach can no longer enter. 1 athlete has no coach now." in answer


def test_the_last_owners_role_stays(inside: Club, owner: Client) -> None:
    answer = owner.post(
        address("change_role", inside.owner.public_id), {"role": "coach"}, follow=True
    ).content.decode()

    inside.owner.refresh_from_db()
    assert (inside.owner.role, "The last owner cannot leave" in answer) == (Role.OWNER, True)


def test_an_owner_who_steps_back_is_led_home(inside: Club, owner: Client) -> None:
    Membership.objects.filter(pk=inside.coach.pk).update(role=Role.OWNER)

    answer = owner.post(address("change_role", inside.owner.public_id), {"role": "coach"})

    assert (answer.url, owner.get(address("members")).status_code) == (address("home"), 404)


@pytest.mark.parametrize("role", ["", "king", "none"])
def test_a_role_that_does_not_exist_changes_nothing(inside: Club, owner: Client, role: str) -> None:
    answer = owner.post(address("change_role", inside.coach.public_id), {"role": role}, follow=True)

    inside.coach.refresh_from_db()
    assert (inside.coach.role, "Choose one of the roles." in answer.content.decode()) == (Role.COACH, True)


def test_roles_of_strangers_and_athletes_are_not_found(club: Club, other_club: Club) -> None:
    owner = browser(club.owner)

    found = [
        owner.post(address("change_role", public_id), {"role": "owner"}).status_code
        for public_id in (other_club.coach.public_id, club.runner.public_id, uuid4())
    ]

    assert found == [404] * 3


@pytest.mark.parametrize("who", ["coach", "assistant", "runner"])
def test_only_owners_change_roles(inside: Club, who: str) -> None:
    client = browser(getattr(inside, who))

    answer = client.post(address("change_role", inside.coach.public_id), {"role": "owner"})

    inside.coach.refresh_from_db()
    assert (answer.status_code, inside.coach.role) == (404, Role.COACH)

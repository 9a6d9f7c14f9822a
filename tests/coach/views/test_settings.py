"""The owner's pages: settings and members."""

from dataclasses import asdict
from uuid import uuid4

import pytest
from django.test import Client

from athletes.selectors import settings_for
from athletes.services import change_settings
from tenancy import scope
from tenancy.models import Invitation, Membership, Outbox, Role
from tenancy.services import invite
from tests.coach.given import address, browser
from tests.factories import NOW, Club

SETTINGS = {
    "name": "Northline RC",
    "timezone": "Asia/Seoul",
    "mode": "manual",
}


def test_settings_show_what_holds(inside: Club, owner: Client) -> None:
    change_settings(organization=inside.organization, changes={"mode": "manual"})

    form = owner.get(address("organization_settings")).context["form"]

    assert {name: form[name].value() for name in ("name", "timezone", "mode")} == {
        "name": "Northline",
        "timezone": "UTC",
        "mode": "manual",
    }


def test_settings_are_kept(inside: Club, owner: Client) -> None:
    answer = owner.post(address("organization_settings"), {**SETTINGS, "coaches_see_all": "on"})

    inside.athlete.refresh_from_db()
    kept = settings_for(inside.athlete)
    organization = inside.athlete.organization
    assert (answer.status_code, organization.name, organization.timezone) == (
        302,
        "Northline RC",
        "Asia/Seoul",
    )
    assert (kept.mode, kept.coaches_see_all) == ("manual", True)


def test_settings_leave_the_clocks_alone(inside: Club, owner: Client) -> None:
    change_settings(organization=inside.organization, changes={"sla": {"at_risk": 1.5}})

    owner.post(address("organization_settings"), SETTINGS)

    inside.athlete.organization.refresh_from_db()
    assert settings_for(inside.athlete).sla["at_risk"] == 1.5


def test_another_time_zone_draws_the_clocks_up_anew(inside: Club, owner: Client) -> None:
    owner.post(address("organization_settings"), {**SETTINGS, "timezone": "UTC"})
    asked = Outbox.objects.filter(kind="readiness.redraw_clocks")
    before = asked.count()

    owner.post(address("organization_settings"), SETTINGS)

    assert (before, asked.count()) == (0, 1)


def test_settings_say_whether_athletes_move_their_sessions(inside: Club, owner: Client) -> None:
    owner.post(address("organization_settings"), {**SETTINGS, "athletes_move": "on"})

    inside.athlete.refresh_from_db()
    assert settings_for(inside.athlete).athletes_move


def test_settings_say_which_rules_act_by_themselves(inside: Club, owner: Client) -> None:
    form = owner.get(address("organization_settings")).context["form"]
    assert [rule.value() for rule in form.rules] == [True, True, False, False, False]

    owner.post(address("organization_settings"), {**SETTINGS, "mode": "automatic", "rest_illness": "on"})

    inside.athlete.refresh_from_db()
    kept = settings_for(inside.athlete)
    assert (kept.mode, asdict(kept.automatic)) == (
        "automatic",
        {
            "ease_low_readiness": False,
            "shorten_low_readiness": False,
            "swap_low_readiness": False,
            "move_low_readiness": False,
            "rest_illness": True,
        },
    )


@pytest.mark.parametrize("field, value", [("timezone", "Mars/Base"), ("name", "")])
def test_settings_that_cannot_be_come_back(inside: Club, owner: Client, field: str, value: str) -> None:
    answer = owner.post(address("organization_settings"), {**SETTINGS, field: value})

    inside.organization.refresh_from_db()
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert (inside.organization.name, answer.context["form"][field].value()) == ("Northline", value)


def test_members_are_listed_staff_first(inside: Club, owner: Client) -> None:
    members = owner.get(address("members")).context["members"]

    assert [member.user.name for member in members] == [
        "Northline Assistant",
        "Northline Coach",
        "Northline Owner",
        "Northline Runner",
    ]


def test_a_coach_is_invited_by_mail(inside: Club, owner: Client) -> None:
    owner.post(address("invite_member"), {"email": "Eva@Example.org", "name": "Eva", "role": "coach"})

    invitation = Invitation.objects.get()
    job = Outbox.objects.get(kind="tenancy.send_invitation")
    assert (invitation.email, invitation.role, invitation.invited_by) == (
        "eva@example.org",
        "coach",
        inside.owner,
    )
    assert job.ids == {"invitation_id": invitation.pk}


@pytest.mark.parametrize(
    "words, field",
    [
        ({"email": "nowhere", "role": "coach"}, "email"),
        ({"email": "northline.coach@example.org", "role": "assistant"}, "email"),
        ({"email": "eva@example.org", "role": "king"}, "role"),
        ({"email": "eva@example.org", "role": ""}, "role"),
    ],
)
def test_an_invitation_that_cannot_be_comes_back(
    inside: Club, owner: Client, words: dict[str, str], field: str
) -> None:
    answer = owner.post(address("invite_member"), words)

    assert (answer.status_code, list(answer.context["form"].errors), Invitation.objects.count()) == (
        422,
        [field],
        0,
    )
    assert len(answer.context["members"]) == 4


def test_an_athlete_may_become_staff(inside: Club, owner: Client) -> None:
    owner.post(address("invite_member"), {"email": "northline.runner@example.org", "role": "coach"})

    assert Invitation.objects.get().role == Role.COACH


def test_an_invitation_is_withdrawn(inside: Club, owner: Client) -> None:
    invitation = invite(by=inside.owner, email="eva@example.org", name="", role=Role.COACH, now=NOW)

    answers = [owner.post(address("withdraw_invited", invitation.public_id)).status_code for _ in range(2)]

    invitation.refresh_from_db()
    assert (answers, invitation.withdrawn_at) == ([302, 404], NOW)
    assert owner.get(address("members")).context["invitations"] == []


def test_a_membership_ends_at_once(inside: Club, owner: Client, coach: Client) -> None:
    assert coach.get(address("command_center")).status_code == 200

    owner.post(address("end_member", inside.coach.public_id))

    assert coach.get(address("command_center")).status_code == 404


def test_the_last_owner_stays(inside: Club, owner: Client) -> None:
    answer = owner.post(address("end_member", inside.owner.public_id), follow=True)

    inside.owner.refresh_from_db()
    assert (inside.owner.ended_at, "The last owner cannot leave" in answer.content.decode()) == (None, True)


def test_one_of_two_owners_may_go(inside: Club, owner: Client) -> None:
    Membership.objects.filter(pk=inside.coach.pk).update(role=Role.OWNER)

    owner.post(address("end_member", inside.coach.public_id))

    inside.coach.refresh_from_db()
    assert inside.coach.ended_at == NOW


def test_strangers_are_not_found(club: Club, other_club: Club) -> None:
    owner = browser(club.owner)
    with scope.enter(other_club.organization.pk):
        foreign = invite(by=other_club.owner, email="eva@example.org", name="", role=Role.COACH, now=NOW)

    found = [
        owner.post(address(name, public_id)).status_code
        for name, public_id in (
            ("end_member", other_club.coach.public_id),
            ("end_member", uuid4()),
            ("withdraw_invited", foreign.public_id),
            ("withdraw_invited", uuid4()),
        )
    ]

    assert found == [404, 404, 404, 404]


@pytest.mark.parametrize("who", ["coach", "assistant", "runner"])
def test_others_find_none_of_it(inside: Club, who: str) -> None:
    client, somebody = browser(getattr(inside, who)), inside.assistant.public_id
    pages = [("organization_settings",), ("members",)]
    deeds = [("invite_member",), ("end_member", somebody), ("withdraw_invited", uuid4())]

    found = [client.get(address(*page)).status_code for page in pages]
    found += [client.post(address(*deed)).status_code for deed in deeds]

    assert found == [404] * 5

"""How a person becomes the athlete they are."""

import pytest

from athletes import services
from athletes.models import Athlete
from tenancy import services as tenancy
from tenancy.models import Invitation, Membership, Role
from tests.factories import NOW, Club, make_user


def invite(club: Club, email: str = "daniel@example.org") -> Invitation | None:
    return services.invite_athlete(athlete=club.stranger, by=club.coach, email=email, now=NOW)


def newcomer(club: Club, role: Role = Role.NONE) -> Membership:
    user = make_user("Daniel", timezone="Asia/Seoul")
    return tenancy.join(organization=club.organization, user=user, role=role)


def test_invite_athlete_remembers_the_invitation(inside: Club) -> None:
    invitation = invite(inside, " Daniel@Example.org ")

    assert Athlete.objects.get(pk=inside.stranger.pk).invitation == invitation
    assert (invitation.email, invitation.name, invitation.role) == (
        "daniel@example.org",
        "Daniel Okafor",
        Role.NONE,
    )


def test_invite_athlete_again_withdraws_the_first(inside: Club) -> None:
    first = invite(inside)
    inside.stranger.refresh_from_db()

    invite(inside, "dan@example.org")

    first.refresh_from_db()
    assert first.withdrawn_at == NOW


def test_invite_athlete_links_a_member_at_once(inside: Club) -> None:
    invitation = invite(inside, inside.coach.user.email)

    assert (invitation, Athlete.objects.get(pk=inside.stranger.pk).member) == (None, inside.coach)


@pytest.mark.parametrize("email", ["northline.runner@example.org"])
def test_invite_athlete_refuses_a_member_who_is_an_athlete(email: str, inside: Club) -> None:
    with pytest.raises(services.AlreadyAthlete):
        invite(inside, email)


def test_invite_athlete_refuses_one_with_an_account(inside: Club) -> None:
    with pytest.raises(services.AlreadyAthlete):
        services.invite_athlete(athlete=inside.athlete, by=inside.coach, email="x@example.org", now=NOW)


def test_link_invited_links_the_athlete_of_the_invitation(inside: Club) -> None:
    invitation, member = invite(inside), newcomer(inside)

    linked = services.link_invited(invitation=invitation, membership=member)

    assert (linked, linked.member) == (inside.stranger, member)


def test_link_invited_makes_an_athlete_where_none_was_named(inside: Club) -> None:
    member = newcomer(inside)
    invitation = tenancy.invite(by=inside.coach, email="d@example.org", name="", role=Role.NONE, now=NOW)

    made = services.link_invited(invitation=invitation, membership=member)

    assert (made.name, made.member, made.coach, made.timezone) == (
        "Daniel",
        member,
        inside.coach,
        "Asia/Seoul",
    )


def test_link_invited_makes_no_athlete_of_staff(inside: Club) -> None:
    member = newcomer(inside, Role.ASSISTANT)
    invitation = tenancy.invite(by=inside.owner, email="d@example.org", name="", role=Role.ASSISTANT, now=NOW)

    assert services.link_invited(invitation=invitation, membership=member) is None


def test_link_invited_leaves_whoever_is_an_athlete_already(inside: Club) -> None:
    invitation = invite(inside)

    assert services.link_invited(invitation=invitation, membership=inside.runner) is None
    assert Athlete.objects.get(pk=inside.stranger.pk).member is None


def test_link_member_refuses_a_taken_athlete(inside: Club) -> None:
    with pytest.raises(services.AlreadyAthlete):
        services.link_member(athlete=inside.athlete, membership=inside.coach)

"""What a change of role, or its end, takes along."""

import pytest

from athletes.models import Athlete, AthleteGrant
from coach import founding, services
from readiness.models import Intervention
from tenancy.models import Membership, Role
from tenancy.services import LastOwner, invite
from tests.factories import NOW, Club


def coach_of(athlete: Athlete) -> Membership | None:
    return Athlete.objects.get(pk=athlete.pk).coach


def test_an_ended_coach_leaves_athletes_and_cases_to_nobody(inside: Club, case: Intervention) -> None:
    left = services.end_membership(membership=inside.coach, now=NOW)

    case.refresh_from_db()
    assert (left, coach_of(inside.athlete), case.coach) == (1, None, None)


def test_an_ended_assistant_keeps_no_grants(inside: Club) -> None:
    AthleteGrant.objects.create(athlete=inside.athlete, member=inside.assistant)

    left = services.end_membership(membership=inside.assistant, now=NOW)

    assert (left, AthleteGrant.objects.count()) == (0, 0)


def test_the_last_owner_ends_nothing(inside: Club) -> None:
    services.change_coaching(
        athlete=inside.athlete, coaching=services.Coaching(inside.owner, ()), version=inside.athlete.version
    )

    with pytest.raises(LastOwner):
        services.end_membership(membership=inside.owner, now=NOW)

    assert coach_of(inside.athlete) == inside.owner


@pytest.mark.parametrize("role, kept", [(Role.OWNER, True), (Role.COACH, True), (Role.ASSISTANT, False)])
def test_a_coach_keeps_their_athletes_while_they_coach(inside: Club, role: Role, kept: bool) -> None:
    left = services.change_role(membership=inside.coach, role=role)

    inside.coach.refresh_from_db()
    assert (inside.coach.role, coach_of(inside.athlete) is not None) == (role, kept)
    assert left == (0 if kept else 1)


def test_an_assistant_who_coaches_now_sees_by_role_not_by_grant(inside: Club) -> None:
    AthleteGrant.objects.create(athlete=inside.athlete, member=inside.assistant)

    services.change_role(membership=inside.assistant, role=Role.COACH)

    assert not AthleteGrant.objects.exists()


def test_the_last_owner_keeps_the_role(inside: Club) -> None:
    with pytest.raises(LastOwner):
        services.change_role(membership=inside.owner, role=Role.COACH)

    services.change_role(membership=inside.coach, role=Role.OWNER)
    services.change_role(membership=inside.owner, role=Role.ASSISTANT)

    assert [member.role for member in Membership.objects.filter(user=inside.owner.user)] == [Role.ASSISTANT]


def test_who_comes_in_again_in_another_role_leaves_the_old_one_behind(inside: Club) -> None:
    email = inside.coach.user.email
    invitation = invite(by=inside.owner, email=email, name="", role=Role.ASSISTANT, now=NOW)

    founding.join(invitation=invitation, user=inside.coach.user, now=NOW)

    assert coach_of(inside.athlete) is None

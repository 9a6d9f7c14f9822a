"""Who coaches an athlete, and which assistants may see them."""

import pytest

from athletes import selectors, services
from athletes.models import Athlete, AthleteGrant
from tenancy.models import Membership, Role
from tests.factories import NOW, Club, make_athlete


def test_an_athlete_gets_another_coach_and_a_new_version(inside: Club) -> None:
    services.assign_coach(athlete=inside.athlete, coach=inside.owner, version=1)

    kept = Athlete.objects.get(pk=inside.athlete.pk)
    assert (kept.coach, kept.version) == (inside.owner, 2)


def test_an_athlete_that_has_changed_stays_as_it_is(inside: Club) -> None:
    with pytest.raises(services.Changed):
        services.assign_coach(athlete=inside.athlete, coach=None, version=2)

    assert Athlete.objects.get(pk=inside.athlete.pk).coach == inside.coach


@pytest.mark.parametrize("who", ["assistant", "runner", "former"])
def test_who_does_not_coach_here_becomes_nobodys_coach(inside: Club, who: str) -> None:
    Membership.objects.filter(pk=inside.owner.pk).update(ended_at=NOW)
    somebody = inside.owner if who == "former" else getattr(inside, who)

    with pytest.raises(services.OtherRole):
        services.assign_coach(athlete=inside.athlete, coach=somebody, version=1)


def test_a_coach_of_another_organization_becomes_nobodys_coach(other_club: Club, inside: Club) -> None:
    with pytest.raises(services.OtherRole):
        services.assign_coach(athlete=inside.athlete, coach=other_club.coach, version=1)


def test_exactly_the_chosen_assistants_see_the_athlete(inside: Club) -> None:
    Membership.objects.filter(pk=inside.coach.pk).update(role=Role.ASSISTANT)
    AthleteGrant.objects.create(athlete=inside.athlete, member=inside.assistant)
    kept = AthleteGrant.objects.create(athlete=inside.stranger, member=inside.assistant)

    services.grant_assistants(athlete=inside.athlete, assistants=[inside.coach])
    services.grant_assistants(athlete=inside.athlete, assistants=[inside.coach])

    assert selectors.assistants_of(athlete=inside.athlete) == [inside.coach]
    assert selectors.assistants_of(athlete=inside.stranger) == [kept.member]


@pytest.mark.parametrize("who", ["coach", "owner", "runner"])
def test_only_assistants_are_granted_an_athlete(inside: Club, who: str) -> None:
    with pytest.raises(services.OtherRole):
        services.grant_assistants(athlete=inside.athlete, assistants=[getattr(inside, who)])

    assert not AthleteGrant.objects.exists()


def test_a_released_caseload_is_counted_without_the_removed(inside: Club) -> None:
    make_athlete("Gone", coach=inside.coach, deleted_at=NOW)

    left = services.release_caseload(coach=inside.coach)

    assert (left, Athlete.objects.filter(coach=inside.coach).count()) == (1, 0)


def test_withdrawn_grants_are_the_members_alone(inside: Club) -> None:
    AthleteGrant.objects.create(athlete=inside.athlete, member=inside.assistant)
    AthleteGrant.objects.create(athlete=inside.athlete, member=inside.coach)

    services.withdraw_grants(assistant=inside.assistant)

    assert [grant.member for grant in AthleteGrant.objects.all()] == [inside.coach]

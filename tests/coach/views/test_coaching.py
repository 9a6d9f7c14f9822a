"""Who coaches an athlete: the owner's page."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from athletes.models import Athlete, AthleteGrant
from readiness.models import Intervention
from tenancy.models import Membership
from tests.coach.given import address, browser
from tests.factories import NOW, Club


def sent(coach: Membership | None, *assistants: Membership, version: int = 1) -> dict[str, object]:
    return {
        "coach": str(coach.public_id) if coach else "nobody",
        "assistants": [str(member.public_id) for member in assistants],
        "version": version,
    }


def undo_of(page: str) -> str:
    """Where the toast's Undo leads."""
    found = re.search(r'action="([^"]*/coaching/undo/[^"]*)"', page)
    assert found is not None
    return found[1].replace("&amp;", "&")


def test_the_page_offers_who_coaches_and_who_assists(inside: Club, owner: Client) -> None:
    AthleteGrant.objects.create(athlete=inside.athlete, member=inside.assistant)

    form = owner.get(address("coaching", inside.athlete.public_id)).context["form"]

    assert [label for _key, label in form.fields["coach"].choices] == [
        "Nobody",
        "Northline Coach",
        "Northline Owner",
    ]
    assert [label for _key, label in form.fields["assistants"].choices] == ["Northline Assistant"]
    assert form.initial == sent(inside.coach, inside.assistant)


@pytest.mark.parametrize("granted", [1, 3])
def test_the_page_costs_the_same_with_more_assistants(
    inside: Club, owner: Client, granted: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for member in (inside.assistant, inside.coach, inside.runner)[:granted]:
        AthleteGrant.objects.create(athlete=inside.athlete, member=member)
    owner.get(address("coaching", inside.athlete.public_id))

    with django_assert_num_queries(10):
        owner.get(address("coaching", inside.athlete.public_id))


def test_athlete_case_and_assistants_change_hands_together(
    inside: Club, case: Intervention, owner: Client
) -> None:
    page = owner.post(
        address("coaching", inside.athlete.public_id), sent(inside.owner, inside.assistant), follow=True
    )

    case.refresh_from_db()
    assert (Athlete.objects.get(pk=inside.athlete.pk).coach, case.coach) == (inside.owner, inside.owner)
    assert [grant.member for grant in AthleteGrant.objects.all()] == [inside.assistant]
    assert "Northline Owner coaches Ji-woo Han now." in page.content.decode()


def test_undo_puts_back_who_it_was(inside: Club, owner: Client) -> None:
    AthleteGrant.objects.create(athlete=inside.athlete, member=inside.assistant)
    page = owner.post(address("coaching", inside.athlete.public_id), sent(None), follow=True)

    answer = owner.post(undo_of(page.content.decode()), follow=True)

    kept = Athlete.objects.get(pk=inside.athlete.pk)
    assert (kept.coach, kept.version, AthleteGrant.objects.count()) == (inside.coach, 3, 1)
    assert "Undone. Northline Coach coaches Ji-woo Han now." in answer.content.decode()


@pytest.mark.parametrize("meanwhile", ["changed again", "coach gone"])
def test_undo_too_late_changes_nothing(inside: Club, owner: Client, meanwhile: str) -> None:
    page = owner.post(address("coaching", inside.athlete.public_id), sent(None), follow=True)
    if meanwhile == "changed again":
        owner.post(address("coaching", inside.athlete.public_id), sent(inside.owner, version=2))
    else:
        Membership.objects.filter(pk=inside.coach.pk).update(ended_at=NOW)
    before = Athlete.objects.get(pk=inside.athlete.pk).coach

    answer = owner.post(undo_of(page.content.decode()), follow=True)

    assert Athlete.objects.get(pk=inside.athlete.pk).coach == before
    assert "This cannot be undone any more" in answer.content.decode()


def test_a_choice_about_an_older_version_gets_the_fresh_page(inside: Club, owner: Client) -> None:
    owner.post(address("coaching", inside.athlete.public_id), sent(inside.owner))

    answer = owner.post(address("coaching", inside.athlete.public_id), sent(None))

    assert (answer.status_code, answer.context["form"].initial["version"]) == (409, 2)
    assert Athlete.objects.get(pk=inside.athlete.pk).coach == inside.owner
    assert "This has been changed since." in answer.content.decode()


@pytest.mark.parametrize("who", ["assistant", "runner"])
def test_who_does_not_coach_cannot_be_chosen(inside: Club, owner: Client, who: str) -> None:
    answer = owner.post(address("coaching", inside.athlete.public_id), sent(getattr(inside, who)))

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["coach"])


def test_the_athletes_page_leads_owners_there(inside: Club, owner: Client, coach: Client) -> None:
    where = address("athlete_page", inside.athlete.public_id)
    link = address("coaching", inside.athlete.public_id)

    offered = [link in who.get(where).content.decode() for who in (owner, coach)]

    assert offered == [True, False]


def test_the_squad_shows_owners_who_has_no_coach(inside: Club, owner: Client, coach: Client) -> None:
    found = owner.get(address("squad"), {"coach": "none"})

    assert [line.name for line in found.context["squad"].lines] == ["Daniel Okafor"]
    assert f'href="{address("coaching", inside.stranger.public_id)}"' in found.content.decode()
    assert "?coach=none" not in coach.get(address("squad")).content.decode()


@pytest.mark.parametrize("who", ["coach", "assistant", "runner"])
def test_others_find_none_of_it(inside: Club, who: str) -> None:
    AthleteGrant.objects.create(athlete=inside.athlete, member=inside.assistant)
    client, where = browser(getattr(inside, who)), inside.athlete.public_id

    found = [client.get(address("coaching", where)), client.post(address("coaching", where), sent(None))]
    found += [client.post(address("coaching_undo", where))]

    assert [answer.status_code for answer in found] == [404, 404, 404]
    assert Athlete.objects.get(pk=inside.athlete.pk).coach == inside.coach


def test_a_stranger_is_not_found(other_club: Club, owner: Client) -> None:
    found = [
        owner.post(address(name, public_id)).status_code
        for name in ("coaching", "coaching_undo")
        for public_id in (other_club.athlete.public_id, uuid4())
    ]

    assert found == [404] * 4

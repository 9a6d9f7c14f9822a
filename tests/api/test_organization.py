"""The organization, who belongs to it, and whom it invites."""

import pytest
from django.http import HttpResponse
from pytest_django import DjangoAssertNumQueries

from athletes.models import Athlete, AthleteGrant
from tenancy import scope, services
from tenancy.models import Invitation, Membership, Organization, Role
from tests.api.asking import V1, as_member, errors, refusal, send
from tests.api.given import a_case, fresh
from tests.factories import NOW, Club, make_user
from tests.tenancy.codes import give_app


def invited(club: Club, count: int) -> list[Invitation]:
    with scope.enter(club.organization.pk):
        return [
            services.invite(by=club.owner, email=f"c{n}@example.org", name="", role=Role.COACH, now=NOW)
            for n in range(count)
        ]


def invite(club: Club, **said: object) -> HttpResponse:
    body = {"email": "New@Example.org", "role": "coach", **said}
    return send(as_member(club.owner), "post", "invitations/", body, Idempotency_Key="one")


@pytest.mark.parametrize("count", [1, 3])
def test_my_organizations(club: Club, count: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for number in range(count - 1):
        services.found_organization(name=f"Club {number}", kind="club", owner=club.coach.user, zone="UTC")
    client = as_member(club.coach)
    del client.defaults["HTTP_ORGANIZATION"]

    with django_assert_num_queries(2):
        found = client.get(f"{V1}/organizations/").json()["results"]

    names = ["Northline", "Club 0", "Club 1"][:count]
    assert sorted(one["organization"]["name"] for one in found) == sorted(names)
    assert {one["role"] for one in found} <= {"coach", "owner"}


def test_owner_sees_how_the_organization_works(club: Club) -> None:
    assert as_member(club.owner).get(f"{V1}/organization/").json() == {
        "slug": "northline",
        "name": "Northline",
        "kind": "club",
        "timezone": "UTC",
        "settings": {
            "coaches_see_all": False,
            "staff_second_factor": False,
            "athletes_move": False,
            "move_first": False,
            "mode": "assisted",
            "automatic": {
                "ease_low_readiness": True,
                "shorten_low_readiness": True,
                "swap_low_readiness": False,
                "move_low_readiness": False,
                "rest_illness": False,
            },
            "at_risk_h": 24,
            "watch_h": 24,
        },
    }


@pytest.mark.parametrize("member", ["coach", "assistant", "runner"])
def test_others_see_its_name_alone(club: Club, member: str) -> None:
    found = as_member(getattr(club, member)).get(f"{V1}/organization/").json()

    assert (found["name"], found["settings"]) == ("Northline", None)


def test_change_of_the_organization_leaves_the_rest(club: Club) -> None:
    body = {"coaches_see_all": True, "mode": "manual", "at_risk_h": 12, "timezone": "Asia/Seoul"}

    answer = send(as_member(club.owner), "patch", "organization/", body)

    changed = answer.json()
    assert (answer.status_code, changed["name"], changed["timezone"]) == (200, "Northline", "Asia/Seoul")
    assert (changed["settings"]["coaches_see_all"], changed["settings"]["mode"]) == (True, "manual")
    assert (changed["settings"]["at_risk_h"], changed["settings"]["watch_h"]) == (12, 24)
    kept = Organization.objects.get(pk=club.organization.pk)
    assert (kept.slug, kept.settings["sla"]["at_risk"]) == ("northline", 12.0)


def test_rules_that_are_left_out_stay(club: Club) -> None:
    body = {"automatic": {"rest_illness": True}}

    rules = send(as_member(club.owner), "patch", "organization/", body).json()["settings"]["automatic"]

    assert [name for name, acts in rules.items() if acts] == [
        "ease_low_readiness",
        "shorten_low_readiness",
        "rest_illness",
    ]


def test_owner_without_a_second_factor_asks_nobody_for_one(club: Club) -> None:
    answer = send(as_member(club.owner), "patch", "organization/", {"staff_second_factor": True})

    assert errors(answer) == [("staff_second_factor", "own_factor_first")]
    assert not Organization.objects.get(pk=club.organization.pk).asks_second_factor


def test_owner_with_a_second_factor_asks_the_staff_for_one(club: Club) -> None:
    give_app(club.owner.user)

    answer = send(as_member(club.owner), "patch", "organization/", {"staff_second_factor": True})

    assert answer.json()["settings"]["staff_second_factor"] is True
    assert refusal(as_member(club.coach).get(f"{V1}/athletes/")) == (403, "second_factor_required")


def test_change_that_cannot_be(club: Club) -> None:
    body = {"name": "", "timezone": "Mars/Base", "mode": "", "at_risk_h": 0, "watch_h": 999}

    assert errors(send(as_member(club.owner), "patch", "organization/", body)) == [
        ("mode", "invalid_choice"),
        ("at_risk_h", "min_value"),
        ("watch_h", "max_value"),
        ("name", "blank"),
        ("timezone", "unknown"),
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_members_in_the_order_they_came(
    club: Club, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        services.join(organization=club.organization, user=make_user(f"More {number}"), role=Role.COACH)
    client = as_member(club.owner)

    with django_assert_num_queries(6):
        found = client.get(f"{V1}/memberships/").json()["results"]

    assert len(found) == 4 + count
    assert (found[0]["name"], found[0]["role"]) == ("Northline Owner", "owner")
    assert (found[3]["name"], found[3]["role"]) == ("Northline Runner", "")


def test_ended_membership_lets_nobody_in(club: Club) -> None:
    path = f"memberships/{club.assistant.public_id}/"

    answers = [send(as_member(club.owner), "delete", path) for _ in range(2)]

    assert answers[0].status_code == 204
    assert refusal(answers[1]) == (404, "not_found")
    assert Membership.objects.get(pk=club.assistant.pk).ended_at == NOW


@pytest.mark.parametrize("method, body", [("delete", None), ("patch", {"role": "assistant"})])
def test_who_coaches_no_more_leaves_athletes_and_cases(club: Club, method: str, body: object) -> None:
    case = a_case(club)

    answer = send(as_member(club.owner), method, f"memberships/{club.coach.public_id}/", body)

    assert answer.status_code == (200 if body else 204)
    with scope.enter(club.organization.pk):
        assert Athlete.objects.get(pk=club.athlete.pk).coach_id is None
    assert fresh(case).coach_id is None


@pytest.mark.parametrize("method, body", [("delete", None), ("patch", {"role": "coach"})])
def test_who_assists_no_more_keeps_no_grants(club: Club, method: str, body: object) -> None:
    with scope.enter(club.organization.pk):
        AthleteGrant.objects.create(athlete=club.athlete, member=club.assistant)

    send(as_member(club.owner), method, f"memberships/{club.assistant.public_id}/", body)

    with scope.enter(club.organization.pk):
        assert not AthleteGrant.objects.exists()


def test_another_role_on_the_staff(club: Club) -> None:
    path = f"memberships/{club.assistant.public_id}/"

    changed = send(as_member(club.owner), "patch", path, {"role": "coach"})
    nothing_said = send(as_member(club.owner), "patch", path, {})

    assert (changed.status_code, changed.json()["role"]) == (200, "coach")
    assert nothing_said.json() == changed.json()
    assert Membership.objects.get(pk=club.assistant.pk).role == Role.COACH


def test_role_that_cannot_be(club: Club) -> None:
    client = as_member(club.owner)
    paths = [f"memberships/{member.public_id}/" for member in (club.coach, club.runner, club.owner)]

    assert errors(send(client, "patch", paths[0], {"role": ""})) == [("role", "invalid_choice")]
    assert refusal(send(client, "patch", paths[1], {"role": "coach"})) == (404, "not_found")
    assert refusal(send(client, "patch", paths[2], {"role": "coach"})) == (409, "last_owner")


def test_last_owner_stays(club: Club) -> None:
    answer = send(as_member(club.owner), "delete", f"memberships/{club.owner.public_id}/")

    assert refusal(answer) == (409, "last_owner")
    assert Membership.objects.get(pk=club.owner.pk).ended_at is None


def test_member_of_another_club_is_not_there(club: Club, other_club: Club) -> None:
    (foreign,) = invited(other_club, 1)
    paths = (f"memberships/{other_club.assistant.public_id}/", f"invitations/{foreign.public_id}/")

    answers = [send(as_member(club.owner), "delete", path) for path in paths]

    assert [refusal(answer) for answer in answers] == [(404, "not_found")] * 2


@pytest.mark.parametrize("count", [1, 3])
def test_waiting_invitations(
    club: Club, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    made = invited(club, count)
    client = as_member(club.owner)

    with django_assert_num_queries(6):
        found = client.get(f"{V1}/invitations/").json()["results"]

    assert {one["public_id"] for one in found} == {str(one.public_id) for one in made}


def test_invitation_sent_twice_is_one(club: Club) -> None:
    first, again = invite(club), invite(club)

    made = first.json()
    assert (first.status_code, made["email"], made["role"]) == (201, "new@example.org", "coach")
    assert again.json() == first.json()
    assert Invitation.objects.count() == 1


@pytest.mark.parametrize(
    "said,field,code",
    [
        ({"email": "nobody"}, "email", "invalid"),
        ({"email": "northline.coach@example.org"}, "email", "on_staff"),
        ({"role": ""}, "role", "invalid_choice"),
    ],
)
def test_invitation_that_cannot_be(club: Club, said: dict[str, str], field: str, code: str) -> None:
    assert errors(invite(club, **said)) == [(field, code)]


def test_withdrawn_invitation(club: Club) -> None:
    (waiting,) = invited(club, 1)

    answer = send(as_member(club.owner), "delete", f"invitations/{waiting.public_id}/")

    assert answer.status_code == 204
    assert as_member(club.owner).get(f"{V1}/invitations/").json()["results"] == []

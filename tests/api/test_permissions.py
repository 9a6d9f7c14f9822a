"""Each method declares its action; whoever may not, finds nothing there."""

from typing import Any

import pytest
from django.test import Client
from rest_framework.response import Response

from api.endpoint import Endpoint, Undeclared
from api.urls import urlpatterns
from tenancy import scope, services
from tenancy.access import ACTIONS
from tenancy.models import User
from tests.api.asking import V1, as_member, refusal
from tests.factories import NOW, Club

VIEWS = [pattern.callback.cls for pattern in urlpatterns if hasattr(pattern.callback, "cls")]


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_declares_known_actions(view: type[Endpoint]) -> None:
    assert issubclass(view, Endpoint)
    assert view.actions
    assert set(view.actions.values()) <= {*ACTIONS, "public", "signed_in"}


@pytest.mark.parametrize("actions", [{}, {"GET": "today.read", "POST": "checkin.write"}])
def test_undeclared_method_is_refused_at_once(actions: dict[str, str]) -> None:
    def get(self: Endpoint, request: Any) -> Response:
        return Response()

    with pytest.raises(Undeclared):
        type("Bad", (Endpoint,), {"get": get, "actions": actions})


def test_organization_must_be_named(club: Club) -> None:
    client = as_member(club.runner)
    del client.defaults["HTTP_ORGANIZATION"]

    assert refusal(client.get(f"{V1}/today/")) == (400, "organization_missing")


def test_unknown_and_foreign_organizations_are_alike(club: Club, other_club: Club) -> None:
    unknown = as_member(club.runner, slug="nowhere").get(f"{V1}/today/")
    foreign = as_member(club.runner, slug=other_club.organization.slug).get(f"{V1}/today/")

    assert refusal(unknown) == (404, "not_found")
    assert foreign.json() == unknown.json()


def test_refusal_inside_reads_as_one_outside(club: Club) -> None:
    inside = as_member(club.runner).get(f"{V1}/interventions/")
    outside = as_member(club.runner).get(f"{V1}/nowhere/")

    assert refusal(inside) == (404, "not_found")
    assert outside.json() == inside.json()


@pytest.mark.parametrize(
    "path,member",
    [("athletes/", "runner"), ("interventions/", "runner"), ("today/", "coach"), ("today/", "owner")],
)
def test_action_that_is_not_open_to_the_member(club: Club, path: str, member: str) -> None:
    assert refusal(as_member(getattr(club, member)).get(f"{V1}/{path}")) == (404, "not_found")


def test_former_member_finds_nothing_at_once(club: Club) -> None:
    client = as_member(club.coach)
    with scope.enter(club.organization.pk):
        services.end_membership(membership=club.coach, now=NOW)

    assert refusal(client.get(f"{V1}/athletes/")) == (404, "not_found")


@pytest.mark.parametrize("path", ["me/", "today/"])
def test_chosen_password_comes_first(club: Club, path: str) -> None:
    User.objects.filter(pk=club.runner.user_id).update(must_change_password=True)
    client = Client(headers={"Organization": club.organization.slug})
    client.force_login(club.runner.user)

    assert refusal(client.get(f"{V1}/{path}")) == (403, "password_change_required")


@pytest.mark.parametrize("method", ["post", "delete", "options"])
def test_method_that_is_not_there(club: Club, method: str) -> None:
    answer = getattr(as_member(club.runner), method)(f"{V1}/today/")

    assert refusal(answer) == (405, "method_not_allowed")


def test_head_reads_as_get(club: Club) -> None:
    assert as_member(club.runner).head(f"{V1}/today/").status_code == 200
    assert as_member(club.coach).head(f"{V1}/today/").status_code == 404

"""The operator's pages: the global tables, and nothing of an organization."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.contrib import admin
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tenancy import outbox, scope, services
from tenancy.models import Invitation, Kind, Membership, Organization, Outbox, Role, User
from tenancy.rows import Audit, TenantModel
from tests.factories import NOW, PASSWORD, Club, make_user

OURS = ("user", "organization", "membership", "invitation", "outbox", "heartbeat", "useraudit")
READ_ONLY = ("invitation", "outbox", "heartbeat", "useraudit")


@pytest.fixture
def operator(db: None) -> Client:
    client = Client()
    client.force_login(make_user("Site Operator", is_staff=True, is_superuser=True))
    return client


def page(model: str, name: str = "changelist", *args: object) -> str:
    return reverse(f"admin:tenancy_{model}_{name}", args=args)


def test_no_table_of_an_organization_is_registered() -> None:
    tenants = [model for model in apps.get_models() if issubclass(model, TenantModel | Audit)]

    assert [model for model in tenants if admin.site.is_registered(model)] == []


@pytest.mark.parametrize("model", OURS)
def test_each_list_opens_and_can_be_searched(club: Club, operator: Client, model: str) -> None:
    assert [operator.get(page(model), query).status_code for query in ({}, {"q": "north"})] == [200, 200]


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("model, queries", [("membership", 5), ("invitation", 5), ("outbox", 6)])
def test_a_list_costs_the_same_with_more_rows(
    operator: Client, model: str, queries: int, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        founded = services.found_organization(
            name=f"Club {number}", kind=Kind.CLUB, owner=make_user(f"Owner {number}"), zone="UTC"
        )
        with scope.enter(founded.organization.pk):
            services.invite(by=founded.membership, email="x@example.org", name="", role=Role.COACH, now=NOW)
    operator.get(page(model))

    with django_assert_num_queries(queries):
        operator.get(page(model))


@pytest.mark.parametrize("who", ["owner", "coach", "runner"])
def test_members_are_no_operators(club: Club, who: str) -> None:
    client = Client()
    client.force_login(getattr(club, who).user)

    assert client.get(page("user")).status_code in (302, 403)


def test_the_operator_signs_in_like_everyone(db: None) -> None:
    assert Client().get("/operator/", follow=True).redirect_chain[-1][0].startswith("/account/sign-in/")


def test_an_account_made_here_must_choose_its_own_password(operator: Client) -> None:
    words = {"email": "eva@example.org", "name": "Eva", "usable_password": "true"}

    operator.post(page("user", "add"), {**words, "password1": PASSWORD, "password2": PASSWORD})

    made = User.objects.get(email="eva@example.org")
    assert (made.must_change_password, made.check_password(PASSWORD)) == (True, True)


def test_a_password_given_here_must_be_changed(club: Club, operator: Client) -> None:
    where = reverse("admin:auth_user_password_change", args=[club.coach.user_id])
    words = {"usable_password": "true", "password1": "another sentence", "password2": "another sentence"}

    operator.post(where, words)

    user = User.objects.get(pk=club.coach.user_id)
    assert (user.must_change_password, user.check_password("another sentence")) == (True, True)


def test_an_account_can_be_closed(club: Club, operator: Client) -> None:
    user = club.coach.user
    words = {"email": user.email, "name": user.name, "timezone": "UTC", "units": "metric", "locale": ""}

    operator.post(page("user", "change", user.pk), words)

    user.refresh_from_db()
    assert user.is_active is False


def test_a_membership_changed_here_is_audited(club: Club, operator: Client) -> None:
    words = {"organization": club.organization.pk, "user": club.coach.user_id, "role": "assistant"}

    answer = operator.post(page("membership", "change", club.coach.pk), words)

    audit = apps.get_model("tenancy", "MembershipAudit")
    with scope.enter(club.organization.pk):
        last = audit.objects.filter(pgh_obj_id=club.coach.pk).order_by("-pgh_id").first()
    assert (answer.status_code, Membership.objects.get(pk=club.coach.pk).role) == (302, Role.ASSISTANT)
    assert (last.role, last.pgh_context["source"]) == (
        Role.ASSISTANT,
        page("membership", "change", club.coach.pk),
    )


def test_an_organization_is_renamed_but_its_settings_are_its_own(club: Club, operator: Client) -> None:
    words = {"name": "Northline RC", "slug": "northline", "kind": "club", "timezone": "UTC", "settings": "{}"}
    Organization.objects.update(settings={"mode": "manual"})

    operator.post(page("organization", "change", club.organization.pk), words)

    kept = Organization.objects.get()
    assert (kept.name, kept.settings) == ("Northline RC", {"mode": "manual"})


def test_an_invitation_can_be_withdrawn(club: Club, operator: Client) -> None:
    with scope.enter(club.organization.pk):
        invitation = services.invite(by=club.owner, email="x@example.org", name="", role=Role.COACH, now=NOW)

    operator.post(page("invitation"), {"action": "withdraw", "_selected_action": [invitation.pk]})

    assert Invitation.objects.get().withdrawn_at is not None


def test_a_job_that_was_given_up_is_tried_again(operator: Client) -> None:
    outbox.put("tenancy.send_invitation", invitation_id=1, due_at=NOW - timedelta(days=1))
    Outbox.objects.update(attempts=8, dead_at=NOW, error="Broken")

    answer = operator.post(
        page("outbox"), {"action": "retry", "_selected_action": [Outbox.objects.get().pk]}, follow=True
    )

    job = Outbox.objects.get()
    assert (job.attempts, job.dead_at, job.error, job.due_at > NOW - timedelta(days=1)) == (0, None, "", True)
    assert "1 job is tried again." in answer.content.decode()


def test_a_job_that_is_done_stays_done(operator: Client) -> None:
    outbox.put("tenancy.send_invitation", invitation_id=1)
    Outbox.objects.update(done_at=NOW, attempts=1)

    operator.post(page("outbox"), {"action": "retry", "_selected_action": [Outbox.objects.get().pk]})

    assert (Outbox.objects.get().done_at, Outbox.objects.get().attempts) == (NOW, 1)


@pytest.mark.parametrize("model", READ_ONLY)
def test_what_is_only_looked_at_cannot_be_added(operator: Client, model: str) -> None:
    assert operator.get(page(model, "add")).status_code == 403


@pytest.mark.parametrize("model", OURS)
def test_nothing_is_deleted_here(club: Club, operator: Client, model: str) -> None:
    rows = {"user": club.coach.user, "organization": club.organization, "membership": club.coach}
    row = rows.get(model)
    answer = operator.post(page(model), {"action": "delete_selected", "_selected_action": ["1"]}, follow=True)

    assert "Are you sure" not in answer.content.decode()
    assert row is None or operator.get(page(model, "delete", row.pk)).status_code == 403

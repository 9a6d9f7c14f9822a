"""Organizations and people leave audit rows too: the first as rows of their own, both only ever added to."""

import psycopg
import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from tenancy import scope, services
from tenancy.models import Organization, OrganizationAudit, User, UserAudit
from tests.database import TestDatabase
from tests.factories import Club, make_user

RECORDS = (
    "tenancy_useraudit", "tenancy_organizationaudit", "tenancy_operatorvisit", "tenancy_operatorleaving",
    "tenancy_operatorvisitaudit", "tenancy_operatorleavingaudit",
)  # fmt: skip


def test_an_organization_keeps_its_names_and_settings(club: Club, other_club: Club) -> None:
    services.rename_organization(organization=club.organization, name="Northline RC", zone="UTC")
    Organization.objects.filter(pk=club.organization.pk).update(settings={"mode": "manual"})

    with scope.enter(club.organization.pk):
        kept = list(OrganizationAudit.objects.order_by("pgh_id").values_list("pgh_label", "name", "settings"))
    assert kept == [
        ("insert", "Northline", {}),
        ("update", "Northline RC", {}),
        ("update", "Northline RC", {"mode": "manual"}),
    ]


def test_an_organization_is_not_written_from_within_another(club: Club, other_club: Club) -> None:
    with pytest.raises(Exception, match="row-level security"), scope.enter(other_club.organization.pk):
        Organization.objects.filter(pk=club.organization.pk).update(name="Taken over")


def test_nobody_reads_the_rows_of_organizations_from_outside(club: Club) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM tenancy_organizationaudit")
        assert cursor.fetchone() == (0,)


def test_a_person_keeps_rights_and_language_but_no_password(club: Club) -> None:
    user = club.coach.user
    user.locale, user.is_staff = "ko", True
    user.save()
    user.set_password("another long sentence")
    user.save()

    kept = UserAudit.objects.filter(pgh_obj_id=user.pk).order_by("pgh_id")
    assert list(kept.values_list("pgh_label", "locale", "is_staff")) == [
        ("insert", "", False),
        ("update", "ko", True),
    ]
    assert {"password", "last_login"} & {field.name for field in UserAudit._meta.fields} == set()


def test_an_operator_who_changes_a_person_is_named(club: Club) -> None:
    operator = make_user("Site Operator", is_staff=True, is_superuser=True)
    client = Client()
    client.force_login(operator)
    path = reverse("admin:tenancy_user_change", args=[club.coach.user_id])
    words = {
        "email": club.coach.user.email,
        "name": "Coach",
        "timezone": "UTC",
        "units": "metric",
        "locale": "",
    }

    client.post(path, words)

    last = UserAudit.objects.latest("pgh_id")
    assert (last.name, last.is_active) == ("Coach", False)
    assert last.pgh_context == {"user": operator.pk, "source": path}
    assert User.objects.get(pk=club.coach.user_id).name == "Coach"


@pytest.mark.parametrize("table", RECORDS)
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET id = 1"])
def test_records_are_only_ever_added_to(
    transactional_db: None, test_database: TestDatabase, table: str, statement: str
) -> None:
    with (
        psycopg.connect(test_database.urls.app) as application,
        pytest.raises(psycopg.errors.InsufficientPrivilege, match="permission denied"),
    ):
        application.execute(statement.format(table))

"""Locks two and three in PostgreSQL, each by itself, and the control that must find leaks."""

from collections.abc import Iterator

import psycopg
import pytest
from django.apps import apps
from django.db import connection

from athletes.models import Athlete
from tenancy.models import User
from tenancy.rows import Audit, TenantModel
from tests.database import TestDatabase
from tests.factories import Club

TENANT_MODELS = [m for m in apps.get_models() if issubclass(m, TenantModel | Audit)]
GLOBAL_TABLES = {
    "tenancy_heartbeat", "tenancy_invitation", "tenancy_membership", "tenancy_organization", "tenancy_outbox",
    "tenancy_signin", "tenancy_user", "tenancy_user_groups", "tenancy_user_user_permissions",
    "planning_cataloguesession", "cache", "tenancy_apikey", "api_asking", "tenancy_errorseen",
    "tenancy_slowstatement", "tenancy_useraudit",
}  # fmt: skip
LIBRARY_TABLES = ("account_", "auth_", "axes_", "django_", "mfa_", "pghistory_", "token_blacklist_")


@pytest.fixture
def raw(transactional_db: None, test_database: TestDatabase) -> Iterator[psycopg.Connection]:
    """The application role without Django: nothing filters but PostgreSQL."""
    with psycopg.connect(test_database.urls.app) as opened:
        yield opened


def pin(raw: psycopg.Connection, club: Club) -> None:
    raw.execute("SELECT set_config('app.organization_id', %s, true)", [str(club.organization.pk)])


def test_unpinned_sql_sees_nothing(club: Club, raw: psycopg.Connection) -> None:
    assert raw.execute("SELECT count(*) FROM athletes_athlete").fetchone() == (0,)


def test_pinned_sql_sees_only_its_organization(club: Club, other_club: Club, raw: psycopg.Connection) -> None:
    pin(raw, club)

    rows = raw.execute("SELECT DISTINCT organization_id FROM athletes_athlete").fetchall()

    assert rows == [(club.organization.pk,)]


def test_row_security_refuses_a_foreign_insert(club: Club, other_club: Club, raw: psycopg.Connection) -> None:
    pin(raw, club)

    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security"):
        raw.execute("UPDATE athletes_athlete SET organization_id = %s", [other_club.organization.pk])


def test_a_foreign_reference_is_impossible(club: Club, other_club: Club, raw: psycopg.Connection) -> None:
    pin(raw, club)
    raw.execute("UPDATE athletes_athletestate SET athlete_id = %s WHERE athlete_id = %s",
                [other_club.athlete.pk, club.athlete.pk])  # fmt: skip

    with pytest.raises(psycopg.errors.ForeignKeyViolation):
        raw.commit()


def test_the_owner_is_held_by_row_security_too(club: Club, raw: None, test_database: TestDatabase) -> None:
    with psycopg.connect(test_database.urls.owner) as owner:
        assert owner.execute("SELECT count(*) FROM athletes_athlete").fetchone() == (0,)


def test_without_the_locks_rows_leak(
    club: Club, other_club: Club, raw: None, test_database: TestDatabase
) -> None:
    """The positive control: what the locks stop is really there."""
    with psycopg.connect(test_database.urls.owner) as owner:
        owner.execute("ALTER TABLE athletes_athlete DISABLE ROW LEVEL SECURITY")
        seen = owner.execute("SELECT count(DISTINCT organization_id) FROM athletes_athlete").fetchone()
        owner.rollback()

    assert seen == (2,)


def test_the_scope_alone_filters(
    club: Club, other_club: Club, raw: None, test_database: TestDatabase
) -> None:
    """Lock one with lock two off: Django's own WHERE names the organization."""
    sql = str(_scoped_query(club))

    assert f'"athletes_athlete"."organization_id" = {club.organization.pk}' in sql


def _scoped_query(club: Club) -> object:
    from tenancy import scope

    with scope.enter(club.organization.pk):
        return Athlete.objects.filter(name="x").query


@pytest.mark.django_db
@pytest.mark.parametrize("model", TENANT_MODELS, ids=lambda model: model._meta.label)
def test_every_tenant_table_is_locked(model: type[TenantModel]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relrowsecurity, relforcerowsecurity, pg_get_userbyid(relowner), "
            "(SELECT count(*) FROM pg_policy WHERE polrelid = c.oid "
            " AND polqual IS NOT NULL AND polwithcheck IS NOT NULL) "
            "FROM pg_class c WHERE oid = %s::regclass",
            [model._meta.db_table],
        )
        found = cursor.fetchone()

    assert found == (True, True, "runseason_owner", 1)


@pytest.mark.django_db
def test_every_table_is_locked_or_on_the_closed_list() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = {name for (name,) in cursor.fetchall() if not name.startswith(LIBRARY_TABLES)}

    assert tables - {model._meta.db_table for model in TENANT_MODELS} == GLOBAL_TABLES


@pytest.mark.django_db
def test_every_key_between_tenant_tables_is_composite() -> None:
    tenant = [model._meta.db_table for model in TENANT_MODELS]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname FROM pg_constraint WHERE contype = 'f' AND conrelid::regclass::text = ANY(%s) "
            "AND confrelid::regclass::text = ANY(%s) AND cardinality(conkey) = 1",
            [tenant, tenant],
        )
        simple = cursor.fetchall()

    assert simple == []


@pytest.mark.parametrize("model", TENANT_MODELS, ids=lambda model: model._meta.label)
def test_every_reference_inside_an_organization_has_its_composite_key(model: type[TenantModel]) -> None:
    if issubclass(model, Audit):
        return
    related = [field for field in model._meta.fields if field.is_relation and field.name != "organization"]
    targets = [field for field in related if field.related_model is not User]  # in no organization

    names = {constraint.name for constraint in model._meta.constraints}

    assert {
        f"{model._meta.app_label}_{model._meta.model_name}_{field.name}_own" for field in targets
    } <= names


@pytest.mark.django_db
def test_the_application_role_is_neither_superuser_nor_exempt() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")

        assert cursor.fetchone() == (False, False)


def test_audit_rows_cannot_be_changed(club: Club, raw: psycopg.Connection) -> None:
    pin(raw, club)

    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        raw.execute("UPDATE athletes_athleteaudit SET name = 'nobody'")


def test_every_write_leaves_an_audit_row(inside: Club) -> None:
    athlete = inside.athlete
    athlete.name = "Renamed"
    athlete.save()
    Athlete.objects.filter(pk=athlete.pk).update(name="Again")

    audit = (
        apps.get_model("athletes", "AthleteAudit").objects.filter(pgh_obj_id=athlete.pk).order_by("pgh_id")
    )

    assert [(row.pgh_label, row.name) for row in audit] == [
        ("insert", "Ji-woo Han"),
        ("update", "Renamed"),
        ("update", "Again"),
    ]

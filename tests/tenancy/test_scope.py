"""Lock one: the scope in Python."""

import pytest
from django.db import OperationalError, connection, transaction

from athletes.models import Athlete
from config.postgres import Server
from tenancy import scope
from tenancy.rows import ForeignRow
from tests.database import TestDatabase, superuser
from tests.factories import Club, make_athlete

pytestmark = pytest.mark.django_db


def pinned() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('app.organization_id', true)")
        return cursor.fetchone()[0]


@pytest.mark.parametrize("ask", ["exists", "count", "first", "delete"])
def test_a_query_without_scope_raises(ask: str) -> None:
    with pytest.raises(scope.NoScope):
        getattr(Athlete.objects.all(), ask)()


def test_create_without_scope_raises() -> None:
    with pytest.raises(scope.NoScope):
        Athlete(name="Nobody").save()


def test_create_stamps_the_organization(inside: Club) -> None:
    athlete = make_athlete("New")

    assert athlete.organization_id == inside.organization.pk


def test_save_refuses_a_row_of_another_organization(club: Club, other_club: Club) -> None:
    with scope.enter(club.organization.pk), pytest.raises(ForeignRow):
        other_club.athlete.save()


def test_bulk_create_refuses_a_row_of_another_organization(club: Club, other_club: Club) -> None:
    rows = [Athlete(name="A"), Athlete(name="B", organization=other_club.organization)]

    with scope.enter(club.organization.pk), pytest.raises(ForeignRow):
        Athlete.objects.bulk_create(rows)


def test_forward_keys_and_refresh_obey_the_scope(club: Club, other_club: Club) -> None:
    with scope.enter(club.organization.pk), pytest.raises(Athlete.DoesNotExist):
        other_club.athlete.refresh_from_db()


def test_nested_scopes_of_two_organizations_are_refused(club: Club, other_club: Club) -> None:
    with (
        scope.enter(club.organization.pk),
        pytest.raises(scope.ScopeChange),
        scope.enter(other_club.organization.pk),
    ):
        pass


def test_the_pin_follows_the_scope(club: Club) -> None:
    with scope.enter(club.organization.pk):
        inside = pinned()

    assert (inside, pinned()) == (str(club.organization.pk), "")


def test_the_pin_survives_a_rolled_back_savepoint(club: Club) -> None:
    with scope.enter(club.organization.pk):
        with transaction.atomic():
            pinned()
            transaction.set_rollback(True)

        assert pinned() == str(club.organization.pk)


@pytest.mark.django_db(transaction=True)
def test_one_transaction_works_for_one_organization(club: Club, other_club: Club) -> None:
    with transaction.atomic():
        with scope.enter(club.organization.pk):
            Athlete.objects.count()

        with pytest.raises(scope.ScopeChange), scope.enter(other_club.organization.pk):
            Athlete.objects.count()


@pytest.mark.django_db(transaction=True)
def test_the_pin_ends_with_the_transaction(club: Club) -> None:
    with scope.enter(club.organization.pk):
        Athlete.objects.count()

    assert pinned() in ("", None)


@pytest.mark.django_db(transaction=True)
def test_connection_lost_before_the_pin_is_an_error_of_the_database(
    club: Club, postgres_server: Server, test_database: TestDatabase
) -> None:
    """So that Django knows it and gives the connection up; the next transaction has a new one."""

    def work_and_lose_the_connection() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            with superuser(postgres_server, test_database.name) as cutter:
                cutter.execute("SELECT pg_terminate_backend(%s)", cursor.fetchone())
            with scope.enter(club.organization.pk):
                pass

    with pytest.raises(OperationalError):
        work_and_lose_the_connection()

    with scope.enter(club.organization.pk):
        assert Athlete.objects.count() == 2

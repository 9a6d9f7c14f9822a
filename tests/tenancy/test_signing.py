"""Audit rows say who wrote: within a transaction, in one of its own, and never after it."""

import pytest
from django.db import connection, transaction

from tenancy import scope
from tenancy.database.signing import current, signed
from tenancy.models import Organization, OrganizationAudit
from tests.factories import Club

Who = dict[str, object] | None


def last_writer(club: Club) -> Who:
    with scope.enter(club.organization.pk):
        who: Who = OrganizationAudit.objects.order_by("-pgh_id").values_list("pgh_context", flat=True)[0]
    return who


def rename(club: Club, name: str) -> None:
    Organization.objects.filter(pk=club.organization.pk).update(name=name)


def test_what_is_said_around_it_is_said_too(club: Club) -> None:
    organization = club.organization.pk
    with signed(user=7, source="/settings/"), scope.enter(organization, membership_id=3, source="/o/"):
        rename(club, "Northline A")

    assert last_writer(club) == {"user": 7, "membership": 3, "source": "/o/"}
    assert current() == ""


def test_another_in_the_same_transaction_signs_for_themselves(club: Club) -> None:
    with signed(user=1):
        rename(club, "Northline A")
    first = last_writer(club)
    with signed(user=2):
        rename(club, "Northline B")

    assert (first, last_writer(club)) == ({"user": 1}, {"user": 2})


def test_nobody_signs_for_what_comes_after(club: Club) -> None:
    with signed(user=1):
        rename(club, "Northline A")
    rename(club, "Northline B")

    assert last_writer(club) is None


def test_whoever_signs_is_known_again_after_a_savepoint_was_taken_back(club: Club) -> None:
    with signed(user=1):
        with transaction.atomic(), signed(user=2):
            rename(club, "Northline A")
            transaction.set_rollback(True)
        rename(club, "Northline B")

    assert last_writer(club) == {"user": 1}


@pytest.mark.django_db(transaction=True)
def test_a_write_outside_of_a_transaction_is_signed_and_leaves_nothing_behind(club: Club) -> None:
    with signed(user=5):
        rename(club, "Northline A")
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('pghistory.context_metadata', true)")
            left = cursor.fetchone()

    assert (last_writer(club), left and left[0]) == ({"user": 5}, "")

"""Asking for work: in the cause's own transaction, for its organization, by ids only."""

from datetime import timedelta

import pytest
from django.db import transaction

from tenancy import outbox, scope
from tenancy.models import Outbox, Role
from tenancy.services import invite
from tests.factories import NOW, Club

KIND = "tenancy.send_invitation"


def test_a_job_belongs_to_the_scopes_organization(club: Club) -> None:
    with scope.enter(club.organization.pk):
        outbox.put(KIND, invitation_id=7)

    row = Outbox.objects.get()
    assert (row.kind, row.ids, row.organization, row.attempts) == (
        KIND,
        {"invitation_id": 7},
        club.organization,
        0,
    )


@pytest.mark.django_db
def test_outside_a_scope_a_job_belongs_to_nobody() -> None:
    outbox.put(KIND, invitation_id=7)

    assert Outbox.objects.get().organization is None


@pytest.mark.django_db
def test_without_a_key_each_asks_for_itself() -> None:
    for _ in range(2):
        outbox.put(KIND, invitation_id=7)

    assert Outbox.objects.count() == 2


@pytest.mark.django_db
def test_a_cause_that_fails_asks_for_nothing() -> None:
    with transaction.atomic():
        outbox.put(KIND, invitation_id=7)
        transaction.set_rollback(True)

    assert Outbox.objects.count() == 0


@pytest.mark.django_db
def test_work_may_be_put_off() -> None:
    later = NOW + timedelta(hours=3)

    outbox.put(KIND, due_at=later, invitation_id=7)

    assert Outbox.objects.get().due_at == later


def test_a_job_holds_no_content(inside: Club) -> None:
    """What a mail will say is read when it is sent: the row names it and nothing more."""
    invitation = invite(by=inside.owner, email="eva@example.org", name="Eva", role=Role.COACH, now=NOW)

    assert Outbox.objects.get().ids == {"invitation_id": invitation.pk}

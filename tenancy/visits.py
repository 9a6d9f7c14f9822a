"""An operator enters an organization, for a stated reason and a limited time, and leaves it."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from tenancy import scope, selectors
from tenancy.models import SHORTEST_REASON, OperatorLeaving, OperatorVisit, Organization, Stay, User


class NoReason(ValueError):
    """An operator would enter without saying why."""

    message = _("Say in ten characters or more why you enter. The owner reads it.")


def enter_organization(
    *, organization: Organization, operator: User, reason: str, stay: Stay, now: datetime
) -> OperatorVisit:
    """Begin a visit; one that was still open ends with it. Raises NoReason."""
    reason = reason.strip()
    if len(reason) < SHORTEST_REASON:
        raise NoReason
    with scope.enter(organization.pk, source="operator"):
        leave_organization(operator=operator, now=now)
        return OperatorVisit.objects.create(
            operator=operator, reason=reason, entered_at=now, ends_at=now + timedelta(minutes=stay)
        )


def leave_organization(*, operator: User, now: datetime) -> None:
    """End the operator's visit to the scope's organization, if there is one. Safe to repeat."""
    visit = selectors.visit_now(operator=operator, now=now)
    if visit is not None:
        OperatorLeaving.objects.bulk_create(
            [OperatorLeaving(visit=visit, left_at=now)], ignore_conflicts=True
        )

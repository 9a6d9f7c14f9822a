"""Who coaches an athlete, and which assistants may see them."""

from collections.abc import Collection, Sequence

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from athletes.models import Athlete, AthleteGrant
from athletes.services.versions import Changed
from tenancy.access import COACHES, Who
from tenancy.models import Membership


class OtherRole(ValueError):
    """Somebody was chosen who no longer has the role that this asks for."""

    message = _("One of these people has another role by now. Please choose again.")


@transaction.atomic
def assign_coach(*, athlete: Athlete, coach: Membership | None, version: int) -> None:
    """Make the member, or nobody, the athlete's coach. Raises OtherRole, or Changed for another version."""
    _demand(athlete, [coach] if coach else [], COACHES)
    current = Athlete.objects.current().filter(pk=athlete.pk, version=version)
    if not current.update(coach=coach, version=F("version") + 1):
        raise Changed


def release_caseload(*, coach: Membership) -> int:
    """Leave the member's athletes without a coach; returns how many they were."""
    theirs = Athlete.objects.filter(coach=coach).order_by()
    left = theirs.current().count()
    theirs.update(coach=None, version=F("version") + 1)
    return int(left)


def move_caseload(
    *, coach: Membership | None, to: Membership | None, only: Collection[int] | None = None
) -> list[int]:
    """Make one member's athletes, or those of them that are named, another's; returns their keys."""
    theirs = Athlete.objects.current().filter(coach=coach)
    if only is not None:
        theirs = theirs.filter(pk__in=only)
    moved = list(theirs.select_for_update(no_key=True).order_by("pk").values_list("pk", flat=True))
    Athlete.objects.filter(pk__in=moved).order_by().update(coach=to, version=F("version") + 1)
    return moved


@transaction.atomic
def grant_assistants(*, athlete: Athlete, assistants: Sequence[Membership]) -> None:
    """Let these assistants see the athlete, and no others. Raises OtherRole."""
    _demand(athlete, assistants, {Who.ASSISTANT})
    grants = AthleteGrant.objects.filter(athlete=athlete)
    grants.exclude(member__in=assistants).delete()
    known = set(grants.values_list("member_id", flat=True))
    fresh = [member for member in assistants if member.pk not in known]
    AthleteGrant.objects.bulk_create(AthleteGrant(athlete=athlete, member=member) for member in fresh)


def withdraw_grants(*, assistant: Membership) -> None:
    """Let the member see no athlete by a grant any more."""
    AthleteGrant.objects.filter(member=assistant).delete()


def _demand(athlete: Athlete, members: Sequence[Membership], roles: Collection[Who]) -> None:
    """Raise OtherRole unless all have one of the roles, and keep it so until the transaction ends."""
    current = Membership.objects.filter(
        organization=athlete.organization_id, role__in=roles, ended_at=None, pk__in=[m.pk for m in members]
    )
    if len(current.select_for_update(no_key=True).order_by("pk")) != len(members):
        raise OtherRole

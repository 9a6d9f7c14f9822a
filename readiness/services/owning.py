"""Who looks after a case: claimed, assigned, handed over with a note, released."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from athletes import services as athletes
from athletes.models import Athlete, Event
from athletes.selectors.seeing import staff_who_see
from readiness.models import Decision, Intervention, InterventionState, Verb
from readiness.services import ledger
from readiness.services.holding import hold_case
from tenancy.models import Membership, Role


class OutOfSight(ValueError):
    """A case was to go to somebody who does not see the athlete."""

    message = _("This person does not see the athlete, or is no longer on the staff. Choose somebody else.")


class NobodysCase(ValueError):
    """A case that nobody has taken was to be released."""

    message = _("Nobody has taken this case.")


@transaction.atomic
def claim(*, intervention: Intervention, member: Membership, now: datetime, version: int) -> Decision:
    """Take the case. Raises StaleIntervention, OutOfSight."""
    return _give(hold_case(intervention, version), member, Verb.CLAIM, member=member, now=now)


@transaction.atomic
def assign(
    *,
    intervention: Intervention,
    member: Membership,
    now: datetime,
    version: int,
    owner: Membership,
    note: str = "",
) -> Decision:
    """Give the case to a member of the staff who sees the athlete; one's own is handed over.

    Raises StaleIntervention, OutOfSight.
    """
    held = hold_case(intervention, version)
    verb = Verb.HAND_OVER if held.owner_id == member.pk else Verb.ASSIGN
    return _give(held, owner, verb, member=member, now=now, note=note.strip())


@transaction.atomic
def release(*, intervention: Intervention, member: Membership, now: datetime, version: int) -> Decision:
    """Nobody looks after the case any more. Raises StaleIntervention, NobodysCase."""
    held = hold_case(intervention, version)
    if held.owner_id is None:
        raise NobodysCase
    inverse = {"owner": held.owner_id}
    held.owner = None
    return ledger.record(held, member, Verb.RELEASE, now, inverse=inverse)


def put_back(held: Intervention, before: int | None) -> None:
    """Make the case, not yet saved, that of whoever had it; of nobody, where they see it no longer."""
    held.owner = None
    if before is not None:
        held.owner = staff_who_see(athlete=held.athlete).filter(pk=before).first()


def let_go_unseen(*, owner: Membership | None = None, athlete: Athlete | None = None) -> int:
    """Take open cases from owners who have left, or who see the athlete no longer; returns how many.

    As with `hand_over` the cases keep their version: nothing that a decision rests on has changed.
    """
    open_ones = Intervention.objects.open().exclude(owner=None).order_by()
    if athlete is not None:
        open_ones = open_ones.of(athlete)
    if owner is not None:
        open_ones = open_ones.filter(owner=owner)
    owners = Membership.objects.filter(pk__in=list(open_ones.values_list("owner_id", flat=True).distinct()))
    return sum(_let_go(open_ones.filter(owner=each), each) for each in owners.select_related("organization"))


def _let_go(theirs: Iterable[Intervention], owner: Membership) -> int:
    cases = Intervention.objects.filter(pk__in=[case.pk for case in theirs]).order_by()
    if owner.ended_at is None and owner.role != Role.NONE:
        cases = cases.exclude(athlete__in=Athlete.objects.visible_to(owner).order_by())
    return int(cases.update(owner=None))


def _give(
    held: Intervention, owner: Membership, verb: Verb, *, member: Membership, now: datetime, note: str = ""
) -> Decision:
    if not staff_who_see(athlete=held.athlete).filter(pk=owner.pk).exists():
        raise OutOfSight
    inverse = {"owner": held.owner_id}
    held.owner = owner
    if held.state == InterventionState.NEW:
        held.state = InterventionState.SEEN
    params = {"to": str(owner.public_id)}
    made = ledger.record(held, member, verb, now, reason=note, params=params, inverse=inverse)
    if owner.pk != member.pk:
        _tell(made, owner, member, now)
    return made


def _tell(made: Decision, owner: Membership, giver: Membership, now: datetime) -> None:
    case = made.intervention
    athletes.notify(
        event=Event.CASE_ASSIGNED,
        to=owner,
        athlete=case.athlete,
        params={"case": str(case.public_id), "who": str(giver.user)},
        now=now,
        key=f"assigned:{made.public_id}",
    )

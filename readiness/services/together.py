"""Several cases of one kind decided at once: each gets its own decision, and none goes unseen."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from athletes.models import Athlete
from planning.services import StaleSession
from readiness.further import is_proposed
from readiness.models import OWNING, Decision, FlagKind, Intervention, Verb
from readiness.services.decisions import approve, dismiss, snooze
from readiness.services.holding import StaleIntervention
from readiness.services.owning import assign, claim
from readiness.services.undoing import NotUndoable, undo
from tenancy.models import Membership

Act = Callable[..., Decision]

ACTS: dict[Verb, Act] = {
    Verb.APPROVE: approve,
    Verb.SNOOZE: snooze,
    Verb.DISMISS: dismiss,
    Verb.CLAIM: claim,
    Verb.ASSIGN: assign,
}
"""What may be said of several at once; the other verbs are about one person."""

ALONE = frozenset(
    {
        FlagKind.PAIN,
        FlagKind.ILLNESS,
        FlagKind.ACTIVITY_PAIN,
        FlagKind.EPISODE,
        FlagKind.RETURNING,
        FlagKind.DISAGREES,
        FlagKind.ASKS,
    }
)


class NotTogether(ValueError):
    """These cases cannot be decided in one go."""

    message = _("These cases cannot be decided together.")


class HurtOrIll(NotTogether):
    """Somebody among them is hurt or ill, or has said something to it."""

    message = _("Pain, illness and what athletes say are decided one by one: look at each of them.")


class OfSeveralKinds(NotTogether):
    """Different things are proposed."""

    message = _("Only cases with the same proposal can be decided together.")


class NothingProposed(NotTogether):
    """There is nothing to approve in one of them."""

    message = _("Nothing is proposed for one of these cases: snooze or dismiss them, or look at each.")


@dataclass(frozen=True, slots=True)
class Batch:
    """What was decided or undone, and the cases left out because they were no longer as they were seen."""

    made: tuple[Decision, ...]
    left_out: tuple[Intervention, ...]


@transaction.atomic
def decide_together(
    *, seen: Mapping[Intervention, int], member: Membership, now: datetime, verb: Verb, **words: Any
) -> Batch:
    """Decide the cases alike, each at the version that was seen; `words` are what the single verb takes.

    A case that has changed meanwhile is left out. Raises NotTogether, and what the verb itself refuses.
    """
    current = _current(seen)
    _demand_alike(current, verb)
    who_and_when = {"member": member, "now": now, **words}
    tried = [_try(ACTS[verb], intervention=case, version=case.version, **who_and_when) for case in current]
    made = tuple(decision for decision in tried if decision is not None)
    decided = {decision.intervention_id for decision in made}
    return Batch(made, tuple(case for case in seen if case.pk not in decided))


@transaction.atomic
def undo_together(*, decisions: Sequence[Decision], member: Membership, now: datetime) -> Batch:
    """Take back all of these that can be taken back."""
    _hold_athletes([decision.intervention for decision in decisions])
    in_order = sorted(decisions, key=lambda decision: decision.intervention_id)
    tried = [_try(undo, decision=decision, member=member, now=now) for decision in in_order]
    made = tuple(back for back in tried if back is not None)
    undone = {back.undoes_id for back in made}
    return Batch(made, tuple(each.intervention for each in in_order if each.pk not in undone))


def stands_alone(case: Intervention) -> bool:
    """True for a case of pain or illness, which is never one among several; also while that is set apart."""
    return any(factor["code"] in ALONE for factor in (*case.factors, *case.apart))


def _current(seen: Mapping[Intervention, int]) -> list[Intervention]:
    """The cases that are open and as they were seen, locked in one order whoever decides."""
    _hold_athletes(seen)
    versions = {case.pk: version for case, version in seen.items()}
    found = Intervention.objects.open().filter(pk__in=versions).order_by("pk")
    held = found.select_for_update(of=("self",)).select_related("athlete")
    return [case for case in held if case.version == versions[case.pk]]


def _hold_athletes(cases: Iterable[Intervention]) -> None:
    """Before any of the cases, and in one order, whoever decides: a check-in holds its athlete first too."""
    held = Athlete.objects.filter(pk__in=[case.athlete_id for case in cases]).order_by("pk")
    list(held.select_for_update(no_key=True).values_list("pk"))


def _demand_alike(cases: Sequence[Intervention], verb: Verb) -> None:
    if any(stands_alone(case) for case in cases):
        raise HurtOrIll
    if verb not in OWNING and len({case.action for case in cases}) > 1:
        raise OfSeveralKinds
    if verb == Verb.APPROVE and not all(is_proposed(case) for case in cases):
        raise NothingProposed


def _try(act: Act, **given: Any) -> Decision | None:
    """None where the case, its session or its last decision is no longer what it was."""
    try:
        return act(**given)
    except (StaleIntervention, StaleSession, NotUndoable):
        return None

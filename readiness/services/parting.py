"""A reason set apart from its case: decided by itself while the case goes on, and brought back."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from athletes.selectors import settings_for
from readiness.models import Decision, Flag, Intervention, Verb
from readiness.services import aside, interventions, ledger
from readiness.services.decisions import NoReason, NotLater
from readiness.services.holding import hold_case
from tenancy.models import Membership


class NoSuchReason(ValueError):
    """The reason does not stand in the case, or was not set apart."""

    message = _("This reason is no longer part of the case.")


class OnlyReason(ValueError):
    """The last reason of a case was to be set apart."""

    message = _("This is the case’s only reason: dismiss or snooze the case itself.")


@transaction.atomic
def set_apart(
    *,
    intervention: Intervention,
    member: Membership,
    now: datetime,
    version: int,
    code: str,
    until: datetime | None = None,
    reason: str = "",
) -> Decision:
    """Let the reasons of a kind not count: kept aside until a moment, else dismissed with a reason.

    A dismissed one leaves in peace as long as a dismissed case; something new brings either back.
    Raises StaleIntervention, NoSuchReason, OnlyReason, NoReason, NotLater.
    """
    held = hold_case(intervention, version)
    mine = [factor for factor in held.factors if factor["code"] == code]
    if not mine:
        raise NoSuchReason
    if len(mine) == len(held.factors):
        raise OnlyReason
    if until is None and not reason.strip():
        raise NoReason
    if until is not None and until <= now:
        raise NotLater
    before, dismissed = held.apart, until is None
    ends = until or now + timedelta(hours=settings_for(held.athlete).cooldown_h)
    held.apart = [*before, *({**one, "until": ends.isoformat(), "dismissed": dismissed} for one in mine)]
    _weigh_again(held, now)
    params = {"code": code, "until": until and until.isoformat()}
    return ledger.record(
        held, member, Verb.SET_APART, now, reason=reason.strip(), params=params, inverse={"apart": before}
    )


@transaction.atomic
def merge(
    *, intervention: Intervention, member: Membership, now: datetime, version: int, code: str
) -> Decision:
    """Let a reason that was set apart count again. Raises StaleIntervention, NoSuchReason."""
    held = hold_case(intervention, version)
    before = held.apart
    held.apart = [entry for entry in before if entry["code"] != code]
    if held.apart == before:
        raise NoSuchReason
    _weigh_again(held, now)
    return ledger.record(held, member, Verb.MERGE, now, params={"code": code}, inverse={"apart": before})


def bring_back(*, now: datetime) -> None:
    """Let reasons count again whose day has come, in the scope's open cases. Safe to repeat."""
    parted = Intervention.objects.open().exclude(apart=[]).order_by("pk").values_list("pk", flat=True)
    for key in parted:
        _bring_back(key, now)


def put_back(held: Intervention, before: list[dict[str, object]], now: datetime) -> None:
    """Make what counts for the case, not yet saved, what it was."""
    held.apart = before
    if held.closed_at is None:
        _weigh_again(held, now)


@transaction.atomic
def _bring_back(key: int, now: datetime) -> None:
    open_ones = Intervention.objects.open().select_for_update(of=("self",))
    held = open_ones.select_related("athlete__organization").filter(pk=key).first()
    if held is None or all(aside.until_of(entry) > now for entry in held.apart):
        return
    _weigh_again(held, now)
    ledger.keep(held)


def _weigh_again(held: Intervention, now: datetime) -> None:
    flags = list(Flag.objects.filter(intervention=held, withdrawn_at=None))
    interventions.weigh(held, held.athlete, flags, now)

"""The rota's turns: added, changed, removed, taken back."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from athletes.models import Group
from athletes.services import Changed
from readiness.models import RotaTurn
from tenancy.models import Membership


@dataclass(frozen=True, slots=True)
class TurnFacts:
    """Who takes new cases of whom, on a weekday (0 is Monday) or from a day to a day."""

    member: Membership
    group: Group | None = None
    weekday: int | None = None
    first_on: date | None = None
    last_on: date | None = None


class NotOnRota(ValueError):
    """Somebody outside the staff was to take cases."""

    message = _("Choose somebody of the staff.")


@transaction.atomic
def add_turn(*, facts: TurnFacts) -> RotaTurn:
    """Raises NotOnRota."""
    _demand_staff(facts.member)
    turn: RotaTurn = RotaTurn.objects.create(**_columns(facts))
    return turn


@transaction.atomic
def change_turn(*, turn: RotaTurn, facts: TurnFacts, version: int | None = None) -> RotaTurn:
    """Raises NotOnRota, Changed."""
    _demand_staff(facts.member)
    held = _held(turn, version)
    for name, value in _columns(facts).items():
        setattr(held, name, value)
    held.version += 1
    held.save()
    return held


@transaction.atomic
def remove_turn(*, turn: RotaTurn, now: datetime, version: int | None = None) -> RotaTurn:
    """The turn is over, and can be taken back. Raises Changed."""
    held = _held(turn, version)
    held.deleted_at = now
    held.version += 1
    held.save(update_fields=["deleted_at", "version"])
    return held


@transaction.atomic
def restore_turn(*, turn: RotaTurn, version: int) -> RotaTurn:
    """Take a removed turn back. Raises Changed unless it was removed at this version."""
    removed = RotaTurn.objects.filter(pk=turn.pk, version=version, deleted_at__isnull=False)
    held: RotaTurn | None = removed.select_for_update(of=("self",)).first()
    if held is None:
        raise Changed
    held.deleted_at = None
    held.version += 1
    held.save(update_fields=["deleted_at", "version"])
    return held


def _columns(facts: TurnFacts) -> dict[str, object]:
    names = ("weekday", "first_on", "last_on")
    return {"member": facts.member, "group": facts.group} | {name: getattr(facts, name) for name in names}


def _demand_staff(member: Membership) -> None:
    if not member.is_staff or member.ended_at is not None:
        raise NotOnRota


def _held(turn: RotaTurn, version: int | None) -> RotaTurn:
    held: RotaTurn | None = (
        RotaTurn.objects.current().filter(pk=turn.pk).select_for_update(of=("self",)).first()
    )
    if held is None or version not in (None, held.version):
        raise Changed
    return held

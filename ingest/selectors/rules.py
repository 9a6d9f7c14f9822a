"""Which rules of reconciliation are in force: of an athlete, and of the organization."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from athletes.models import Athlete
from athletes.settings import PREFERRED, flat
from ingest import wording_recorded, wording_values
from tenancy.models import Organization

EVERY = "everything"


@dataclass(frozen=True, slots=True)
class Rule:
    """A source that is always taken for a field; `own`: the athlete's, not everybody's."""

    field: str
    kind: str
    what: str
    source: str
    own: bool


def rules_of(*, athlete: Athlete) -> tuple[Rule, ...]:
    """What holds for the athlete, who comes with the organization: their own rules before everybody's."""
    of_all, own = _stored(athlete.organization.settings), _stored(athlete.settings)
    held = {**of_all, **own}
    return tuple(_rule(of, held[of], own=of in own) for of in PREFERRED if of in held)


def rules_for_all(*, organization: Organization) -> tuple[Rule, ...]:
    """What holds for everybody."""
    stored = _stored(organization.settings)
    return tuple(_rule(of, stored[of], own=False) for of in PREFERRED if of in stored)


def field_named(of: str) -> str:
    """What a rule is about."""
    return gettext("everything") if of == EVERY else wording_values.field(of)


def _stored(settings: Mapping[str, Any]) -> dict[str, str]:
    return {of: kind for of, kind in flat(settings.get("prefer", {})).items() if kind}


def _rule(of: str, kind: str, *, own: bool) -> Rule:
    return Rule(of, kind, field_named(of), wording_recorded.source(kind), own)

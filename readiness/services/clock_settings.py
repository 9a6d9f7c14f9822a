"""How fast cases are to be answered and when somebody is there to do it; all open cases follow a change."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from athletes import services as athletes
from athletes.selectors import settings_of
from athletes.settings import Escalation, flat
from readiness.models import Intervention
from readiness.services import clock
from tenancy import outbox
from tenancy.database.saving import save_all
from tenancy.models import Organization, OrganizationAudit  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class ClockWishes:
    """Hours of business by bucket to the first response and to the end, and for an athlete to answer; when
    business is; who is told.
    """

    response_h: Mapping[str, float]
    resolution_h: Mapping[str, float]
    answer_h: float
    hours: Mapping[str, str]
    closed_days: str
    escalation: Escalation


def clock_wishes_of(organization: Organization) -> ClockWishes:
    """How the organization's clocks run now."""
    kept = settings_of(organization)
    return ClockWishes(kept.sla, kept.resolve, kept.answer_h, kept.hours, kept.closed_days, kept.escalation)


@transaction.atomic
def change_clock(*, organization: Organization, wishes: ClockWishes, version: int | None = None) -> int:
    """Write the settings and draw the open cases' clocks up anew; returns the version that an undo names.

    Raises athletes' BadSetting or Changed.
    """
    changes = _written(wishes)
    kept = athletes.change_settings(organization=organization, changes=changes, version=version)
    ask_to_redraw()
    return kept.settings_version


def _written(wishes: ClockWishes) -> dict[str, Any]:
    return {
        **{f"sla.{bucket}": hours for bucket, hours in wishes.response_h.items()},
        **{f"resolve.{bucket}": hours for bucket, hours in wishes.resolution_h.items()},
        **{f"hours.{day}": spans for day, spans in wishes.hours.items()},
        "answer_h": wishes.answer_h,
        "closed_days": wishes.closed_days,
        **{f"escalation.{name}": value for name, value in asdict(wishes.escalation).items()},
    }


@transaction.atomic
def undo_clock(*, organization: Organization, version: int) -> None:
    """The clocks' settings as they were before this version, which the audit has kept.

    Raises athletes' Changed if any setting was changed since.
    """
    kept = (
        OrganizationAudit.objects.filter(pgh_obj=organization.pk, settings_version=version - 1)
        .order_by("-pgh_id")
        .first()
    )
    if kept is None:
        raise athletes.Changed
    before = flat(kept.settings)
    changes = {key: before.get(key) for key in _written(clock_wishes_of(organization))}
    athletes.change_settings(organization=organization, changes=changes, version=version)
    ask_to_redraw()


def ask_to_redraw() -> None:
    """Let a worker count the clocks of the scope's open cases anew, once this is written."""
    outbox.put("readiness.redraw_clocks")


@transaction.atomic
def redraw_clocks(*, now: datetime) -> int:
    """Count what open cases have still to meet by the settings of now; returns how many clocks it moved.

    Their versions stay: when a case is due changes nothing that a decision rests on. Safe to repeat.
    """
    cases = Intervention.objects.open().filter(deleted_at=None).select_related("athlete__organization")
    held = cases.select_for_update(of=("self",)).order_by("pk")
    moved = [case for case in held if clock.redraw(case, clock.rules_for(case.athlete), now)]
    save_all(moved, "respond_by", "resolve_by", "due_at")
    return len(moved)

"""What a merge by hand would make of two activities, before anybody lets it be so."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from athletes.models import Activity, ActivitySource
from ingest.reconcile.conflicts import State
from ingest.services import cards, resolving
from ingest.services.merging import carried_over, two_to_join
from ingest.services.preferences import wishes_of
from ingest.services.resolving import Voice


@dataclass(frozen=True, slots=True)
class Foreseen:
    """`provenance` as the activity that stays would keep it, `disputed` the fields that a person is asked of.

    `carried`: what the athlete said of the one that goes and the other would say then.
    """

    keep: Activity
    other: Activity
    provenance: Mapping[str, Any]
    disputed: tuple[str, ...]
    carried: tuple[str, ...]


def foresee_merge(*, keep: Activity, other: Activity) -> Foreseen:
    """The same that merge_activities would do, with nothing written. Raises CannotMove."""
    keep, other = two_to_join(keep, other)
    zone, wishes = ZoneInfo(keep.athlete.timezone), wishes_of(keep.athlete)
    decided = cards.decided([keep]).get(keep.pk, ())
    found = resolving.resolve(_voices(keep, other), zone, wishes, decided, {})
    asked = [one.field.value for one in found.conflicts if one.field and one.state == State.PENDING]
    carried = tuple(carried_over(keep, other))
    return Foreseen(keep, other, found.run.provenance, tuple(asked), carried)


def _voices(keep: Activity, other: Activity) -> list[Voice]:
    """A source without a day of its own speaks of the day of the activity that it would belong to."""
    rows = ActivitySource.objects.filter(activity__in=[keep, other]).select_related("activity")
    told = list(rows.order_by("pk"))
    for row in told:
        row.activity = keep
    return [resolving.voice_of(row) for row in told]

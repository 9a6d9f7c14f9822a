"""What both an athlete's plan and its template have changed, field by field, in words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from analytics.workout import from_json
from analytics.workout.text import write
from planning.content import content_of
from planning.models import Category, PlanTemplate, TemplateConflict, TemplateOrigin
from planning.written import FIELDS, then, written
from tenancy.models import Membership
from tenancy.templatetags.display import localised, long_day

NAMES: dict[str, str | Promise] = {
    "day": _("Day"),
    "title": _("Title"),
    "workout": _("Workout"),
    "notes": _("Notes"),
}


@dataclass(frozen=True, slots=True)
class Sides:
    """A field that both sides have changed: what it was, what the plan says, what the template says."""

    name: str
    before: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """A session to decide about; without `fields` one side has removed what the other has changed."""

    conflict: TemplateConflict
    fields: tuple[Sides, ...]


def open_disputes(*, template: PlanTemplate, membership: Membership) -> Sequence[Dispute]:
    """For the member to decide; by athlete and day. Two queries."""
    seen = TemplateConflict.objects.visible_to(membership).open()
    found = seen.filter(use__template=template).select_related("athlete", "session", "row", "use__plan")
    conflicts = list(found.order_by("athlete__name", "session__day", "pk"))
    origins = TemplateOrigin.objects.filter(session__in=[one.session_id for one in conflicts])
    by_session = {one.session_id: one for one in origins.select_related("row")}
    return [Dispute(one, _fields(one, by_session.get(one.session_id))) for one in conflicts]


def _fields(conflict: TemplateConflict, origin: TemplateOrigin | None) -> tuple[Sides, ...]:
    session, row = conflict.session, conflict.row
    if row is None or conflict.day is None or session.deleted_at or origin is None or not origin.unsettled:
        return ()
    before: Mapping[str, Any] = then(origin)
    mine: Mapping[str, Any] = written(session.day, content_of(session))
    theirs: Mapping[str, Any] = written(conflict.day, content_of(row))
    return tuple(
        Sides(str(NAMES[name]), *(SAY[name](side[name]) for side in (before, mine, theirs)))
        for name in FIELDS
        if name in origin.unsettled
    )


def _workout(workout: Mapping[str, Any]) -> str:
    """The category, and the steps as they are typed."""
    steps = workout["steps"]
    text = write(from_json(steps)) if steps else gettext("Rest")
    return f"{Category(workout['category']).label}\n{text}"


SAY: dict[str, Callable[[Any], str]] = {
    "day": long_day,
    "title": localised,
    "workout": _workout,
    "notes": localised,
}

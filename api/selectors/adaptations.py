"""What the rules have proposed, as the API tells of it."""

from dataclasses import dataclass
from typing import Any

from api.selectors.calendars import ChangeLine, lines_of
from athletes.models import Athlete
from planning import adapting
from planning.models import Revision
from planning.selectors import adaptations, waiting_adaptation
from planning.services import Looked
from tenancy.models import Membership


@dataclass(frozen=True, slots=True)
class AdaptationDetail:
    revision: Revision
    changes: tuple[ChangeLine, ...]


@dataclass(frozen=True, slots=True)
class LookedDetail:
    adaptation: AdaptationDetail | None
    reasons: tuple[dict[str, Any], ...]


def adaptation_list(*, athlete: Athlete, member: Membership) -> list[AdaptationDetail]:
    """Newest first; the athlete finds what was approved. Two queries."""
    found = adaptations(athlete=athlete, member=member)
    return [AdaptationDetail(one.revision, lines_of(one.draft.changes)) for one in found]


def looked_detail(*, athlete: Athlete, looked: Looked) -> LookedDetail:
    """What came of a look. One query."""
    waits = waiting_adaptation(athlete=athlete)
    detail = AdaptationDetail(waits.revision, lines_of(waits.draft.changes)) if waits else None
    return LookedDetail(detail, tuple(map(adapting.to_json, looked.reasons)))

"""Which events are for whom, which are urgent, and by which ways one is told until one says otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass

from athletes.models import Channel, Event, Mailing

HERE, MAIL = Channel.IN_APP, Channel.EMAIL
OFFERED = (HERE, MAIL)
"""Push is kept in the data for the day that it comes."""

FOR_ATHLETES = (
    Event.MESSAGE,
    Event.DECISION,
    Event.PLAN_CHANGED,
    Event.APPLIED_BY_RULES,
    Event.NOTE_SHARED,
    Event.CHECK_IN_MISSING,
    Event.IMPORT_ENDED,
    Event.CONFLICT,
    Event.CONNECTION_FAILING,
)
FOR_STAFF = (
    Event.MESSAGE,
    Event.DISAGREED,
    Event.ASKED,
    Event.CASE_OPENED,
    Event.CASE_ASSIGNED,
    Event.CASE_ESCALATED,
    Event.APPLIED_BY_RULES,
    Event.CHECK_IN_MISSING,
    Event.TASK_DUE,
    Event.NEW_ACTIVITY,
    Event.IMPORT_ENDED,
    Event.CONFLICT,
    Event.CONNECTION_FAILING,
    Event.WEEKLY_DIGEST,
)
OF_NOBODY = frozenset({Event.WEEKLY_DIGEST, Event.IMPORT_ENDED})
"""What is not about one athlete: it is not asked for by athlete."""

URGENT = frozenset(
    {Event.MESSAGE, Event.DISAGREED, Event.ASKED, Event.CASE_ASSIGNED, Event.CASE_ESCALATED}
) | {Event.WEEKLY_DIGEST}
"""Mailed at once; the others wait for the day's mail."""

BY_DEFAULT: Mapping[Event, frozenset[Channel]] = {
    Event.MESSAGE: frozenset({HERE, MAIL}),
    Event.DECISION: frozenset({HERE}),
    Event.PLAN_CHANGED: frozenset({HERE}),
    Event.APPLIED_BY_RULES: frozenset({HERE}),
    Event.DISAGREED: frozenset({HERE, MAIL}),
    Event.ASKED: frozenset({HERE, MAIL}),
    Event.CASE_OPENED: frozenset(),  # that is what the command center is for
    Event.CASE_ASSIGNED: frozenset({HERE, MAIL}),
    Event.CASE_ESCALATED: frozenset({HERE, MAIL}),
    Event.CHECK_IN_MISSING: frozenset(),
    Event.NEW_ACTIVITY: frozenset(),  # a notice per upload is how people learn to read none
    Event.IMPORT_ENDED: frozenset({HERE}),
    Event.CONFLICT: frozenset({HERE}),
    Event.CONNECTION_FAILING: frozenset({HERE, MAIL}),
    Event.TASK_DUE: frozenset({HERE, MAIL}),
    Event.NOTE_SHARED: frozenset({HERE}),
    Event.WEEKLY_DIGEST: frozenset({HERE, MAIL}),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """How one event reaches a member."""

    in_app: bool
    mailing: Mailing

    @property
    def anything(self) -> bool:
        return self.in_app or self.mailing != Mailing.NONE


Asked = Mapping[tuple[Event, Channel, int | None], bool]
"""What a member has asked for: by event, way, and the athlete's key or None for all."""


def wants(asked: Asked, event: Event, channel: Channel, athlete_id: int | None = None) -> bool:
    """The wish for this athlete, else for all, else the default."""
    for whom in (athlete_id, None):
        said = asked.get((event, channel, whom))
        if said is not None:
            return said
    return channel in BY_DEFAULT[event]


def wanted(asked: Asked, event: Event, *, athlete_id: int | None, quiet: bool, by_digest: bool) -> Wanted:
    """How the member is told of an event; whoever wants quiet gets no mail."""
    mails = not quiet and wants(asked, event, MAIL, athlete_id)
    mailing = Mailing.NONE
    if mails:
        mailing = Mailing.DIGEST if by_digest and event not in URGENT else Mailing.NOW
    return Wanted(wants(asked, event, HERE, athlete_id), mailing)

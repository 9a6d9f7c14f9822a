"""Proposing how a plan should follow what was run, and deciding about it; nothing changes by itself."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from analytics.adaptation import Reason, decide
from athletes.models import Athlete
from athletes.selectors import dated
from athletes.services import demand_version
from planning import adapting, selectors
from planning.changes import Change, Create
from planning.models import Change as ChangeRow
from planning.models import Plan, Revision, RevisionState, Source
from planning.selectors import Proposed, Stands
from planning.services.applying import apply_changes
from planning.services.drafts import DayPassed, draft_changes, hold_calendar, rows_of
from tenancy import outbox
from tenancy.models import Membership

PROPOSE = "planning.propose_adaptation"
FROM_HOUR, TO_HOUR = 3, 6
"""Hours of the athlete's night in which the rules look: later than three if the scheduler was down."""


class NothingProposed(ValueError):
    """The proposal has been decided upon, or a newer one stands in its place."""

    message = _("This proposal does not wait any more. Look at the plan again.")


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of a look: the proposal that waits now, if any, and the reasons, also those for no change."""

    revision: Revision | None
    reasons: tuple[Reason, ...] = ()


@transaction.atomic
def propose_adaptation(*, athlete: Athlete, now: datetime, author: Membership | None = None) -> Looked:
    """Look at what was run, and keep what the rules propose, until somebody decides. Safe to repeat.

    The same proposal is not made twice; a newer one, or none, stands in the place of one that waits. What has
    been decided upon is not asked again. `author` is None where the clock asks.
    """
    hold_calendar(athlete)
    stands = selectors.standing_of(athlete=athlete, today=athlete.local_day(now))
    decision = decide(stands.situation)
    changes = adapting.changes_of(decision.steps, stands.rows, dated(athlete=athlete).physiology_on)
    waits = selectors.waiting_adaptation(athlete=athlete)
    if waits and _is_same(waits, changes, decision.reasons, stands):
        return Looked(waits.revision, decision.reasons)
    if waits:
        _close(waits.revision, RevisionState.SUPERSEDED, now)
    if not changes:
        return Looked(None, decision.reasons)
    revision = Revision.objects.create(
        athlete=athlete,
        author=author,
        source=Source.ADAPTATION,
        opened_at=now,
        reasons=[adapting.to_json(one) for one in decision.reasons],
    )
    seen = {session: row.version for session, row in stands.rows.items()}
    ChangeRow.objects.bulk_create(rows_of(revision, changes, seen, now))
    return Looked(revision, decision.reasons)


def ask_everywhere(*, now: datetime) -> int:
    """Ask for a look at each athlete with a plan in whose zone it is night; returns at how many."""
    planned = Plan.objects.published().filter(athlete__deleted_at=None).order_by("athlete")
    asked = 0
    for pk, zone in planned.values_list("athlete", "athlete__timezone"):
        local = now.astimezone(ZoneInfo(zone))
        if FROM_HOUR <= local.hour < TO_HOUR:
            outbox.put(PROPOSE, key=f"{pk}:{local.date().isoformat()}", athlete_id=pk)
            asked += 1
    return asked


@transaction.atomic
def approve_adaptation(
    *, revision: Revision, member: Membership, now: datetime, version: int | None = None
) -> Revision:
    """Make what is proposed: from now on the athlete sees it. It can be taken back as any revision.

    Raises NothingProposed, athletes' Changed, StaleChanges, or DayPassed where one of its days has come.
    """
    held, draft = _held(revision, version)
    _demand_ahead(held, draft, now)
    held.author = member
    held.save(update_fields=["author"])
    return apply_changes(athlete=held.athlete, revision=held, draft=draft, now=now)


@transaction.atomic
def dismiss_adaptation(
    *, revision: Revision, member: Membership, now: datetime, version: int | None = None
) -> Revision:
    """Leave the plan as it is; the same is not proposed again. Raises NothingProposed or Changed."""
    held, _draft = _held(revision, version)
    held.author = member
    return _close(held, RevisionState.DISCARDED, now)


@transaction.atomic
def draft_adaptation(*, revision: Revision, member: Membership, now: datetime) -> Revision:
    """Put what is proposed into the calendar's draft, to be edited there; it waits no more.

    Raises NothingProposed, StaleSession, SessionRun or DayPassed; then the proposal stays.
    """
    held, draft = _held(revision, None)
    made = draft_changes(athlete=held.athlete, author=member, changes=draft.changes, now=now, seen=draft.seen)
    held.author = member
    _close(held, RevisionState.DISCARDED, now)
    return made


def _held(revision: Revision, version: int | None) -> tuple[Revision, selectors.Draft]:
    hold_calendar(revision.athlete)
    waiting = Revision.objects.waiting().filter(pk=revision.pk, deleted_at=None)
    held = waiting.select_related("athlete__organization").select_for_update(of=("self",)).first()
    if held is None:
        raise NothingProposed
    demand_version(found=held.version, wanted=version)
    return held, selectors.draft_from(list(ChangeRow.objects.filter(revision=held)))


def _demand_ahead(held: Revision, draft: selectors.Draft, now: datetime) -> None:
    """No day of it has come: a proposal is for days from tomorrow on."""
    stand = selectors.entries_named(athlete=held.athlete, sessions=draft.seen)
    days = {one.day for one in stand} | {one.day for one in draft.changes if isinstance(one, Create)}
    if days and min(days) <= held.athlete.local_day(now):
        raise DayPassed


def _is_same(
    waits: Proposed, changes: tuple[Change, ...], reasons: tuple[Reason, ...], stands: Stands
) -> bool:
    return (
        waits.draft.changes == changes
        and waits.revision.reasons == [adapting.to_json(one) for one in reasons]
        and all(stands.rows[session].version == version for session, version in waits.draft.seen.items())
    )


def _close(revision: Revision, state: RevisionState, now: datetime) -> Revision:
    revision.state, revision.closed_at = state, now
    revision.version += 1
    revision.save(update_fields=["state", "closed_at", "version", "author"])
    return revision

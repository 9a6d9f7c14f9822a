"""Why a session was missed, or run differently; what excuses it leaves the count."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from planning.models import (
    EXCUSING,
    LONGEST_NOTE,
    STAFF_ONLY,
    Differently,
    Outcome,
    PlannedSession,
    SessionReason,
    Why,
)
from planning.services.kept_weeks import refresh_week
from planning.services.matching import mark_missed, match_day
from tenancy.models import Membership


class TooEarly(ValueError):
    """The session is still ahead."""

    message = _("This session is still ahead. Say why on its day, or after it.")


class NothingToExplain(ValueError):
    """It is a rest, or it is gone."""

    message = _("There is nothing to run here, so there is nothing to explain.")


class CoachSays(ValueError):
    """A reason that only the staff can give."""

    message = _("Only your coach can cancel a session. Choose another reason.")


class NothingSaid(ValueError):
    message = _("No reason is kept for this session any more.")


@dataclass(frozen=True, slots=True)
class Said:
    """A reason as somebody gives it; how it was run follows from the run where it is not said."""

    why: Why
    differently: str = ""
    note: str = ""


@transaction.atomic
def give_reason(*, session: PlannedSession, member: Membership, said: Said, now: datetime) -> SessionReason:
    """Keep the reason, in the place of an earlier one; ill, travel and cancelled excuse the session.

    Safe to repeat. Raises NothingToExplain, TooEarly or CoachSays.
    """
    held = _held(session)
    if held.day > session.athlete.local_day(now):
        raise TooEarly
    if said.why in STAFF_ONLY and not member.is_staff:
        raise CoachSays
    values = {
        "day": held.day,
        "why": said.why,
        "differently": _differently(held, said),
        "note": said.note[:LONGEST_NOTE],
        "said_by": member,
        "said_at": now,
    }
    kept, _new = SessionReason.objects.update_or_create(
        session=held, defaults=values, create_defaults={**values, "athlete": session.athlete}
    )
    _excuse(held, excused=said.why in EXCUSING, now=now)
    return kept


@transaction.atomic
def take_reason_back(*, session: PlannedSession, now: datetime) -> None:
    """Forget the reason: the session counts again as it was run, or not. Raises NothingSaid."""
    held = _held(session)
    gone, _by_model = SessionReason.objects.filter(session=held).delete()
    if not gone:
        raise NothingSaid
    _excuse(held, excused=False, now=now)


def _held(session: PlannedSession) -> PlannedSession:
    current = PlannedSession.objects.published().runs().filter(pk=session.pk)
    held: PlannedSession | None = current.select_related("athlete").select_for_update(of=("self",)).first()
    if held is None:
        raise NothingToExplain
    return held


def _differently(session: PlannedSession, said: Said) -> str:
    """Of a run that is on record: as it was said, else as its length tells."""
    if session.activity_id is None:
        return ""
    if said.differently or session.percent is None:
        return said.differently
    whole = 100
    return Differently.SHORTER if session.percent < whole else Differently.LONGER


def _excuse(session: PlannedSession, *, excused: bool, now: datetime) -> None:
    """Out of the count, or judged again as if nothing had been said."""
    if excused == (session.outcome == Outcome.EXCUSED):
        return
    session.outcome = Outcome.EXCUSED if excused else Outcome.OPEN
    session.save(update_fields=["outcome"])
    match_day(athlete=session.athlete, day=session.day)
    mark_missed(athlete=session.athlete, today=session.athlete.local_day(now))
    refresh_week(athlete=session.athlete, day=session.day)

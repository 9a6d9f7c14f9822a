"""Replacing a planned session and putting it back: guarded by its version, so that nothing newer is lost."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from analytics.compliance import Verdict
from planning.models import Outcome, PlannedSession
from planning.proposal import Proposal
from planning.services.matching import match_day

CONTENT = (
    "title", "purpose", "steps", "duration_s", "distance_m", "load",
    "category", "key", "template_code", "library_version_id",
    "adapted", "automatic", "confirmed", "outcome", "percent", "measure",
)  # fmt: skip
"""What a replacement may change, and therefore what its inverse holds."""

Inverse = dict[str, Any]


class StaleSession(RuntimeError):
    """The session is no longer as it was when the change was prepared."""

    message = _("This session has changed in the meantime. Look at it again before you decide.")


class SessionRun(StaleSession):
    """The session has been run; what was planned for it stays."""

    message = _("This session has been run already, so the plan stays as it was.")


@transaction.atomic
def replace_session(
    *, session: PlannedSession, version: int, proposal: Proposal, by_rules: bool = False
) -> Inverse:
    """Put the proposal in the session's place; returns what `restore_session` needs. Raises StaleSession.

    A rest counts as excused: a day that is taken off says nothing of the athlete. What is done `by_rules` has
    been confirmed by nobody yet.
    """
    held = _held(session, version)
    if held.activity_id is not None:
        raise SessionRun
    before = {name: getattr(held, name) for name in CONTENT}
    _write(held, content_after(held, proposal, by_rules=by_rules))
    return {"version": held.version, "before": before}


@transaction.atomic
def restore_session(*, session: PlannedSession, inverse: Inverse) -> PlannedSession:
    """Undo a replacement. Raises StaleSession if the session was changed or run since."""
    held = _held(session, inverse["version"])
    if held.activity_id is not None:
        raise SessionRun
    _write(held, inverse["before"])
    match_day(athlete=held.athlete, day=held.day)
    held.refresh_from_db()
    return held


@transaction.atomic
def confirm_session(*, session: PlannedSession, version: int, confirmed: bool = True) -> None:
    """Say that a person stands behind what the rules have made of the session; or, undone, that nobody does.

    Its version stays: what is to be run does not change, not even by having been run. Raises StaleSession.
    """
    held = _held(session, version)
    held.confirmed = confirmed
    held.save(update_fields=["confirmed"])


def content_after(session: PlannedSession, proposal: Proposal, *, by_rules: bool) -> dict[str, Any]:
    """What the session has once the proposal stands in its place."""
    rests = proposal.steps is None
    return {
        **{name: getattr(proposal, name) for name in CONTENT if hasattr(proposal, name)},
        "library_version_id": session.library_version_id if _is_still(session, proposal) else None,
        "adapted": proposal.adapted.value,
        "automatic": by_rules,
        "confirmed": not by_rules,
        "outcome": Outcome(Verdict.EXCUSED) if rests else Outcome.OPEN,
        "percent": None,
        "measure": "",
    }


def _held(session: PlannedSession, version: int) -> PlannedSession:
    held = PlannedSession.objects.filter(deleted_at=None, pk=session.pk).select_for_update().first()
    if held is None or held.version != version:
        raise StaleSession
    return held


def _is_still(session: PlannedSession, proposal: Proposal) -> bool:
    """Whether the proposal is the same session, only less of it."""
    same = (proposal.category, proposal.template_code) == (session.category, session.template_code)
    return same and proposal.steps is not None


def _write(session: PlannedSession, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(session, name, value)
    session.version += 1
    session.save(update_fields=[*values, "version"])

"""Writes of readiness."""

from readiness.services.announcing import announce
from readiness.services.automatic import TooLateToPutBack, confirm, put_back
from readiness.services.check_ins import DayClosed, record_check_in, rescore, withdraw_check_in
from readiness.services.choices import Choice, NoSuchDay, NothingToChange
from readiness.services.decisions import (
    NoReason,
    NotLater,
    StaleIntervention,
    apply_advice,
    approve,
    dismiss,
    edit,
    message,
    snooze,
)
from readiness.services.efforts import log_effort
from readiness.services.handing_over import hand_over, release_caseload
from readiness.services.interventions import mark_seen, renew_proposal
from readiness.services.messages import mark_read, reply
from readiness.services.returning import watch_for_returns
from readiness.services.together import (
    ACTS,
    Batch,
    NotTogether,
    decide_together,
    stands_alone,
    undo_together,
)
from readiness.services.undoing import NotUndoable, undo
from readiness.services.watching import watch_runs_of, watch_sources, watch_the_clock, watch_the_runs
from readiness.services.wellness import take_wellness

__all__ = [
    "ACTS",
    "Batch",
    "Choice",
    "DayClosed",
    "NoReason",
    "NoSuchDay",
    "NotLater",
    "NotTogether",
    "NotUndoable",
    "NothingToChange",
    "StaleIntervention",
    "TooLateToPutBack",
    "announce",
    "apply_advice",
    "approve",
    "confirm",
    "decide_together",
    "dismiss",
    "edit",
    "hand_over",
    "log_effort",
    "mark_read",
    "mark_seen",
    "message",
    "put_back",
    "record_check_in",
    "release_caseload",
    "renew_proposal",
    "reply",
    "rescore",
    "snooze",
    "stands_alone",
    "take_wellness",
    "undo",
    "undo_together",
    "watch_for_returns",
    "watch_runs_of",
    "watch_sources",
    "watch_the_clock",
    "watch_the_runs",
    "withdraw_check_in",
]

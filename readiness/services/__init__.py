"""Writes of readiness."""

from readiness.services.check_ins import DayClosed, record_check_in, rescore, withdraw_check_in
from readiness.services.choices import Choice, NothingToChange
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
from readiness.services.interventions import mark_seen, renew_proposal
from readiness.services.messages import mark_read, reply
from readiness.services.silence import watch_for_silence
from readiness.services.undoing import NotUndoable, undo
from readiness.services.wellness import take_wellness

__all__ = [
    "Choice",
    "DayClosed",
    "NoReason",
    "NotLater",
    "NotUndoable",
    "NothingToChange",
    "StaleIntervention",
    "apply_advice",
    "approve",
    "dismiss",
    "edit",
    "log_effort",
    "mark_read",
    "mark_seen",
    "message",
    "record_check_in",
    "renew_proposal",
    "reply",
    "rescore",
    "snooze",
    "take_wellness",
    "undo",
    "watch_for_silence",
    "withdraw_check_in",
]

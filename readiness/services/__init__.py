"""Writes of readiness."""

from readiness.services.absences import (
    AlreadyAway,
    AwayFacts,
    announce_absence,
    call_off_absence,
    keep_absences,
    take_up_absence,
)
from readiness.services.automatic import TooLateToPutBack, confirm, put_back
from readiness.services.check_ins import DayClosed, record_check_in, rescore, withdraw_check_in
from readiness.services.choices import Choice, NothingToChange
from readiness.services.decisions import (
    NoReason,
    NotLater,
    apply_advice,
    approve,
    dismiss,
    edit,
    message,
    snooze,
)
from readiness.services.duty import Duty, duty_on, owners_of_new
from readiness.services.efforts import log_effort
from readiness.services.handing_over import hand_over, release_caseload
from readiness.services.holding import StaleIntervention
from readiness.services.interventions import mark_seen, renew_proposal
from readiness.services.messages import mark_read, reply
from readiness.services.owning import NobodysCase, NotTheirs, assign, claim, let_go_unseen, release
from readiness.services.parting import NoSuchReason, OnlyReason, bring_back, merge, set_apart
from readiness.services.rota import NotOnRota, TurnFacts, add_turn, change_turn, remove_turn, restore_turn
from readiness.services.silence import watch_for_silence
from readiness.services.together import (
    ACTS,
    Batch,
    NotTogether,
    decide_together,
    stands_alone,
    undo_together,
)
from readiness.services.undoing import NotUndoable, undo
from readiness.services.wellness import take_wellness

__all__ = [
    "ACTS",
    "AlreadyAway",
    "AwayFacts",
    "Batch",
    "Choice",
    "DayClosed",
    "Duty",
    "NoReason",
    "NoSuchReason",
    "NobodysCase",
    "NotLater",
    "NotOnRota",
    "NotTheirs",
    "NotTogether",
    "NotUndoable",
    "NothingToChange",
    "OnlyReason",
    "StaleIntervention",
    "TooLateToPutBack",
    "TurnFacts",
    "add_turn",
    "announce_absence",
    "apply_advice",
    "approve",
    "assign",
    "bring_back",
    "call_off_absence",
    "change_turn",
    "claim",
    "confirm",
    "decide_together",
    "dismiss",
    "duty_on",
    "edit",
    "hand_over",
    "keep_absences",
    "let_go_unseen",
    "log_effort",
    "mark_read",
    "mark_seen",
    "merge",
    "message",
    "owners_of_new",
    "put_back",
    "record_check_in",
    "release",
    "release_caseload",
    "remove_turn",
    "renew_proposal",
    "reply",
    "rescore",
    "restore_turn",
    "set_apart",
    "snooze",
    "stands_alone",
    "take_up_absence",
    "take_wellness",
    "undo",
    "undo_together",
    "watch_for_silence",
    "withdraw_check_in",
]

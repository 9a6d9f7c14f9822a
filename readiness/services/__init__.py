"""Writes of readiness."""

from readiness.services.absences import (
    AlreadyAway,
    AwayFacts,
    announce_absence,
    call_off_absence,
    keep_absences,
    take_up_absence,
)
from readiness.services.announcing import announce
from readiness.services.answers import NothingDecided, ask, disagree, take_back_answer
from readiness.services.automatic import TooLateToPutBack, confirm, put_back
from readiness.services.buckets import settle_buckets
from readiness.services.check_ins import DayClosed, record_check_in, rescore, withdraw_check_in
from readiness.services.choices import Choice, NoSuchDay, NothingToChange
from readiness.services.clock_settings import (
    ClockWishes,
    ask_to_redraw,
    change_clock,
    clock_wishes_of,
    redraw_clocks,
    undo_clock,
)
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
from readiness.services.escalating import watch_clocks
from readiness.services.handing_over import hand_over, release_caseload
from readiness.services.holding import StaleIntervention
from readiness.services.interventions import mark_seen, renew_proposal
from readiness.services.messages import reply, reply_by_link
from readiness.services.owning import NobodysCase, OutOfSight, assign, claim, let_go_unseen, release
from readiness.services.parting import NoSuchReason, OnlyReason, bring_back, merge, set_apart
from readiness.services.previewing import Preview, preview_athlete_rules, preview_rules
from readiness.services.recompute_runs import ask_recompute, ask_the_clock, recompute_part, watch_part
from readiness.services.recomputing import Recomputed, recompute
from readiness.services.returning import watch_for_returns
from readiness.services.rota import NotOnRota, TurnFacts, add_turn, change_turn, remove_turn, restore_turn
from readiness.services.rules import change_athlete_rules, change_rules
from readiness.services.sparing import with_episode
from readiness.services.telling import tell_what_happened
from readiness.services.together import (
    ACTS,
    Batch,
    NotTogether,
    decide_together,
    stands_alone,
    undo_together,
)
from readiness.services.unanswered import end_waits
from readiness.services.undoing import NotUndoable, undo
from readiness.services.watching import watch_runs_of, watch_sources, watch_the_clock, watch_the_runs
from readiness.services.wellness import take_wellness

__all__ = [
    "ACTS",
    "AlreadyAway",
    "AwayFacts",
    "Batch",
    "Choice",
    "ClockWishes",
    "DayClosed",
    "Duty",
    "NoReason",
    "NoSuchDay",
    "NoSuchReason",
    "NobodysCase",
    "NotLater",
    "NotOnRota",
    "NotTogether",
    "NotUndoable",
    "NothingDecided",
    "NothingToChange",
    "OnlyReason",
    "OutOfSight",
    "Preview",
    "Recomputed",
    "StaleIntervention",
    "TooLateToPutBack",
    "TurnFacts",
    "add_turn",
    "announce",
    "announce_absence",
    "apply_advice",
    "approve",
    "ask",
    "ask_recompute",
    "ask_the_clock",
    "ask_to_redraw",
    "assign",
    "bring_back",
    "call_off_absence",
    "change_athlete_rules",
    "change_clock",
    "change_rules",
    "change_turn",
    "claim",
    "clock_wishes_of",
    "confirm",
    "decide_together",
    "disagree",
    "dismiss",
    "duty_on",
    "edit",
    "end_waits",
    "hand_over",
    "keep_absences",
    "let_go_unseen",
    "log_effort",
    "mark_seen",
    "merge",
    "message",
    "owners_of_new",
    "preview_athlete_rules",
    "preview_rules",
    "put_back",
    "recompute",
    "recompute_part",
    "record_check_in",
    "redraw_clocks",
    "release",
    "release_caseload",
    "remove_turn",
    "renew_proposal",
    "reply",
    "reply_by_link",
    "rescore",
    "restore_turn",
    "set_apart",
    "settle_buckets",
    "snooze",
    "stands_alone",
    "take_back_answer",
    "take_up_absence",
    "take_wellness",
    "tell_what_happened",
    "undo",
    "undo_clock",
    "undo_together",
    "watch_clocks",
    "watch_for_returns",
    "watch_part",
    "watch_runs_of",
    "watch_sources",
    "watch_the_clock",
    "watch_the_runs",
    "with_episode",
    "withdraw_check_in",
]

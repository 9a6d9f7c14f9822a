"""Writes of readiness."""

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
    StaleIntervention,
    apply_advice,
    approve,
    dismiss,
    edit,
    message,
    snooze,
)
from readiness.services.efforts import log_effort
from readiness.services.escalating import watch_clocks
from readiness.services.handing_over import hand_over, release_caseload
from readiness.services.interventions import mark_seen, renew_proposal
from readiness.services.messages import reply, reply_by_link
from readiness.services.previewing import Preview, preview_athlete_rules, preview_rules
from readiness.services.recompute_runs import ask_recompute, ask_the_clock, recompute_part, watch_part
from readiness.services.recomputing import Recomputed, recompute
from readiness.services.returning import watch_for_returns
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
from readiness.services.undoing import NotUndoable, undo
from readiness.services.watching import watch_runs_of, watch_sources, watch_the_clock, watch_the_runs
from readiness.services.wellness import take_wellness

__all__ = [
    "ACTS",
    "Batch",
    "Choice",
    "ClockWishes",
    "DayClosed",
    "NoReason",
    "NoSuchDay",
    "NotLater",
    "NotTogether",
    "NotUndoable",
    "NothingDecided",
    "NothingToChange",
    "Preview",
    "Recomputed",
    "StaleIntervention",
    "TooLateToPutBack",
    "announce",
    "apply_advice",
    "approve",
    "ask",
    "ask_recompute",
    "ask_the_clock",
    "ask_to_redraw",
    "change_athlete_rules",
    "change_clock",
    "change_rules",
    "clock_wishes_of",
    "confirm",
    "decide_together",
    "disagree",
    "dismiss",
    "edit",
    "hand_over",
    "log_effort",
    "mark_seen",
    "message",
    "preview_athlete_rules",
    "preview_rules",
    "put_back",
    "recompute",
    "recompute_part",
    "record_check_in",
    "redraw_clocks",
    "release_caseload",
    "renew_proposal",
    "reply",
    "reply_by_link",
    "rescore",
    "settle_buckets",
    "snooze",
    "stands_alone",
    "take_back_answer",
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

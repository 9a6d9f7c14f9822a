"""Writes of ingest."""

from ingest.services.accepting import NotAccepted, accept_upload, demand_acceptable, try_again
from ingest.services.accounts import Reason, Unfit
from ingest.services.answers import Answer, AnswerKind, NoAnswer
from ingest.services.deciding import accept_suggested, decide, undo_decision, undo_decisions
from ingest.services.editing import (
    ByHand,
    InFuture,
    NoDuration,
    delete_activity,
    demand_past,
    edit_activity,
    enter_activity,
    restore_activity,
)
from ingest.services.foreseeing import Foreseen, foresee_merge
from ingest.services.importing import Incoming, finish, open_import, process_batch, sweep, unpack
from ingest.services.merging import CannotMove, merge_activities, split_source
from ingest.services.noticing import put_away
from ingest.services.processing import process_upload
from ingest.services.receiving import holds_others, receive
from ingest.services.reviewing import accept_doubted, reject_doubted, undo_review
from ingest.services.rewriting import reconcile
from ingest.services.ruling import change_rules, prefer, reconcile_all
from ingest.services.undoing import NotNow, cancel, retry_refused, start_previewed, undo
from ingest.services.unpacking import is_archive
from ingest.services.verifying import Damage, Wrong, relink, verify
from ingest.services.watching import (
    NoFolder,
    Problem,
    Watched,
    folders,
    forget_folder,
    look,
    look_through,
    watch_folder,
)
from ingest.services.workouts import NotAWorkout, ReadWorkout, read_workout

__all__ = [
    "Answer",
    "AnswerKind",
    "ByHand",
    "CannotMove",
    "Damage",
    "Foreseen",
    "InFuture",
    "Incoming",
    "NoAnswer",
    "NoDuration",
    "NoFolder",
    "NotAWorkout",
    "NotAccepted",
    "NotNow",
    "Problem",
    "ReadWorkout",
    "Reason",
    "Unfit",
    "Watched",
    "Wrong",
    "accept_doubted",
    "accept_suggested",
    "accept_upload",
    "cancel",
    "change_rules",
    "decide",
    "delete_activity",
    "demand_acceptable",
    "demand_past",
    "edit_activity",
    "enter_activity",
    "finish",
    "folders",
    "foresee_merge",
    "forget_folder",
    "holds_others",
    "is_archive",
    "look",
    "look_through",
    "merge_activities",
    "open_import",
    "prefer",
    "process_batch",
    "process_upload",
    "put_away",
    "read_workout",
    "receive",
    "reconcile",
    "reconcile_all",
    "reject_doubted",
    "relink",
    "restore_activity",
    "retry_refused",
    "split_source",
    "start_previewed",
    "sweep",
    "try_again",
    "undo",
    "undo_decision",
    "undo_decisions",
    "undo_review",
    "unpack",
    "verify",
    "watch_folder",
]

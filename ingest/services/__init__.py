"""Writes of ingest."""

from ingest.services.accepting import NotAccepted, accept_upload, demand_acceptable, try_again
from ingest.services.accounts import Reason, Unfit
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
from ingest.services.importing import Incoming, finish, open_import, process_batch, sweep, unpack
from ingest.services.processing import process_upload
from ingest.services.rewriting import reconcile
from ingest.services.undoing import NotNow, cancel, retry_refused, start_previewed, undo

__all__ = [
    "ByHand",
    "InFuture",
    "Incoming",
    "NoDuration",
    "NotAccepted",
    "NotNow",
    "Reason",
    "Unfit",
    "accept_upload",
    "cancel",
    "delete_activity",
    "demand_acceptable",
    "demand_past",
    "edit_activity",
    "enter_activity",
    "finish",
    "open_import",
    "process_batch",
    "process_upload",
    "reconcile",
    "restore_activity",
    "retry_refused",
    "start_previewed",
    "sweep",
    "try_again",
    "undo",
    "unpack",
]

"""Writes of ingest."""

from ingest.services.accepting import NotAccepted, accept_upload, demand_acceptable, try_again
from ingest.services.accounts import Reason, Unfit
from ingest.services.importing import Incoming, finish, open_import, process_batch, sweep, unpack
from ingest.services.processing import process_upload
from ingest.services.rewriting import reconcile
from ingest.services.undoing import NotNow, cancel, retry_refused, start_previewed, undo

__all__ = [
    "Incoming",
    "NotAccepted",
    "NotNow",
    "Reason",
    "Unfit",
    "accept_upload",
    "cancel",
    "demand_acceptable",
    "finish",
    "open_import",
    "process_batch",
    "process_upload",
    "reconcile",
    "retry_refused",
    "start_previewed",
    "sweep",
    "try_again",
    "undo",
    "unpack",
]

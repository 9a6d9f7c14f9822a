"""Writes of ingest."""

from ingest.services.accepting import NotAccepted, accept_upload, demand_acceptable, try_again
from ingest.services.accounts import Reason, Unfit
from ingest.services.importing import Incoming, finish, open_import, process_batch, sweep, unpack
from ingest.services.processing import process_upload
from ingest.services.rewriting import reconcile
from ingest.services.undoing import NotNow, cancel, retry_refused, start_previewed, undo
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

__all__ = [
    "Damage",
    "Incoming",
    "NoFolder",
    "NotAccepted",
    "NotNow",
    "Problem",
    "Reason",
    "Unfit",
    "Watched",
    "Wrong",
    "accept_upload",
    "cancel",
    "demand_acceptable",
    "finish",
    "folders",
    "forget_folder",
    "look",
    "look_through",
    "open_import",
    "process_batch",
    "process_upload",
    "reconcile",
    "relink",
    "retry_refused",
    "start_previewed",
    "sweep",
    "try_again",
    "undo",
    "unpack",
    "verify",
    "watch_folder",
]

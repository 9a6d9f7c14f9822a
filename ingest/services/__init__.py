"""Writes of ingest."""

from ingest.services.accepting import NotAccepted, accept_upload, demand_acceptable, try_again
from ingest.services.processing import process_upload
from ingest.services.runs import NotARun, Reason

__all__ = [
    "NotARun",
    "NotAccepted",
    "Reason",
    "accept_upload",
    "demand_acceptable",
    "process_upload",
    "try_again",
]

"""Parsers: bytes in, a Recording out. No Django, no clock, no I/O."""

from ingest.parsers.recording import Lap, Notice, Pause, Recording, Session, Summary, Warning
from ingest.parsers.unreadable import Refusal, Unreadable

__all__ = [
    "Lap",
    "Notice",
    "Pause",
    "Recording",
    "Refusal",
    "Session",
    "Summary",
    "Unreadable",
    "Warning",
]

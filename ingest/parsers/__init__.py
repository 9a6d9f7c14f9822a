"""Parsers: bytes in, a Recording out. No Django, no clock, no I/O."""

from ingest.parsers.contents import Contents, Day, Entry, PlannedWorkout, Pulse, Reworded, Score
from ingest.parsers.recording import Lap, Notice, Origin, Pause, Recording, Session, Summary, Warning
from ingest.parsers.unreadable import Refusal, Unreadable

__all__ = [
    "Contents",
    "Day",
    "Entry",
    "Lap",
    "Notice",
    "Origin",
    "Pause",
    "PlannedWorkout",
    "Pulse",
    "Recording",
    "Refusal",
    "Reworded",
    "Score",
    "Session",
    "Summary",
    "Unreadable",
    "Warning",
]

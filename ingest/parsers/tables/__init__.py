"""Tables: listings of Strava, Garmin, Runalyze and TrainingPeaks, and logs that people keep themselves."""

from ingest.parsers.tables.columns import Field, guess
from ingest.parsers.tables.reading import generic, read

__all__ = ["Field", "generic", "guess", "read"]

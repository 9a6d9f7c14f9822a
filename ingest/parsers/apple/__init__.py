"""Apple Health's export.xml: workouts, nights, heart rate and body, out of millions of records."""

from ingest.parsers.apple.export import read

__all__ = ["read"]

"""How addresses, decisions and provenance name a source of an activity: its kind and its key."""

from athletes.models import ActivitySource

SEPARATOR = "|"


def called(source: ActivitySource) -> str:
    """Unique among the sources of an athlete."""
    return f"{source.kind}{SEPARATOR}{source.key}"

"""The shipped sessions, from their files into the database."""

from pathlib import Path

from django.db import transaction

from planning.models import CatalogueSession
from planning.shipped import CATALOGUE, WRITTEN, shipped_sessions

MADE = ("category", "steps", "least_min", "most_min", "load", "retired")
"""Fields of the table that follow from the file."""


@transaction.atomic
def load_catalogue(*, path: Path = CATALOGUE) -> int:
    """Upsert the shipped sessions from their files; returns how many there are. Safe to repeat.

    What is no longer shipped is retired, not removed: plans may name it. It comes back with its file.
    """
    sessions = shipped_sessions(path=path)
    CatalogueSession.objects.bulk_create(
        sessions,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=[field for field in (*WRITTEN, *MADE) if field != "code"],
    )
    gone = CatalogueSession.objects.exclude(code__in=[one.code for one in sessions])
    gone.update(retired=True, progression="", regression="")
    return len(sessions)

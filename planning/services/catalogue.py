"""The shipped sessions, from their file into the database."""

import json
from pathlib import Path

from planning.models import CatalogueSession

CATALOGUE = Path(__file__).parents[1] / "catalogue" / "sessions.json"


def load_catalogue(*, path: Path = CATALOGUE) -> int:
    """Upsert the shipped sessions from their file; returns how many there are. Safe to repeat."""
    sessions = [CatalogueSession(**entry) for entry in json.loads(path.read_text(encoding="utf-8"))]
    fields = ["category", "title", "purpose", "cues", "steps", "level", "progression", "regression"]
    fields += ["contraindications", "tags"]
    CatalogueSession.objects.bulk_create(
        sessions, update_conflicts=True, unique_fields=["code"], update_fields=fields
    )
    return len(sessions)

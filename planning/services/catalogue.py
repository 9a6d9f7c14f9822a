"""The shipped sessions, from their files into the database.

A file a category, in TOML: a coach reads and corrects the steps as the lines that a coach writes, beside the
words in both languages; JSON would hide them in escapes, and the standard library reads no other such format.
"""

import tomllib
from pathlib import Path
from typing import Any

from django.db import transaction

from analytics.workout import Category, to_json
from analytics.workout.text import parse
from planning.models import CatalogueSession

CATALOGUE = Path(__file__).parents[1] / "catalogue"
WRITTEN = (
    "code",
    "level",
    "title",
    "purpose",
    "cues",
    "regression",
    "progression",
    "contraindications",
    "tags",
)
"""Fields of the file that are those of the table."""
MADE = ("category", "steps", "least_min", "most_min", "load", "retired")


def shipped_sessions(*, path: Path = CATALOGUE) -> list[CatalogueSession]:
    """The sessions of the files, by category in the field's order. Raises BadText where steps do not read."""
    return [
        _session(category, entry)
        for category in Category
        for entry in tomllib.loads((path / f"{category}.toml").read_text(encoding="utf-8"))["session"]
    ]


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


def _session(category: Category, entry: dict[str, Any]) -> CatalogueSession:
    least_min, most_min = entry["duration_min"]
    return CatalogueSession(
        category=category.value,
        steps=to_json(parse(entry["steps"])),
        least_min=least_min,
        most_min=most_min,
        load=entry["load"],
        **{field: entry[field] for field in WRITTEN},
    )

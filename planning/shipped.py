"""The shipped sessions as their files say them.

A file a category, in TOML: a coach reads and corrects the steps as the lines that a coach writes, beside the
words in both languages; JSON would hide them in escapes, and the standard library reads no other such format.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from analytics.workout import Category, to_json
from analytics.workout.text import parse
from planning.models import CatalogueSession

CATALOGUE = Path(__file__).parent / "catalogue"
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


@cache
def shipped_library() -> tuple[CatalogueSession, ...]:
    """The same, read once a process: seasons are filled from them."""
    return tuple(shipped_sessions())


def shipped_sessions(*, path: Path = CATALOGUE) -> list[CatalogueSession]:
    """The sessions of the files, by category in the field's order. Raises BadText where steps do not read."""
    return [
        _session(category, entry)
        for category in Category
        for entry in tomllib.loads((path / f"{category}.toml").read_text(encoding="utf-8"))["session"]
    ]


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

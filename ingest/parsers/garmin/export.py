"""One JSON file of Garmin's export: its activities, its days, or the count of what is not read."""

from collections.abc import Mapping

from ingest.parsers.contents import Contents
from ingest.parsers.garmin.activities import entries
from ingest.parsers.garmin.categories import Category, category_of, read_category
from ingest.parsers.garmin.days import days
from ingest.parsers.garmin.document import load
from ingest.parsers.garmin.gear import shoes_of
from ingest.parsers.recording import Notice, Warning


def read(data: bytes, path: str, shoes: Mapping[str, str] | None = None) -> Contents:
    """What the file tells; which category it is, is in its name. Raises Unreadable for what is no JSON.

    `shoes` says which shoe was worn in which activity, where that is known already: the file of gear says so.
    """
    category = read_category(path)
    if category is None:
        return Contents(unread={category_of(path) or "json": 1})
    document = load(data)
    if category is Category.GEAR:
        return Contents(gear=shoes_of(document))
    if category is not Category.ACTIVITIES:
        return Contents(days=days(category, document))
    found, refused = entries(document, shoes or {})
    if not refused:
        return Contents(entries=found)
    warning = Warning(Notice.ROWS_REFUSED, {"rows": len(refused), "first": refused[0] + 1})
    return Contents(entries=found, warnings=(warning,))

"""Which shoe was worn in which activity: Garmin keeps that in a file of its own."""

from collections.abc import Mapping

from ingest.parsers.garmin.document import Row, inside, listed, load, rows, text

_SHOES = frozenset({"", "shoes"})


def shoes(data: bytes) -> dict[str, str]:
    """Name of the shoe by the id of each activity it was worn in. Raises Unreadable."""
    return shoes_of(load(data))


def shoes_of(document: object) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in rows(document):
        names = {str(row.get("gearPk")): _name(row) for row in listed(part.get("gearDTOS")) if _is_shoe(row)}
        for key, worn in inside(part, "gearActivityDTOs").items():
            ids = [str(row["activityId"]) for row in listed(worn) if _names_activity(row)]
            if names.get(str(key)):
                found |= dict.fromkeys(ids, names[str(key)])
    return found


def _is_shoe(row: object) -> bool:
    return isinstance(row, Mapping) and text(row, "gearTypeName").lower() in _SHOES


def _name(row: Row) -> str:
    """What the athlete calls it, else what it is."""
    return text(row, "displayName") or text(row, "customMakeModel")


def _names_activity(row: object) -> bool:
    return isinstance(row, Mapping) and isinstance(row.get("activityId"), int | str)

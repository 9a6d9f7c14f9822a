"""Pieces of Apple Health's export.xml, invented, as the app writes them."""

import io
from datetime import date, tzinfo
from xml.sax.saxutils import quoteattr

from analytics.wellness import Measure
from ingest.parsers import Contents, Entry, apple

DOCTYPE = """<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 14 -->
<!ELEMENT HealthData (ExportDate,Me,(Record|Workout)*)>
<!ATTLIST HealthData
  locale CDATA #REQUIRED
>
]>
"""
DAY = date(2026, 3, 2)
_QUANTITY = "HKQuantityTypeIdentifier"


def element(name: str, inner: str = "", **attributes: object) -> str:
    written = "".join(f" {key}={quoteattr(str(value))}" for key, value in attributes.items())
    return f"<{name}{written}>{inner}</{name}>\n" if inner else f"<{name}{written}/>\n"


def record(kind: str, value: object, unit: str, at: str = f"{DAY} 07:00:00", source: str = "Watch") -> str:
    """`at` is on the clock of the phone, an hour ahead of UTC."""
    time = f"{at} +0100"
    times = {"creationDate": time, "startDate": time, "endDate": time}
    return element("Record", type=_QUANTITY + kind, sourceName=source, unit=unit, **times, value=value)


def slept(stage: str, start: str, end: str, source: str = "Watch", zone: str = "") -> str:
    """`start` and `end` are "02 06:30": day of March 2026 and time."""
    return element(
        "Record",
        element("MetadataEntry", key="HKTimeZone", value=zone) if zone else "",
        type="HKCategoryTypeIdentifierSleepAnalysis",
        sourceName=source,
        startDate=f"2026-03-{start}:00 +0100",
        endDate=f"2026-03-{end}:00 +0100",
        value=f"HKCategoryValueSleepAnalysis{stage}",
    )


def workout(*inner: str, **changes: object) -> str:
    """A run of an hour, started at 07:00 one hour ahead of UTC."""
    attributes: dict[str, object] = {
        "workoutActivityType": "HKWorkoutActivityTypeRunning",
        "sourceName": "Kim's Apple\xa0Watch",
        "startDate": "2026-03-02 07:00:00 +0100",
        "endDate": "2026-03-02 08:00:00 +0100",
    }
    return element("Workout", "".join(inner) or " ", **attributes | changes)


def metadata(key: str, value: object) -> str:
    return element("MetadataEntry", key=key, value=value)


def statistic(kind: str, unit: str, **values: object) -> str:
    return element("WorkoutStatistics", type=_QUANTITY + kind, unit=unit, **values)


def event(kind: str, time: str) -> str:
    return element("WorkoutEvent", type=f"HKWorkoutEventType{kind}", date=f"2026-03-02 {time} +0100")


def export(*elements: str) -> bytes:
    body = "".join(elements)
    start = f'<?xml version="1.0" encoding="UTF-8"?>\n{DOCTYPE}<HealthData locale="en_GB">\n'
    return f'{start}<ExportDate value="2026-03-09 12:58:26 +0100"/>\n{body}</HealthData>\n'.encode()


def read(*elements: str, zone: tzinfo | None = None) -> Contents:
    return apple.read(io.BytesIO(export(*elements)), zone)


def entry(*inner: str, **changes: object) -> Entry:
    (found,) = read(workout(*inner, **changes)).entries
    return found


def values(*elements: str, zone: tzinfo | None = None) -> dict[date, dict[Measure, float]]:
    return {day.day: dict(day.values) for day in read(*elements, zone=zone).days}

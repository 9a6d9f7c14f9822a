"""Runalyze's health files: weight, sleep, HRV and resting heart rate, one each or all in one with dots."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from analytics.wellness import Measure, possible
from ingest.parsers.contents import Contents, Day
from ingest.parsers.numerals import Numerals, duration, numerals_of
from ingest.parsers.recording import Origin
from ingest.parsers.tables.dates import moments
from ingest.parsers.tables.grid import Grid, Row
from ingest.parsers.unreadable import Refusal, Unreadable

_KILOGRAMS = {"muscle": Measure.MUSCLE_KG, "bone": Measure.BONE_KG}
# Column, without the part before its dot → measure. Sleep is in minutes, unless it is written with colons.
_COLUMNS: Mapping[str, tuple[Measure, float]] = {
    "weight": (Measure.WEIGHT_KG, 1.0),
    "fat": (Measure.BODY_FAT_PCT, 1.0),
    "bodyfat": (Measure.BODY_FAT_PCT, 1.0),
    "fatpercentage": (Measure.BODY_FAT_PCT, 1.0),
    "water": (Measure.BODY_WATER_PCT, 1.0),
    "waterpercentage": (Measure.BODY_WATER_PCT, 1.0),
    "heartrate": (Measure.RESTING_HR_BPM, 1.0),
    "duration": (Measure.SLEEP_S, 60.0),
    "remduration": (Measure.SLEEP_REM_S, 60.0),
    "awakeduration": (Measure.SLEEP_AWAKE_S, 60.0),
    "deepsleepduration": (Measure.SLEEP_DEEP_S, 60.0),
    "lightsleepduration": (Measure.SLEEP_LIGHT_S, 60.0),
    "unknownsleepduration": (Measure.SLEEP_UNKNOWN_S, 60.0),
    "respirationrate": (Measure.RESPIRATION_BR_MIN, 1.0),
    "hrlowest": (Measure.MIN_HR_BPM, 1.0),
}
_TELLING = frozenset(_COLUMNS) | {"hrv"}
_SLEEP = frozenset(name for name in _COLUMNS if name.endswith("duration"))
_DOT = re.compile(r"^(?:hrv|restingheartrate|sleep|bodycomposition|body|weight)\.", re.IGNORECASE)


def is_it(grid: Grid) -> bool:
    """A date, and besides it nothing that an activity has."""
    names = {_name(header) for header in grid.header}
    dotted = any(_DOT.match(header) for header in grid.header)
    known = names & _TELLING
    if not known or not names & {"date", "datetime", "time"} or "distance" in names:
        return False
    return dotted or "hrv" in known or (known != {"duration"} and not names & {"sport", "title", "pulseavg"})


def read(grid: Grid) -> Contents:
    """One Day for each date; of several rows of a date, the last that measured a thing."""
    days: dict[date, dict[Measure, float]] = {}
    for day, values in _rows(grid):
        days.setdefault(day, {}).update(values)
    found = tuple(Day(Origin.RUNALYZE, day, values) for day, values in sorted(days.items()) if values)
    if not found:
        raise Unreadable(Refusal.NO_RECORDS)
    return Contents(days=found)


def _rows(grid: Grid) -> Iterator[tuple[date, dict[Measure, float]]]:
    names = [_name(header) for header in grid.header]
    dated = next(place for place, name in enumerate(names) if name in ("date", "datetime", "time"))
    numerals = numerals_of(cell for row in grid.rows[:500] for cell in row.cells)
    for row, when in zip(grid.rows, moments(grid.column(dated)), strict=True):
        if when is not None:
            yield when.day, _values(row, names, numerals)


def _values(row: Row, names: list[str], numerals: Numerals) -> dict[Measure, float]:
    cells = {name: row.cell(place) for place, name in reversed(list(enumerate(names)))}
    found: dict[Measure, float | None] = {}
    for name, (measure, factor) in _COLUMNS.items():
        cell = cells.get(name, "")
        value = duration(cell) if ":" in cell and name in _SLEEP else numerals.within(cell, 0.0, 1e6, factor)
        if value is not None:
            found[measure] = value
    awake = found.get(Measure.SLEEP_AWAKE_S)
    in_bed = found.get(Measure.SLEEP_S)
    if awake and in_bed and awake < in_bed:
        found[Measure.SLEEP_S] = in_bed - awake
    found |= _hrv(cells, numerals)
    return possible(found)


def _hrv(cells: Mapping[str, str], numerals: Numerals) -> dict[Measure, float | None]:
    """rMSSD and SDNN are two things: never one for the other."""
    metric = cells.get("metric", "").casefold()
    value = numerals.number(cells.get("hrv", ""))
    if "sdnn" in metric or metric == "1":
        return {Measure.HRV_SDNN_MS: value}
    return {Measure.HRV_RMSSD_MS: value} if metric in ("", "0", "rmssd") else {}


def _name(header: str) -> str:
    return _DOT.sub("", header).replace("_", "").replace(" ", "").casefold()

"""`activities.csv` of a Strava export: columns by position, because names repeat and follow the account's
language; times in UTC.

The first Distance and Elapsed Time are for people, in the units of the account; the second are metres and
seconds. Where the header is no English, the columns are where they have been since 2020.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

from ingest.parsers.contents import Contents, Entry, Score
from ingest.parsers.numerals import Numerals, numerals_of
from ingest.parsers.recording import Origin, Summary
from ingest.parsers.sports import sport_of
from ingest.parsers.tables.dates import Moment, moments
from ingest.parsers.tables.grid import Grid, Row
from ingest.parsers.tables.listing import Refused, contents_of

_FILENAME = re.compile(r"^activities/\d+\.(fit|gpx|tcx)(\.gz)?$")
_ID = re.compile(r"^\d{5,20}$")
_FEWEST_COLUMNS = 30
# Field → English name, which of several columns of that name, and where it stands in any language.
_COLUMNS: Mapping[str, tuple[str, int, int]] = {
    "id": ("Activity ID", 0, 0),
    "date": ("Activity Date", 0, 1),
    "name": ("Activity Name", 0, 2),
    "type": ("Activity Type", 0, 3),
    "description": ("Activity Description", 0, 4),
    "relative_effort": ("Relative Effort", 0, 8),
    "private_note": ("Activity Private Note", 0, 10),
    "gear": ("Activity Gear", 0, 11),
    "filename": ("Filename", 0, 12),
    "elapsed": ("Elapsed Time", 1, 15),
    "moving": ("Moving Time", 0, 16),
    "metres": ("Distance", 1, 17),
    "max_speed": ("Max Speed", 0, 18),
    "avg_speed": ("Average Speed", 0, 19),
    "ascent": ("Elevation Gain", 0, 20),
    "descent": ("Elevation Loss", 0, 21),
    "max_cadence": ("Max Cadence", 0, 28),
    "avg_cadence": ("Average Cadence", 0, 29),
    "max_hr": ("Max Heart Rate", 1, 30),
    "avg_hr": ("Average Heart Rate", 0, 31),
    "max_power": ("Max Watts", 0, 32),
    "avg_power": ("Average Watts", 0, 33),
    "calories": ("Calories", 0, 34),
    "rpe": ("Perceived Exertion", 0, 43),
}
# Later columns have moved: only their names find them.
_NAMED_ONLY = {"timer": "Timer Time", "training_load": "Training Load", "intensity": "Intensity"}


def is_it(grid: Grid) -> bool:
    """By its first names, or in any language by ids, dates and the names of files."""
    if grid.header[:2] == ("Activity ID", "Activity Date"):
        return True
    if len(grid.header) < _FEWEST_COLUMNS:
        return False
    rows = grid.rows[:20]
    ids = bool(rows) and all(_ID.match(row.cell(0)) for row in rows)
    return ids and (any(_FILENAME.match(row.cell(12)) for row in rows) or _repeats(grid.header))


def read(grid: Grid) -> Contents:
    """An entry for each activity; the recordings are in the files that they name."""
    return contents_of(_entries(grid))


def _entries(grid: Grid) -> Iterator[Entry | Refused]:
    places = _places(grid.header)
    numerals = numerals_of(cell for row in grid.rows[:300] for cell in row.cells[13:36])
    dates = moments(grid.column(places["date"]))
    for row, when in zip(grid.rows, dates, strict=True):
        if not row.cell(places["id"]):
            continue
        yield Refused(row.number) if when is None else _entry(row, when, places, numerals)


def _entry(row: Row, when: Moment, places: Mapping[str, int], numerals: Numerals) -> Entry:
    sport, sub_sport = sport_of(row.cell(places["type"]))
    texts = [row.cell(places[name]) for name in ("description", "private_note")]
    started_at = when.instant or (None if when.clock is None else datetime.combine(when.day, when.clock, UTC))
    return Entry(
        origin=Origin.STRAVA,
        day=when.day,
        started_at=started_at,
        sport=sport,
        sub_sport=sub_sport,
        name=row.cell(places["name"])[:200],
        workout_type=_kind(row, places),
        notes="\n".join(text for text in texts if text)[:5_000],
        shoe=row.cell(places["gear"])[:200],
        external_id=row.cell(places["id"])[:40],
        filename=row.cell(places["filename"])[:300],
        rpe=numerals.within(row.cell(places["rpe"]), 1.0, 10.0),
        summary=_summary(row, places, numerals, running=sport == "running"),
        scores=_scores(row, places, numerals),
        place=str(row.number),
    )


def _summary(row: Row, places: Mapping[str, int], numerals: Numerals, *, running: bool) -> Summary:
    def number(name: str, low: float, high: float, factor: float = 1.0) -> float | None:
        return numerals.within(row.cell(places.get(name)), low, high, factor)

    steps = 2.0 if running else 1.0  # of one foot, as watches count them
    return Summary(
        timer_s=number("timer", 1.0, 5e6),
        elapsed_s=number("elapsed", 1.0, 5e6),
        moving_s=number("moving", 1.0, 5e6),
        distance_m=number("metres", 0.001, 5e6),
        ascent_m=number("ascent", 0.0, 50_000.0),
        descent_m=number("descent", 0.0, 50_000.0),
        avg_hr_bpm=number("avg_hr", 1.0, 254.0),
        max_hr_bpm=number("max_hr", 1.0, 254.0),
        avg_cadence_spm=number("avg_cadence", 1.0, 300.0, steps),
        max_cadence_spm=number("max_cadence", 1.0, 300.0, steps),
        avg_power_w=number("avg_power", 1.0, 5_000.0),
        max_power_w=number("max_power", 1.0, 5_000.0),
        avg_speed_m_s=number("avg_speed", 0.001, 100.0),
        max_speed_m_s=number("max_speed", 0.001, 100.0),
        calories=number("calories", 1.0, 100_000.0),
    )


def _scores(row: Row, places: Mapping[str, int], numerals: Numerals) -> dict[Score, float]:
    named = {
        Score.RELATIVE_EFFORT: "relative_effort",
        Score.TRAINING_LOAD: "training_load",
    }
    found = {score: numerals.within(row.cell(places.get(name)), 0.0, 1e5) for score, name in named.items()}
    return {score: value for score, value in found.items() if value is not None}


def _kind(row: Row, places: Mapping[str, int]) -> str:
    """Strava's own two tags that say what kind of run it was."""
    told = {"race": "competition", "long run": "long_run"}
    for kind, name in told.items():
        if row.cell(places.get(name)).lower() in ("1", "1.0", "true"):
            return kind
    return ""


def _places(header: Sequence[str]) -> dict[str, int]:
    english = "Activity Date" in header
    places: dict[str, int] = {}
    for field, (name, which, place) in _COLUMNS.items():
        found = [number for number, other in enumerate(header) if other == name]
        if len(found) > which:
            places[field] = found[which]
        elif not english or which == 0:
            places[field] = place
    named = {**_NAMED_ONLY, "competition": "Competition", "long_run": "Long Run"}
    places |= {field: header.index(name) for field, name in named.items() if name in header}
    return places


def _repeats(header: Sequence[str]) -> bool:
    """The same name at 5 and 15 (elapsed time), and at 6 and 17 (distance)."""
    return len(header) > 17 and header[5] == header[15] and header[6] == header[17]

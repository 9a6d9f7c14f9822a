"""Activities exported from Runalyze. Columns by name; unknown ones are let be: the format is undocumented."""

from collections.abc import Iterator, Mapping
from datetime import UTC, timedelta, timezone

from ingest.parsers.contents import Contents, Entry, Score
from ingest.parsers.numerals import Numerals, duration, numerals_of
from ingest.parsers.recording import Origin, Summary
from ingest.parsers.sports import sport_of
from ingest.parsers.tables.dates import moment
from ingest.parsers.tables.grid import Grid, Row
from ingest.parsers.tables.listing import Refused, contents_of

_NEEDED = {"time", "distance", "s"}
_TELLING = {"sportid", "typeid", "pulseavg", "elevationup", "timezoneoffset", "fitvo2maxestimate", "trimp"}
# As Runalyze creates them for a new account.
_SPORTS = {"1": "running", "2": "swimming", "3": "cycling", "4": "training", "5": "generic"}
_SCORES = {
    Score.TRIMP: ("trimp",),
    Score.VDOT: ("vdot",),
    Score.EFFECTIVE_VO2MAX: ("vo2max",),
    Score.VO2MAX: ("fitvo2maxestimate",),
}


def is_it(grid: Grid) -> bool:
    names = {name.casefold() for name in grid.header}
    return names >= _NEEDED and len(names & _TELLING) >= 2


def read(grid: Grid) -> Contents:
    return contents_of(_entries(grid))


def _entries(grid: Grid) -> Iterator[Entry | Refused]:
    places = {name.casefold(): place for place, name in reversed(list(enumerate(grid.header)))}
    numerals = numerals_of(cell for row in grid.rows[:500] for cell in row.cells)
    for row in grid.rows:
        entry = _entry(row, places, numerals)
        if entry is not None:
            yield entry
        elif any(row.cell(places[name]) for name in _NEEDED):
            yield Refused(row.number)


def _entry(row: Row, places: Mapping[str, int], numerals: Numerals) -> Entry | None:
    when = moment(row.cell(places["time"]))
    if when is None:
        return None
    minutes = numerals.within(row.cell(places.get("timezoneoffset")), -14 * 60, 14 * 60)
    offset_s = None if minutes is None else round(minutes) * 60
    local = when.instant
    if local is not None and offset_s is not None:
        local = local.astimezone(timezone(timedelta(seconds=offset_s)))
    written = row.cell(places.get("sport")) or _SPORTS.get(row.cell(places.get("sportid")), "")
    sport, sub_sport = sport_of(written)
    race = row.cell(places.get("race_name"))
    return Entry(
        origin=Origin.RUNALYZE,
        day=when.day if local is None else local.date(),
        started_at=None if local is None else local.astimezone(UTC),
        local_offset_s=offset_s,
        sport=sport,
        sub_sport=sub_sport,
        name=(row.cell(places.get("title")) or race)[:200],
        workout_type="race" if race else row.cell(places.get("type"))[:200],
        notes=row.cell(places.get("notes"))[:5_000],
        external_id=row.cell(places.get("id"))[:40],
        filename=row.cell(places.get("original_file"))[:300],
        rpe=_rpe(row, places, numerals),
        summary=_summary(row, places, numerals, on_foot=sport in ("running", "")),
        scores=_scores(row, places, numerals),
        place=str(row.number),
    )


def _summary(row: Row, places: Mapping[str, int], numerals: Numerals, *, on_foot: bool) -> Summary:
    def number(name: str, low: float, high: float, factor: float = 1.0) -> float | None:
        return numerals.within(row.cell(places.get(name)), low, high, factor)

    cadence = number("cadence", 1.0, 300.0)
    return Summary(
        timer_s=number("s", 0.001, 5e6) or duration(row.cell(places["s"])),
        elapsed_s=number("elapsedtime", 0.001, 5e6),
        distance_m=number("distance", 0.001, 5e6, 1000.0),
        ascent_m=number("elevationup", 0.0, 50_000.0),
        descent_m=number("elevationdown", 0.0, 50_000.0),
        avg_hr_bpm=number("pulseavg", 1.0, 254.0),
        max_hr_bpm=number("pulsemax", 1.0, 254.0),
        # Of one foot, as watches count.
        avg_cadence_spm=2 * cadence if cadence is not None and on_foot and cadence <= 125 else cadence,
        avg_power_w=number("power", 1.0, 5_000.0),
        calories=number("kcal", 1.0, 100_000.0),
    )


def _scores(row: Row, places: Mapping[str, int], numerals: Numerals) -> dict[Score, float]:
    return {
        score: value
        for score, names in _SCORES.items()
        for name in names
        if (value := numerals.within(row.cell(places.get(name)), 0.001, 5_000.0)) is not None
    }


def _rpe(row: Row, places: Mapping[str, int], numerals: Numerals) -> float | None:
    """Runalyze asks on Borg's scale from 6 to 20 where an account chose that; ours ends at 10."""
    return numerals.within(row.cell(places.get("rpe")), 1.0, 10.0)

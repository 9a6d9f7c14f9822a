"""Entries from a table whose columns are known: a person's own CSV, or the log a coach keeps by hand."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from ingest.parsers.contents import Entry, Score
from ingest.parsers.notes import Notes, parse_notes
from ingest.parsers.numerals import Numerals, duration, numerals_of
from ingest.parsers.recording import Origin, Summary
from ingest.parsers.sports import is_known, sport_of
from ingest.parsers.tables.columns import Field, unit_of
from ingest.parsers.tables.dates import Moment, moment, moments
from ingest.parsers.tables.grid import Grid, Row
from ingest.parsers.tables.listing import Refused
from ingest.parsers.units import METRES, SECONDS

LONGEST_NAME, LONGEST_NOTES = 200, 5_000
UNSURE_UNIT = 0.5  # nobody says whether it is miles or kilometres
SLOWEST_S_PER_KM, FASTEST_S_PER_KM = 1500.0, 100.0
_TOTAL = re.compile(r"total|\bsum\b|\bweek(ly)?\b|average|\bavg\b|합계|총계|주간|평균", re.IGNORECASE)
_DISTANCE_IN_CELL = re.compile(r"^[~≈]?\s*([\d.,]+)\s*([^\W\d_]+)?")
_SUMMARY_OF_NOTES = ("distance_m", "timer_s", "avg_hr_bpm", "max_hr_bpm", "avg_cadence_spm")


def read(grid: Grid, mapping: Mapping[str, str], origin: Origin) -> Iterator[Entry | Refused]:
    """An entry for each row that says when and how much; rows of rest and of totals are passed over."""
    table = _Table.of(grid, mapping, origin)
    dates = moments(grid.column(table.places[Field.DATE]))
    last: Moment | None = None
    for row, written in zip(grid.rows, dates, strict=True):
        when = written
        if when is None and last is not None and table.continues(row):
            when = last
        entry = table.entry(row, when)
        if entry is not None:
            yield entry
        last = when or last


@dataclass(frozen=True, slots=True)
class _Table:
    places: Mapping[str, int]
    origin: Origin
    numerals: Numerals
    metres: float
    sure_of_metres: bool
    seconds: float | None
    title: str

    @classmethod
    def of(cls, grid: Grid, mapping: Mapping[str, str], origin: Origin) -> "_Table":
        places = {field: grid.header.index(name) for field, name in mapping.items() if name in grid.header}
        distance = mapping.get(Field.DISTANCE, "")
        metres = unit_of(distance, METRES)
        cells = [cell for row in grid.rows[:500] for cell in row.cells]
        return cls(
            places=places,
            origin=origin,
            numerals=numerals_of(cells),
            metres=metres or _likely_unit(grid),
            sure_of_metres=metres is not None,
            seconds=unit_of(mapping.get(Field.DURATION, ""), SECONDS),
            title=grid.title,
        )

    def entry(self, row: Row, when: Moment | None) -> Entry | Refused | None:
        """None for a row that tells of no activity."""
        summary, unsure = self._summary(row)
        if not (summary.distance_m or summary.timer_s):
            return None
        if when is None:
            return None if self._is_total(row) else Refused(row.number)
        text = self.cell(row, Field.NOTES)[:LONGEST_NOTES]
        notes = parse_notes(text, distance_m=summary.distance_m, timer_s=summary.timer_s, unit_m=self.metres)
        summary, doubts = _with_notes(summary, notes)
        sport, sub_sport = self._sport(row)
        return Entry(
            origin=self.origin,
            day=when.day,
            started_at=self._started(row, when),
            sport=sport,
            sub_sport=sub_sport,
            name=self.cell(row, Field.NAME)[:LONGEST_NAME],
            workout_type=self.cell(row, Field.WORKOUT_TYPE)[:LONGEST_NAME],
            notes=text,
            shoe=self.cell(row, Field.SHOE)[:LONGEST_NAME] or str(notes.values.get("shoe", "")),
            external_id=self.cell(row, Field.ID)[:LONGEST_NAME],
            filename=self.cell(row, Field.FILENAME)[:LONGEST_NAME],
            device=self.cell(row, Field.DEVICE)[:LONGEST_NAME],
            rpe=self._rpe(row, notes),
            feel=self._feel(row),
            summary=summary,
            scores=self._scores(row),
            doubts=unsure | doubts,
            original=text if doubts else "",
            place=f"{self.title}:{row.number}" if self.title else str(row.number),
        )

    def cell(self, row: Row, field: Field) -> str:
        return row.cell(self.places.get(field))

    def continues(self, row: Row) -> bool:
        """A second run of a day, below a cell that both share: words beside its numbers, and no total."""
        words = (Field.NOTES, Field.WORKOUT_TYPE, Field.NAME, Field.SHOE)
        return (
            not row.cell(self.places[Field.DATE])
            and any(self.cell(row, field) for field in words)
            and not self._is_total(row)
        )

    def _is_total(self, row: Row) -> bool:
        return any(_TOTAL.search(cell) for cell in row.cells if len(cell) < 60)

    def _summary(self, row: Row) -> tuple[Summary, dict[str, float]]:
        within = self.numerals.within
        metres, sure = self._distance(row)
        timer = _plausible(self._duration(row), metres)
        pace = duration(self.cell(row, Field.PACE).split("/")[0].strip())
        if timer is None and pace is not None and metres:
            timer = pace * metres / self.metres
        return Summary(
            timer_s=timer,
            distance_m=metres,
            ascent_m=within(self.cell(row, Field.ASCENT), 0.0, 50_000.0),
            descent_m=within(self.cell(row, Field.DESCENT), 0.0, 50_000.0),
            avg_hr_bpm=within(self.cell(row, Field.AVG_HR), 30.0, 254.0),
            max_hr_bpm=within(self.cell(row, Field.MAX_HR), 30.0, 254.0),
            avg_cadence_spm=within(self.cell(row, Field.CADENCE), 30.0, 300.0),
            max_cadence_spm=within(self.cell(row, Field.MAX_CADENCE), 30.0, 300.0),
            avg_power_w=within(self.cell(row, Field.POWER), 1.0, 5_000.0),
            calories=within(self.cell(row, Field.CALORIES), 1.0, 100_000.0),
        ), {} if sure or not metres else {"distance_m": UNSURE_UNIT}

    def _distance(self, row: Row) -> tuple[float | None, bool]:
        found = _DISTANCE_IN_CELL.match(self.cell(row, Field.DISTANCE))
        if found is None:
            return None, True
        written = METRES.get((found[2] or "").casefold())
        value = self.numerals.within(found[1], 0.001, 5e6, written or self.metres)
        return value, written is not None or self.sure_of_metres

    def _duration(self, row: Row) -> float | None:
        text = self.cell(row, Field.DURATION)
        number = self.numerals.number(text)
        if number is not None and number > 0:
            return number * (self.seconds or (60.0 if number < 600 else 1.0))
        return duration(text) or None

    def _started(self, row: Row, when: Moment) -> datetime | None:
        """Without a zone, the time is the athlete's own: a datetime that knows none."""
        if when.instant is not None:
            return when.instant.astimezone(UTC)
        clock = when.clock
        if clock is None and Field.TIME_OF_DAY in self.places:
            said = moment(f"2000-01-01 {self.cell(row, Field.TIME_OF_DAY)}")
            clock = None if said is None else said.clock
        return None if clock is None else datetime.combine(when.day, clock)

    def _sport(self, row: Row) -> tuple[str, str]:
        for field in (Field.SPORT, Field.WORKOUT_TYPE):
            written = self.cell(row, field)
            if written and (field == Field.SPORT or is_known(written)):
                return sport_of(written)
        return "running", ""

    def _rpe(self, row: Row, notes: Notes) -> float | None:
        said = self.numerals.within(self.cell(row, Field.RPE), 0.0, 10.0)
        noted = notes.values.get("rpe")
        return said if said is not None or not isinstance(noted, float) else noted

    def _feel(self, row: Row) -> int | None:
        feel = self.numerals.within(self.cell(row, Field.FEEL), 1.0, 5.0)
        return None if feel is None else round(feel)

    def _scores(self, row: Row) -> dict[Score, float]:
        intensity = self.numerals.within(self.cell(row, Field.INTENSITY), 0.0, 1_000.0)
        trimp = self.numerals.within(self.cell(row, Field.TRIMP), 0.0, 5_000.0)
        found = {Score.INTENSITY: intensity, Score.TRIMP: trimp}
        return {score: value for score, value in found.items() if value is not None}


def _plausible(seconds: float | None, metres: float | None) -> float | None:
    """Of "45:30" a spreadsheet makes 45 hours, and "1:10" is an hour for 10 km: the distance tells."""
    if seconds is None or not metres:
        return seconds
    pace = seconds / metres * 1000
    for factor in (1.0, 1 / 60, 60.0):
        if FASTEST_S_PER_KM <= pace * factor <= SLOWEST_S_PER_KM:
            return seconds * factor
    return seconds


def _with_notes(summary: Summary, notes: Notes) -> tuple[Summary, dict[str, float]]:
    """What only the notes say, and how sure that is; columns of their own are surer."""
    noted: dict[str, float] = {}
    for name in _SUMMARY_OF_NOTES:
        value = notes.values.get(name)
        if isinstance(value, float) and getattr(summary, name) is None:
            noted[name] = value
    doubts = {name: notes.doubts[name] for name in noted}
    pace = notes.values.get("pace_s_per_km")
    if isinstance(pace, float) and summary.timer_s is None and "timer_s" not in noted and summary.distance_m:
        noted["timer_s"] = pace * summary.distance_m / 1000
        doubts["timer_s"] = notes.doubts["pace_s_per_km"]
    doubts |= {name: notes.doubts[name] for name in ("rpe", "shoe") if name in notes.values}
    return replace(summary, **noted), doubts


def _likely_unit(grid: Grid) -> float:
    """Miles where headers and words speak of them more than of kilometres."""
    words = " ".join((grid.title, *grid.header, *(cell for row in grid.rows[:2000] for cell in row.cells)))
    miles = len(re.findall(r"\d?\s?\b\d*mi(?:les?)?\b", words, re.IGNORECASE))
    kilometres = len(re.findall(r"\d?\s?\b\d*km\b", words, re.IGNORECASE))
    return METRES["mi"] if miles > kilometres else METRES["km"]

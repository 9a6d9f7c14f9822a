"""`workouts.csv` of TrainingPeaks: planned and done share a row; no id, no time of day."""

from collections.abc import Iterator
from dataclasses import replace

from ingest.parsers.contents import Contents, Entry, Score
from ingest.parsers.numerals import Numerals, numerals_of
from ingest.parsers.recording import Origin, Summary
from ingest.parsers.sports import sport_of
from ingest.parsers.tables.dates import Moment, moments
from ingest.parsers.tables.grid import Grid, Row
from ingest.parsers.tables.listing import Refused, contents_of

_TELLING = frozenset({"WorkoutType", "WorkoutDay", "TimeTotalInHours"})
_RUN = "Run"


def is_it(grid: Grid) -> bool:
    return set(grid.header) >= _TELLING


def read(grid: Grid) -> Contents:
    """What was done; workouts that were only planned are counted."""
    planned = 0
    rows: list[Entry | Refused] = []
    for item in _rows(grid):
        if item is None:
            planned += 1
        else:
            rows.append(item)
    return contents_of(rows, unread={"planned_workout": planned} if planned else {})


def _rows(grid: Grid) -> Iterator[Entry | Refused | None]:
    places = {name: place for place, name in reversed(list(enumerate(grid.header)))}
    numerals = numerals_of(cell for row in grid.rows[:500] for cell in row.cells)
    for row, when in zip(grid.rows, moments(grid.column(places["WorkoutDay"])), strict=True):
        reading = _Reading(row, places, numerals)
        if not (reading.number("TimeTotalInHours") or reading.number("DistanceInMeters")):
            yield None
        else:
            yield Refused(row.number) if when is None else reading.entry(when)


class _Reading:
    """One row, its cells by the names of the header."""

    def __init__(self, row: Row, places: dict[str, int], numerals: Numerals) -> None:
        self.row, self.places, self.numerals = row, places, numerals

    def text(self, name: str) -> str:
        return self.row.cell(self.places.get(name))

    def number(self, name: str, low: float = 0.001, high: float = 5e6, factor: float = 1.0) -> float | None:
        return self.numerals.within(self.text(name), low, high, factor)

    def entry(self, when: Moment) -> Entry:
        sport, sub_sport = sport_of(self.text("WorkoutType"))
        tss = self.number("TSS")
        notes = (self.text("WorkoutDescription"), self.text("CoachComments"), self.text("AthleteComments"))
        feel = self.number("Feeling", 1.0, 5.0)
        return Entry(
            origin=Origin.TRAINING_PEAKS,
            day=when.day,
            sport=sport,
            sub_sport=sub_sport,
            name=self.text("Title")[:200],
            notes="\n".join(note for note in notes if note)[:5_000],
            rpe=self.number("Rpe", 1.0, 10.0),
            feel=None if feel is None else round(feel),
            summary=self._summary(),
            scores={} if tss is None else {Score.TSS: tss},
            place=str(self.row.number),
        )

    def _summary(self) -> Summary:
        found = Summary(
            timer_s=self.number("TimeTotalInHours", factor=3600.0),
            distance_m=self.number("DistanceInMeters"),
            avg_hr_bpm=self.number("HeartRateAverage", 1.0, 254.0),
            max_hr_bpm=self.number("HeartRateMax", 1.0, 254.0),
            avg_power_w=self.number("PowerAverage", 1.0, 5_000.0),
            max_power_w=self.number("PowerMax", 1.0, 5_000.0),
            avg_speed_m_s=self.number("VelocityAverage", 0.001, 100.0),
            max_speed_m_s=self.number("VelocityMax", 0.001, 100.0),
            avg_cadence_spm=self.number("CadenceAverage", 1.0, 300.0),
            max_cadence_spm=self.number("CadenceMax", 1.0, 300.0),
        )
        return replace(found, avg_cadence_spm=_steps(found.avg_cadence_spm, self.text("WorkoutType")))


def _steps(cadence: float | None, kind: str) -> float | None:
    """Some devices count one foot."""
    return 2 * cadence if cadence is not None and kind == _RUN and cadence <= 125 else cadence

"""What was measured of an athlete's days, source by source."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from analytics import streams
from analytics.samples import Array
from analytics.wellness import Measure, stage_shares
from athletes.models import Athlete, HeartRateDay, HeartRateVariability, WellnessDay
from athletes.selectors.lists import wellness_between

HOUR_S = 3600.0


@dataclass(frozen=True, slots=True)
class MeasuredBy:
    """One day as one source measured it. `shares`: of sleep stages, summing to 1; `words` is no number."""

    day: date
    source: str
    values: Mapping[Measure, float]
    shares: Mapping[Measure, float]
    words: Mapping[str, str]


def wellness_table(*, athlete: Athlete, first: date, last: date) -> list[MeasuredBy]:
    """Each source's measurements from the first day to the last, newest first. One query."""
    rows = [_measured(row) for row in wellness_between(athlete=athlete, first=first, last=last)]
    return sorted(rows, key=lambda row: (-row.day.toordinal(), row.source))


def pulses_on(*, athlete: Athlete, day: date) -> dict[str, Array]:
    """The day's heart rate by source, shape (1440,), bpm, NaN where unknown. One query."""
    rows = HeartRateDay.objects.of(athlete).filter(day=day).order_by("source")
    return {row.source: streams.decode(bytes(row.minutes)) for row in rows}


def values_of(row: WellnessDay) -> dict[Measure, float]:
    """All numbers of the row, in the unit of their name, whether they have a column or not."""
    kind = Measure.HRV_SDNN_MS if row.hrv_kind == HeartRateVariability.SDNN else Measure.HRV_RMSSD_MS
    columns = {
        kind: row.hrv_ms,
        Measure.RESTING_HR_BPM: row.resting_hr_bpm,
        Measure.SLEEP_S: None if row.sleep_h is None else row.sleep_h * HOUR_S,
    }
    known = {measure: value for measure, value in columns.items() if value is not None}
    more = {Measure(name): value for name, value in row.more.items() if name in set(Measure)}
    return {**known, **more}


def _measured(row: WellnessDay) -> MeasuredBy:
    values = values_of(row)
    return MeasuredBy(row.day, row.source, values, stage_shares(values), row.words)

"""Days of wellness from the FIT files that a watch writes around the clock, and that scales write."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, timedelta, timezone, tzinfo

import numpy as np

from analytics.wellness import Measure, possible
from ingest.parsers import fit_sleep
from ingest.parsers.contents import Day, Pulse
from ingest.parsers.fit_columns import Columns
from ingest.parsers.fit_decoded import Decoded
from ingest.parsers.fit_recording import EPOCH, FIRST_DATE, local_time_ahead, whole_offset
from ingest.parsers.fit_values import Fields, first_number
from ingest.parsers.recording import Origin, Stream

Values = dict[Measure, float | None]
Found = Iterator[tuple[float, Values]]  # FIT seconds of local time, what was measured

_MINUTES, _DAY_S = 1440, 86_400
_ON_FOOT = (1, 6)  # running, walking
_ACTIVITY_BITS = 0x1F
_MOST_DAYS = 400  # in one file; a damaged clock writes anything
_QUARTER_S = 900
_MOST_QUARTERS = _MOST_DAYS * _DAY_S // _QUARTER_S


def days(segment: Decoded, zone: tzinfo) -> list[Day]:
    """What the file tells of each local day, in order; nothing for what is no wellness file."""
    local = _clock(segment, zone)
    found: dict[date, Values] = {}
    for source in (_steps, _resting, _stress, _breath, _nights, _fitness, _weights):
        for time, values in source(segment, local):
            found.setdefault(_date(time), {}).update(values)
    known = {day: possible(values) for day, values in found.items()}
    return [Day(Origin.FIT, day, known[day]) for day in sorted(known) if known[day]][:_MOST_DAYS]


def pulses(segment: Decoded, zone: tzinfo) -> list[Pulse]:
    """Heart rate through each local day: the mean of what was measured in a minute."""
    monitoring = segment.columns.get("monitoring")
    if monitoring is None:
        return []
    time, bpm = _clock(segment, zone)(monitoring.of("timestamp")), monitoring.of("heart_rate")
    known = ~np.isnan(time) & (bpm > 0)
    time, bpm = time[known], bpm[known]
    return [
        Pulse(Origin.FIT, _date(day * _DAY_S), _minutes(of_day[0] % _DAY_S, of_day[1]))
        for day, of_day in _by_day(time // _DAY_S, time, bpm)
    ]


def is_of_several_people(segment: Decoded) -> bool:
    """A scale that a family stands on: which of them the athlete is, the file does not say."""
    people = {row.get("user_profile_index") for row in segment.messages.get("weight_scale", ())}
    return len(people) > 1


Clock = Callable[[Stream], Stream]


def _clock(segment: Decoded, zone: tzinfo) -> Clock:
    """Local time, in FIT seconds as if UTC, of FIT seconds; NaN where no date is known."""
    ahead = whole_offset(local_time_ahead(segment.first("monitoring_info")))
    fixed = None if ahead is None else timezone(timedelta(seconds=ahead))

    def local(times: Stream) -> Stream:
        dated = np.where((times >= FIRST_DATE) & (times < 2.0**32), times, np.nan)
        if fixed is not None or zone is UTC:
            return dated + (ahead or 0)
        # The offset changes on whole quarters of an hour; few of them are in one file.
        quarters, place = np.unique(dated // _QUARTER_S, return_inverse=True)
        if len(quarters) > _MOST_QUARTERS:
            return np.full(len(times), np.nan)
        offsets = np.array([_offset_s(quarter * _QUARTER_S, zone) for quarter in quarters.tolist()])
        return dated + offsets[place] if len(offsets) else dated

    return local


def _offset_s(time: float, zone: tzinfo) -> float:
    offset = None if np.isnan(time) else (EPOCH + timedelta(seconds=time)).astimezone(zone).utcoffset()
    return offset.total_seconds() if offset else 0.0


def _date(local: float) -> date:
    return (EPOCH + timedelta(seconds=local)).date()


def _steps(segment: Decoded, local: Clock) -> Found:
    """Steps count up through a day, walking and running apart; at midnight stands the day before's total."""
    monitoring = segment.columns.get("monitoring")
    if monitoring is None or monitoring.get("cycles") is None:
        return
    kind, steps = _activity_type(monitoring), 2 * monitoring.of("cycles")
    day = (local(monitoring.of("timestamp")) - 1.0) // _DAY_S
    known = np.isin(kind, _ON_FOOT) & ~np.isnan(steps)
    for one, (kinds, counts) in _by_day(day[known], kind[known], steps[known]):
        of_day = [counts[kinds == foot].max(initial=0.0) for foot in _ON_FOOT]
        if any(of_day):  # the first second of a day counts as the end of the one before
            yield one * _DAY_S, {Measure.STEPS: float(sum(of_day))}


def _activity_type(monitoring: Columns) -> Stream:
    packed = monitoring.of("current_activity_type_intensity")
    unpacked = np.where(np.isnan(packed), np.nan, np.nan_to_num(packed).astype(np.int64) & _ACTIVITY_BITS)
    written = monitoring.of("activity_type")
    return np.where(np.isnan(written), unpacked, written)


def _resting(segment: Decoded, local: Clock) -> Found:
    for row in segment.messages.get("monitoring_hr_data", ()):
        bpm = first_number(row, "current_day_resting_heart_rate", "resting_heart_rate", low=1.0)
        yield from _at(row, local, {Measure.RESTING_HR_BPM: bpm})


def _stress(segment: Decoded, local: Clock) -> Found:
    """Stress below nought says why there is none; body battery is a field that Garmin does not document."""
    stress = segment.columns.get("stress_level")
    if stress is None:
        return
    day = local(stress.of("stress_level_time")) // _DAY_S
    for one, (level, battery) in _by_day(day, stress.of("stress_level_value"), stress.of("body_battery")):
        charges = battery[battery >= 0]
        yield (
            one * _DAY_S,
            {
                Measure.STRESS_AVG: _mean(level[level >= 0]),
                Measure.BODY_BATTERY_HIGH: float(charges.max()) if len(charges) else None,
                Measure.BODY_BATTERY_LOW: float(charges.min()) if len(charges) else None,
            },
        )


def _breath(segment: Decoded, local: Clock) -> Found:
    """Breaths a minute and oxygen, as means of a day."""
    sources = (
        ("respiration_rate", "respiration_rate", Measure.RESPIRATION_BR_MIN),
        ("spo2_data", "reading_spo2", Measure.SPO2_AVG_PCT),
    )
    for kind, name, measure in sources:
        columns = segment.columns.get(kind)
        if columns is not None:
            day = local(columns.of("timestamp")) // _DAY_S
            for one, (values,) in _by_day(day, columns.of(name)):
                yield one * _DAY_S, {measure: _mean(values[values > 0])}


def _nights(segment: Decoded, local: Clock) -> Found:
    yield from fit_sleep.night(segment, local)
    for row in segment.messages.get("hrv_status_summary", ()):
        hrv = first_number(row, "last_night_average", low=1.0)
        yield from _at(row, local, {Measure.HRV_RMSSD_MS: hrv})
    for row in segment.messages.get("skin_temp_overnight", ()):
        values: Values = {Measure.SKIN_TEMP_DELTA_C: first_number(row, "average_deviation")}
        written = first_number(row, "local_timestamp", low=FIRST_DATE)
        yield from _at(row, local, values) if written is None else iter([(written, values)])


def _fitness(segment: Decoded, local: Clock) -> Found:
    """Maximal oxygen uptake; on the bicycle it is another number."""
    for row in segment.messages.get("max_met_data", ()):
        if row.get("sport") != "cycling":
            values: Values = {Measure.VO2MAX: first_number(row, "vo2_max", low=1.0)}
            yield from _at(row, local, values, "update_time")


def _weights(segment: Decoded, local: Clock) -> Found:
    if is_of_several_people(segment):
        return
    names = {
        Measure.WEIGHT_KG: "weight",
        Measure.BODY_FAT_PCT: "percent_fat",
        Measure.BODY_WATER_PCT: "percent_hydration",
        Measure.MUSCLE_KG: "muscle_mass",
        Measure.BONE_KG: "bone_mass",
    }
    for row in segment.messages.get("weight_scale", ()):
        yield from _at(row, local, {measure: first_number(row, name) for measure, name in names.items()})


def _at(row: Fields, local: Clock, values: Values, name: str = "timestamp") -> Found:
    """These values at the time of a message; nothing where it has none."""
    time = first_number(row, name, low=FIRST_DATE, high=2.0**32)
    if time is not None:
        yield float(local(np.array([time]))[0]), values


def _by_day(day: Stream, *columns: Stream) -> Iterator[tuple[float, list[Stream]]]:
    """Each day that is known, in order, with its rows of the columns."""
    order = np.argsort(day, kind="stable")
    order = order[: len(day) - int(np.isnan(day).sum())]
    edges = np.flatnonzero(np.diff(day[order])) + 1
    for rows in np.split(order, edges[:_MOST_DAYS])[:_MOST_DAYS]:
        if len(rows):
            yield float(day[rows[0]]), [column[rows] for column in columns]


def _mean(values: Stream) -> float | None:
    return float(values.mean()) if len(values) else None


def _minutes(second: Stream, bpm: Stream) -> Stream:
    minute = (second // 60).astype(np.int64)
    count = np.bincount(minute, minlength=_MINUTES)
    total = np.bincount(minute, weights=bpm, minlength=_MINUTES)
    return np.where(count > 0, total / np.maximum(count, 1), np.nan)

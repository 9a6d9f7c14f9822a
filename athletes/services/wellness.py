"""What was measured of the athlete's days."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from types import MappingProxyType
from typing import Any

import numpy as np
from django.db import transaction

from analytics import streams
from analytics.samples import Array
from analytics.wellness import Measure
from athletes.models import Athlete, HeartRateDay, HeartRateVariability, WellnessDay
from athletes.recorded import MeasuredDay, Measurements

# Measures that have a column of their own: how the number goes in there.
SLEEP_UNIT_S = 3600.0
RMSSD, SDNN = Measure.HRV_RMSSD_MS, Measure.HRV_SDNN_MS
FIELDS = ("hrv_ms", "hrv_kind", "resting_hr_bpm", "sleep_h", "more", "words")

Change = dict[str, Any]
NOTHING: Mapping[str, float] = MappingProxyType({})


def put_wellness(
    *,
    athlete: Athlete,
    day: date,
    source: str,
    values: Measurements,
    more: Mapping[str, float] = NOTHING,
) -> WellnessDay | None:
    """What a source measured that day, in place of what it said before; nothing measured takes it away.

    `more`: what has no column of its own, by analytics.wellness.Measure.
    """
    if not values and not more:
        WellnessDay.objects.of(athlete).filter(day=day, source=source).delete()
        return None
    put: WellnessDay
    put, _created = WellnessDay.objects.update_or_create(
        athlete=athlete, day=day, source=source, defaults={**asdict(values), "more": dict(more)}
    )
    return put


@transaction.atomic
def put_days(*, athlete: Athlete, days: Sequence[MeasuredDay]) -> list[Change]:
    """Add what sources measured to what they said of these days before; the later word counts.

    Returns what it changed, for `take_back_days`; nothing where all of it was known. Safe to repeat.
    """
    rows = _rows(athlete, {(one.day, one.source) for one in days})
    before = {key: _said(row) for key, row in rows.items()}
    for one in days:
        row = rows.setdefault(
            (one.day, one.source), WellnessDay(athlete=athlete, day=one.day, source=one.source)
        )
        _write(row, {**one.values}, dict(one.words))
    changed = {key: row for key, row in rows.items() if before.get(key) != _said(row)}
    _save(changed.values())
    return [_change(key, before.get(key, {}), _said(row)) for key, row in changed.items()]


@transaction.atomic
def take_back_days(*, athlete: Athlete, changes: Iterable[Change]) -> int:
    """Undo what `put_days` changed, where nobody has changed it since; returns how many days that were."""
    wanted = {(date.fromisoformat(one["day"]), one["source"]): one for one in changes}
    rows = _rows(athlete, set(wanted))
    for key, row in rows.items():
        said, change = _said(row), wanted[key]
        kept = {name: value for name, value in said.items() if change["after"].get(name) != value}
        _rewrite(row, {**kept, **change["before"]})
    empty = [row.pk for row in rows.values() if not _said(row)]
    _save(row for row in rows.values() if row.pk not in empty)
    WellnessDay.objects.filter(pk__in=empty).delete()
    return len(rows)


def put_pulses(*, athlete: Athlete, source: str, pulses: Mapping[date, Array]) -> None:
    """The heart rate of days, minute by minute; what is unknown now stays as it was known before."""
    if not pulses:
        return
    stored = HeartRateDay.objects.of(athlete).filter(source=source, day__in=list(pulses))
    rows = {row.day: row for row in stored.select_for_update(of=("self",))}
    for day, minutes in pulses.items():
        row = rows.setdefault(day, HeartRateDay(athlete=athlete, day=day, source=source, minutes=b""))
        row.minutes = streams.encode(_joined(row, minutes), scale=1.0)
    HeartRateDay.objects.bulk_create([row for row in rows.values() if row.pk is None])
    HeartRateDay.objects.bulk_update([row for row in rows.values() if row.pk is not None], ["minutes"])


def _joined(row: HeartRateDay, minutes: Array) -> Array:
    if not row.minutes:
        return minutes
    known = streams.decode(bytes(row.minutes))
    joined: Array = known.copy()
    now_known = ~np.isnan(minutes)
    joined[now_known] = minutes[now_known]
    return joined


def _rows(athlete: Athlete, keys: set[tuple[date, str]]) -> dict[tuple[date, str], WellnessDay]:
    days, sources = {day for day, _source in keys}, {source for _day, source in keys}
    found = WellnessDay.objects.of(athlete).filter(day__in=days, source__in=sources).order_by("pk")
    rows = {(row.day, row.source): row for row in found.select_for_update(of=("self",))}
    return {key: row for key, row in rows.items() if key in keys}


def _said(row: WellnessDay) -> dict[str, Any]:
    """All that the row says, by measure; words under their own names."""
    hrv = RMSSD if row.hrv_kind == HeartRateVariability.RMSSD else SDNN
    columns = {
        hrv: row.hrv_ms,
        Measure.RESTING_HR_BPM: row.resting_hr_bpm,
        Measure.SLEEP_S: None if row.sleep_h is None else row.sleep_h * SLEEP_UNIT_S,
    }
    known = {str(name): value for name, value in columns.items() if value is not None}
    return {**known, **row.more, **row.words}


def _write(row: WellnessDay, values: dict[Measure, float], words: dict[str, str]) -> None:
    """A night with both kinds of HRV keeps rMSSD in the column that the rules read, SDNN beside it."""
    row.words = {**row.words, **words}
    if RMSSD in values:
        if row.hrv_ms is not None and row.hrv_kind == HeartRateVariability.SDNN:
            row.more = {**row.more, SDNN.value: row.hrv_ms}
        row.hrv_ms, row.hrv_kind = values.pop(RMSSD), HeartRateVariability.RMSSD
    elif SDNN in values and (row.hrv_ms is None or row.hrv_kind == HeartRateVariability.SDNN):
        row.hrv_ms, row.hrv_kind = values.pop(SDNN), HeartRateVariability.SDNN
    row.resting_hr_bpm = values.pop(Measure.RESTING_HR_BPM, row.resting_hr_bpm)
    if Measure.SLEEP_S in values:
        row.sleep_h = values.pop(Measure.SLEEP_S) / SLEEP_UNIT_S
    if (
        Measure.STEPS in values
    ):  # counted on through the day, over several files: the last count is the highest
        values[Measure.STEPS] = max(values[Measure.STEPS], row.more.get(Measure.STEPS.value, 0.0))
    row.more = {**row.more, **{name.value: value for name, value in values.items()}}


def _rewrite(row: WellnessDay, said: Mapping[str, Any]) -> None:
    row.hrv_ms = row.resting_hr_bpm = row.sleep_h = None
    row.more, row.words = {}, {}
    values = {Measure(name): value for name, value in said.items() if name in set(Measure)}
    words = {name: value for name, value in said.items() if name not in set(Measure)}
    _write(row, values, words)


def _save(rows: Iterable[WellnessDay]) -> None:
    given = list(rows)
    WellnessDay.objects.bulk_create([row for row in given if row.pk is None])
    known = [row for row in given if row.pk is not None]
    if known:
        WellnessDay.objects.bulk_update(known, FIELDS)


def _change(key: tuple[date, str], before: Mapping[str, Any], after: Mapping[str, Any]) -> Change:
    """Only what differs, so that undoing one import leaves alone what another one said."""
    day, source = key
    return {
        "day": day.isoformat(),
        "source": source,
        "before": {name: value for name, value in before.items() if after.get(name) != value},
        "after": {name: value for name, value in after.items() if before.get(name) != value},
    }

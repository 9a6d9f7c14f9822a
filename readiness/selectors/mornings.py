"""The mornings of many athletes at once: as history.morning_of finds them one by one, in two queries."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Case, F, Value, When
from django.db.models.functions import Collate

from analytics.readiness import History
from athletes.models import HeartRateVariability, WellnessDay
from athletes.recorded import Measurements
from athletes.selectors.fitness import DAY_ZERO, DayNumber
from readiness.models import CheckIn
from readiness.selectors.history import ANSWERED, MEASURES, TYPED
from tenancy.database.prepared import Keys

Row = Mapping[str, Any]
NOBODY: Row = {}
MEASURED = (*MEASURES, "hrv_kind")


@dataclass(frozen=True, slots=True)
class Window:
    """A morning, and how many days before it are its baseline."""

    day: date
    days: int


def mornings_of(windows: Mapping[int, Window]) -> dict[int, tuple[Measurements, History]]:
    """By athlete, what counts of the morning's measurements and the history of their kind. Two queries."""
    if not windows:
        return {}
    first = min(one.day - timedelta(days=one.days) for one in windows.values())
    last = max(one.day for one in windows.values())
    said, measured = _said(windows, first, last), _measured(windows, first, last)
    return {
        athlete: _morning(window, said.get(athlete, NOBODY), measured.get(athlete, NOBODY))
        for athlete, window in windows.items()
    }


def _said(windows: Mapping[int, Window], first: date, last: date) -> dict[int, Row]:
    found = CheckIn.objects.filter(
        athlete__id__any_of=Keys(windows), day__range=(first, last), deleted_at=None
    )
    lists = {f"all_{name}": ArrayAgg(name, order_by="day") for name in ANSWERED}
    at = ArrayAgg(DayNumber("day"), order_by="day")
    rows = found.order_by().values("athlete_id").annotate(at=at, **lists)
    return {row["athlete_id"]: row for row in rows}


def _measured(windows: Mapping[int, Window], first: date, last: date) -> dict[int, Row]:
    """Of two sources on a day the later in this order counts: history._rank."""
    found = WellnessDay.objects.filter(athlete__id__any_of=Keys(windows), day__range=(first, last))
    typed = Case(When(source=TYPED, then=Value(1)), default=Value(0))
    order = (F("day"), typed, Collate("source", "C"))
    lists = {f"all_{name}": ArrayAgg(name, order_by=order) for name in MEASURED}
    at = ArrayAgg(DayNumber("day"), order_by=order)
    rows = found.order_by().values("athlete_id").annotate(at=at, **lists)
    return {row["athlete_id"]: row for row in rows}


def _morning(window: Window, said: Row, measured: Row) -> tuple[Measurements, History]:
    today = (window.day - DAY_ZERO).days
    found = _counting(_between(measured, MEASURED, today, today + 1))
    before = _between(measured, MEASURED, today - window.days, today)
    same_kind = [
        value if kind == found.hrv_kind else None
        for value, kind in zip(before["hrv_ms"], before["hrv_kind"], strict=True)
    ]
    answers = _between(said, ANSWERED, today - window.days, today)
    return found, History(
        sleep=tuple(answers["sleep"]),
        energy=tuple(answers["energy"]),
        recovery=tuple(answers["recovery"]),
        stress=tuple(answers["stress"]),
        scores=tuple(answers["score"]),
        hrv_ms=_series(before["at"], same_kind),
        resting_hr_bpm=_series(before["at"], before["resting_hr_bpm"]),
        sleep_h=_series(before["at"], before["sleep_h"]),
    )


def _between(row: Row, names: Sequence[str], first: int, until: int) -> Row:
    """The lists from one day's number up to another's, which is left out."""
    if not row:
        return dict.fromkeys(("at", *names), ())
    start, end = bisect_left(row["at"], first), bisect_left(row["at"], until)
    return {name: row[name if name == "at" else f"all_{name}"][start:end] for name in ("at", *names)}


def _counting(row: Row) -> Measurements:
    """One value of each, the later one; as history.combined."""
    hrv_ms, resting_hr_bpm, sleep_h = (
        next((one for one in reversed(row[name]) if one is not None), None) for name in MEASURES
    )
    kinds = [kind for value, kind in zip(row["hrv_ms"], row["hrv_kind"], strict=True) if value is not None]
    kind = HeartRateVariability(kinds[-1]) if kinds else HeartRateVariability.RMSSD
    return Measurements(hrv_ms, kind, resting_hr_bpm, sleep_h)


def _series(days: Sequence[int], values: Sequence[float | None]) -> tuple[float, ...]:
    """One value a day, in the order of the days."""
    by_day = {day: value for day, value in zip(days, values, strict=True) if value is not None}
    return tuple(by_day.values())

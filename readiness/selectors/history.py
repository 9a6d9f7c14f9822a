"""The mornings before a check-in, and what was measured on its own morning."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from django.db.models import (
    BigIntegerField,
    CharField,
    DateField,
    FloatField,
    QuerySet,
    SmallIntegerField,
    Value,
)

from analytics.answers import RMSSD
from analytics.readiness import History
from athletes.models import Athlete, HeartRateVariability, WellnessDay
from athletes.recorded import Measurements
from readiness.models import CheckIn, Problem
from tenancy.database.prepared import Given, Prepared

BASELINE_DAYS = 28
TYPED = "check-in"
"""The source of what the athlete typed into a check-in; it wins over every device."""

ANSWERED = ("sleep", "energy", "recovery", "stress", "score")
SAID = ("sleep", "energy", "recovery", "stress", "problem", "body_part", "pain", "note")
MEASURES = ("hrv_ms", "resting_hr_bpm", "sleep_h")
ATHLETE = Given("athlete", BigIntegerField())
FIRST, LAST = Given("first", DateField()), Given("last", DateField())
Row = dict[str, Any]
Rows = QuerySet[Any, Row]


def answers_before(
    *, athlete: Athlete, day: date, hrv_kind: str = RMSSD, days: int = BASELINE_DAYS
) -> History:
    """The check-ins and measurements of the days before, oldest first, in one query."""
    return _history(_said_and_measured(athlete, day, days), day, hrv_kind)


def morning_of(*, athlete: Athlete, day: date, days: int) -> tuple[Measurements, History]:
    """What counts of the morning's measurements, and the history of their kind, in one query."""
    rows = _said_and_measured(athlete, day, days)
    measured = [row for row in rows if row["day"] == day and row["score"] is None]
    found = combined(sorted(measured, key=_rank))
    return found, _history(rows, day, found.hrv_kind)


def _said_and_measured(athlete: Athlete, day: date, days: int) -> list[Row]:
    """Every answer and measurement up to the day, by day."""
    first = day - timedelta(days=days)
    return _both(athlete.organization_id).ask(athlete=athlete.pk, first=first, last=day)


@lru_cache(maxsize=256)
def _both(_organization_id: int) -> Prepared:
    return Prepared(_checked_in().union(_measured(), all=True).order_by("day"))


@lru_cache(maxsize=256)
def _measures_alone(_organization_id: int) -> Prepared:
    return Prepared(_measured())


def _history(found: list[Row], day: date, hrv_kind: str) -> History:
    rows = [row for row in found if row["day"] < day]
    mornings = [row for row in rows if row["score"] is not None]
    measured = [row for row in rows if row["score"] is None]
    return History(
        sleep=tuple(row["sleep"] for row in mornings),
        energy=tuple(row["energy"] for row in mornings),
        recovery=tuple(row["recovery"] for row in mornings),
        stress=tuple(row["stress"] for row in mornings),
        scores=tuple(row["score"] for row in mornings),
        hrv_ms=_series((row for row in measured if row["hrv_kind"] == hrv_kind), "hrv_ms"),
        resting_hr_bpm=_series(measured, "resting_hr_bpm"),
        sleep_h=_series(measured, "sleep_h"),
    )


def measured_on(*, athlete: Athlete, day: date) -> Measurements:
    """What counts of the morning's measurements: what was typed, else a device's. One query."""
    return combined(measured_rows(athlete=athlete, day=day))


def measured_rows(*, athlete: Athlete, day: date) -> list[Row]:
    """The morning's measurements by source; the later one counts."""
    found = _measures_alone(athlete.organization_id).ask(athlete=athlete.pk, first=day, last=day)
    return sorted(found, key=_rank)


def given_answers(*, check_in: CheckIn) -> dict[str, Any]:
    """Everything the athlete said that morning, by the names of the form's fields. One query."""
    typed = WellnessDay.objects.filter(athlete=check_in.athlete_id, day=check_in.day, source=TYPED)
    said = {name: getattr(check_in, name) for name in (*SAID, "day")}
    if check_in.problem != Problem.PAIN:
        del said["pain"]
    spots = [(one["part"], one["side"], one["pain"]) for one in check_in.spots]
    said |= {"side": spots[0][1] if spots else "", "more": spots[1:]}
    return {**said, **(typed.values(*MEASURES).first() or {})}


def combined(rows: Iterable[Row]) -> Measurements:
    """One value of each, from rows in the order of `measured_rows`."""
    found = Measurements()
    for row in rows:
        found = replace(found, **{name: row[name] for name in MEASURES if row[name] is not None})
        if row["hrv_ms"] is not None:
            found = replace(found, hrv_kind=HeartRateVariability(row["hrv_kind"]))
    return found


def _checked_in() -> Rows:
    found = CheckIn.objects.filter(athlete=ATHLETE, day__range=(FIRST, LAST), deleted_at=None).order_by()
    unmeasured = {name: Value(None, FloatField()) for name in MEASURES}
    nobody = {name: Value("", CharField()) for name in ("source", "hrv_kind")}
    rows: Rows = found.values("day", *ANSWERED, **unmeasured, **nobody)
    return rows


def _measured() -> Rows:
    found = WellnessDay.objects.filter(athlete=ATHLETE, day__range=(FIRST, LAST)).order_by()
    unanswered = {name: Value(None, SmallIntegerField()) for name in ANSWERED}
    rows: Rows = found.annotate(**unanswered).values("day", *ANSWERED, *MEASURES, "source", "hrv_kind")
    return rows


def _series(rows: Iterable[Row], name: str) -> tuple[float, ...]:
    """One value a day, in the order of the days."""
    by_day = {row["day"]: row[name] for row in sorted(rows, key=_rank) if row[name] is not None}
    return tuple(by_day[day] for day in sorted(by_day))


def _rank(row: Row) -> tuple[bool, str]:
    """Of two sources on a day the later in this order counts."""
    return row["source"] == TYPED, row["source"]

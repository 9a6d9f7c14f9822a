"""HRV, resting heart rate and sleep against the athlete's own weeks before, each kind of HRV by itself."""

import math
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from analytics.answers import RMSSD
from analytics.streaks import Series, Streak, deviations, shortfalls, streak
from athletes.selectors.fitness import DAY_ZERO
from readiness.selectors.facts.known import Known, Measured, Part
from readiness.selectors.history import TYPED


def off_normal(known: Known) -> Part:
    """How long each has been off, and how far it is off on its last day."""
    rows = sorted(known.measured, key=lambda one: (one.source == TYPED, one.source))
    return _with_sleep(_with_resting(_with_hrv(Part(), rows, known), rows, known), rows, known)


def _with_hrv(part: Part, rows: Sequence[Measured], known: Known) -> Part:
    rules, limit = known.settings.readiness, known.settings.evidence.hrv_z
    kind = _kind(rows)
    values = _series(rows, lambda one: one.hrv_ms if one.hrv_kind == kind else None)
    floor = rules.sdnn_sd_floor_ms
    if kind == RMSSD:
        values, floor = [(day, math.log(value)) for day, value in values], rules.ln_rmssd_sd_floor
    found = _off(values, known, floor=floor, sign=-1, limit=limit)
    if found is None:
        return part
    facts = {"hrv_days": found.count, "hrv_z": round(-found.off, 2), "hrv_kind": kind}
    return part.joined(facts, "hrv_low", _day(found.first))


def _with_resting(part: Part, rows: Sequence[Measured], known: Known) -> Part:
    floor, limit = known.settings.readiness.resting_hr_sd_floor_bpm, known.settings.evidence.resting_hr_z
    values = _series(rows, lambda one: one.resting_hr_bpm)
    found = _off(values, known, floor=floor, sign=1, limit=limit)
    if found is None:
        return part
    facts = {"resting_hr_days": found.count, "resting_hr_z": round(found.off, 2)}
    return part.joined(facts, "resting_hr_high", _day(found.first))


def _with_sleep(part: Part, rows: Sequence[Measured], known: Known) -> Part:
    rules = known.settings.readiness
    values = _series(rows, lambda one: one.sleep_h)
    short = shortfalls(values, least=rules.learning_days, window=round(rules.baseline_days))
    limit = known.settings.evidence.sleep_hours
    found = streak(values, today=_number(known.day), off=short, limit=limit)
    if found is None:
        return part
    facts = {"sleep_days": found.count, "sleep_short_h": round(found.off, 2)}
    return part.joined(facts, "sleep_short", _day(found.first))


def _off(values: Series, known: Known, *, floor: float, sign: int, limit: float) -> Streak | None:
    rules = known.settings.readiness
    window = round(rules.baseline_days)
    far = deviations(values, floor=floor, sign=sign, least=rules.learning_days, window=window)
    return streak(values, today=_number(known.day), off=far, limit=limit)


def _kind(rows: Sequence[Measured]) -> str:
    """Of the HRV that counts on the last day with one."""
    with_hrv = [one for one in rows if one.hrv_ms]
    last = max((one.day for one in with_hrv), default=None)
    return next((one.hrv_kind for one in reversed(with_hrv) if one.day == last), RMSSD)


def _series(rows: Sequence[Measured], value: Callable[[Measured], float | None]) -> list[tuple[int, float]]:
    """One value a day; of two sources the later in the order of the rows counts, and a 0 is none."""
    by_day = {one.day: found for one in rows if (found := value(one))}
    return sorted(by_day.items())


def _number(day: date) -> int:
    return (day - DAY_ZERO).days


def _day(number: int) -> date:
    return DAY_ZERO + timedelta(days=number)

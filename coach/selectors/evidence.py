"""The numbers behind a case: four tiles, each with its last fourteen days and the athlete's normal range."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from django.utils.translation import gettext

from athletes import selectors as athletes
from athletes.models import Athlete, WellnessDay
from readiness.models import CheckIn
from tenancy.templatetags.display import hours

SHOWN_DAYS = 14
NORMAL_DAYS = 28
FEWEST_FOR_NORMAL = 7

Series = list[float | None]


@dataclass(frozen=True, slots=True)
class Tile:
    """One measure: its name, today's value in words, its days (None is a gap), its normal range and a word on it."""

    title: str
    value: str
    days: Series
    low: float | None
    high: float | None
    note: str
    label: str


def tiles_of(*, athlete: Athlete, day: date) -> tuple[Tile, ...]:
    """HRV (or readiness where there is none), sleep, soreness, and the week's load. Three queries."""
    first = day - timedelta(days=NORMAL_DAYS - 1)
    check_ins = {row.day: row for row in CheckIn.objects.of(athlete).between(first, day)}
    wellness: dict[date, WellnessDay] = {}
    for row in athletes.wellness_between(athlete=athlete, first=first, last=day):
        wellness[row.day] = _fuller(row, wellness.get(row.day))
    calendar = [first + timedelta(days=offset) for offset in range(NORMAL_DAYS)]
    load = athletes.daily_load(athlete=athlete, first=first, last=day)
    return (
        _heart(calendar, check_ins, wellness),
        _sleep(calendar, check_ins, wellness),
        _soreness(calendar, check_ins),
        _load(load),
    )


def _fuller(row: WellnessDay, other: WellnessDay | None) -> WellnessDay:
    """Of two sources of a morning, the one with heart-rate variability."""
    return row if other is None or row.hrv_ms is not None else other


def _heart(calendar: list[date], check_ins: dict[date, CheckIn], wellness: dict[date, WellnessDay]) -> Tile:
    hrv: Series = [wellness[day].hrv_ms if day in wellness else None for day in calendar]
    if any(value is not None for value in hrv):
        return _tile(gettext("HRV (rMSSD)"), hrv, lambda value: gettext("%(value)d ms") % {"value": round(value)})
    scores: Series = [float(check_ins[day].score) if day in check_ins else None for day in calendar]
    return _tile(gettext("Readiness"), scores, lambda value: gettext("%(value)d of 100") % {"value": round(value)})


def _sleep(calendar: list[date], check_ins: dict[date, CheckIn], wellness: dict[date, WellnessDay]) -> Tile:
    slept: Series = [wellness[day].sleep_h if day in wellness else None for day in calendar]
    if any(value is not None for value in slept):
        return _tile(gettext("Sleep"), slept, hours)
    answers: Series = [float(check_ins[day].sleep) if day in check_ins else None for day in calendar]
    return _tile(gettext("Sleep"), answers, lambda value: gettext("%(value)d of 5") % {"value": round(value)})


def _soreness(calendar: list[date], check_ins: dict[date, CheckIn]) -> Tile:
    pain: Series = [float(check_ins[day].pain) if day in check_ins else None for day in calendar]
    tile = _tile(gettext("Pain"), pain, lambda value: gettext("%(value)d of 10") % {"value": round(value)})
    last = check_ins.get(calendar[-1])
    if last is None or not last.pain:
        return tile
    words = gettext("%(part)s, %(value)d of 10") % {"part": last.get_body_part_display(), "value": last.pain}
    return Tile(tile.title, words, tile.days, tile.low, tile.high, tile.note, tile.label)


def _load(load: np.ndarray) -> Tile:
    week, before = float(load[-7:].sum()), float(load[-14:-7].sum())
    note = gettext("no load the week before")
    if before > 0:
        note = gettext("%(percent)+d %% on the week before") % {"percent": round(100 * (week - before) / before)}
    label = gettext("Daily load of 14 days; the last seven add up to %(week)d, %(note)s") % {
        "week": round(week),
        "note": note,
    }
    days: Series = [float(value) for value in load[-SHOWN_DAYS:]]
    return Tile(gettext("Load, 7 days"), str(round(week)), days, None, None, note, label)


def _tile(title: str, days: Series, worded) -> Tile:  # type: ignore[no-untyped-def]
    last = days[-1]
    value = gettext("no value today") if last is None else worded(last)
    low, high = normal_range(days[:-1])
    if low is None or high is None:
        note = gettext("too few days for a normal range")
    else:
        note = gettext("normal %(low)s to %(high)s") % {"low": worded(low), "high": worded(high)}
    label = gettext("%(title)s, 14 days: now %(value)s, %(note)s") % {"title": title, "value": value, "note": note}
    return Tile(title, value, days[-SHOWN_DAYS:], low, high, note, label)


def normal_range(days: Sequence[float | None]) -> tuple[float | None, float | None]:
    """Mean ± one sample standard deviation of the days with a value; (None, None) below seven of them."""
    values = np.array([value for value in days if value is not None])
    if len(values) < FEWEST_FOR_NORMAL:
        return None, None
    mean, spread = float(values.mean()), float(values.std(ddof=1))
    return max(0.0, mean - spread), mean + spread

"""The numbers behind a case: four tiles, each with its last fourteen days and the athlete's normal range."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from django.utils.translation import gettext

from athletes.models import HeartRateVariability
from coach.selectors.evidence import Evidence, Series
from readiness.models import BodyPart
from tenancy.templatetags.display import hours

SHOWN_DAYS = 14
FEWEST_FOR_NORMAL = 7
WEEK = 7


@dataclass(frozen=True, slots=True)
class Tile:
    """One measure: its name, today's value in words, its days (None: a gap), the normal range, a word on it.

    `bad`: today's value lies outside the range, on the side that matters.
    """

    title: str
    value: str
    days: tuple[float | None, ...]
    low: float | None
    high: float | None
    note: str
    label: str
    bad: bool = False


def tiles_of(evidence: Evidence) -> tuple[Tile, ...]:
    """HRV (or readiness where there is none), sleep, pain, and the week's load."""
    return _heart(evidence), _sleep(evidence), _pain(evidence), _load(evidence)


def normal_range(days: Sequence[float | None]) -> tuple[float, float] | None:
    """Mean ± one sample standard deviation of the days with a value; None below seven of them."""
    values = np.array([value for value in days if value is not None])
    if len(values) < FEWEST_FOR_NORMAL:
        return None
    mean, spread = float(values.mean()), float(values.std(ddof=1))
    return max(0.0, mean - spread), mean + spread


def _heart(evidence: Evidence) -> Tile:
    if evidence.hrv_ms:
        title = gettext("HRV (%(kind)s)") % {"kind": HeartRateVariability(evidence.hrv_kind).label}
        return tile(title, series(evidence, evidence.hrv_ms), milliseconds)
    scores = {day: float(morning.score) for day, morning in evidence.mornings.items()}
    return tile(gettext("Readiness"), series(evidence, scores), lambda value: f"{value:.0f}")


def _sleep(evidence: Evidence) -> Tile:
    if evidence.sleep_h:
        return tile(gettext("Sleep"), series(evidence, evidence.sleep_h), hours)
    answers = {day: float(morning.sleep) for day, morning in evidence.mornings.items()}
    return tile(gettext("Sleep"), series(evidence, answers), lambda value: _of(value, 5))


def _pain(evidence: Evidence) -> Tile:
    pain = {day: float(morning.pain) for day, morning in evidence.mornings.items()}
    found = tile(gettext("Pain"), series(evidence, pain), lambda value: _of(value, 10), high_is_bad=True)
    today = evidence.this_morning
    if today is None or not today.pain or not today.body_part:
        return found
    words = {"pain": found.value, "part": BodyPart(today.body_part).label}
    return replace(found, value=gettext("%(pain)s %(part)s") % words)


def _load(evidence: Evidence) -> Tile:
    days = [evidence.loads.get(day, 0.0) for day in evidence.calendar[-SHOWN_DAYS:]]
    before, week = sum(days[:WEEK]), sum(days[WEEK:])
    note = gettext("no load the week before")
    if before > 0:
        note = gettext("%(percent)+d %% on the week before") % {
            "percent": round(100 * (week - before) / before)
        }
    label = gettext("Load by day, 14 days; the last seven add up to %(week)d, %(note)s")
    return Tile(
        title=gettext("Load, 7 days"),
        value=str(round(week)),
        days=tuple(days),
        low=None,
        high=None,
        note=note,
        label=label % {"week": round(week), "note": note},
    )


def tile(title: str, days: Series, worded: Callable[[float], str], *, high_is_bad: bool = False) -> Tile:
    """A measure of four weeks by day, with its last fourteen days against the days before today."""
    last, normal = days[-1], normal_range(days[:-1])
    value = gettext("none today") if last is None else worded(last)
    note, bad = gettext("too few days for a normal range"), False
    if normal is not None:
        note = _normal_words(worded(normal[0]), worded(normal[1]))
        bad = last is not None and (last > normal[1] if high_is_bad else last < normal[0])
    label = gettext("%(title)s, 14 days: now %(value)s, %(note)s") % {
        "title": title,
        "value": value,
        "note": note,
    }
    low, high = normal or (None, None)
    return Tile(title, value, tuple(days[-SHOWN_DAYS:]), low, high, note, label, bad)


def _normal_words(low: str, high: str) -> str:
    if low == high:
        return gettext("normal %(value)s") % {"value": low}
    return gettext("normal %(low)s to %(high)s") % {"low": low, "high": high}


def series(evidence: Evidence, values: Mapping[date, float]) -> Series:
    """The values along the evidence's calendar."""
    return [values.get(day) for day in evidence.calendar]


def milliseconds(value: float) -> str:
    """49 ms."""
    return gettext("%(value)d ms") % {"value": round(value)}


def _of(value: float, most: int) -> str:
    return gettext("%(value)d/%(most)d") % {"value": round(value), "most": most}

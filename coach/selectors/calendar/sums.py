"""A week's sums, as planned and as done."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from django.utils.formats import number_format
from django.utils.translation import gettext

from analytics.workout import Physiology, from_json, profile
from athletes.dated import Dated
from athletes.models import Activity
from coach.selectors.calendar.facts import Facts
from coach.selectors.calendar.values import Sums, ZoneShare
from planning.changes import Entry
from planning.models import Outcome
from planning.pairing import SPORT
from tenancy.templatetags import display

ZONES = 6
NAMED_FROM = 9.0
KEPT = 4096
WEEK = timedelta(days=7)


@dataclass
class _Total:
    duration_s: float = 0.0
    distance_m: float = 0.0
    load: float = 0.0
    zone_s: list[float] = field(default_factory=lambda: [0.0] * ZONES)

    def add(self, duration_s: float, distance_m: float | None, load: float | None) -> None:
        self.duration_s += duration_s
        self.distance_m += distance_m or 0.0
        self.load += load or 0.0

    def add_zones(self, seconds: Iterable[float]) -> None:
        self.zone_s = [so_far + more for so_far, more in zip(self.zone_s, seconds, strict=True)]


def sums_of(facts: Facts, monday: date, entries: Sequence[Entry], units: str) -> Sums:
    """The figures of the week that begins on the Monday; its entries are those that the draft leaves."""
    week = [day for number in range(7) if (day := monday + timedelta(days=number))]
    runs = [run for day in week for run in facts.runs.get(day, ()) if run.sport == SPORT]
    planned, done = _planned(entries, facts.zones), _done(runs)
    ramp = facts.preview.ramps.get(monday)
    return Sums(
        time=display.duration(planned.duration_s),
        time_done=display.duration(done.duration_s) if runs else "",
        distance=display.distance(planned.distance_m, units),
        distance_done=display.distance(done.distance_m, units) if runs else "",
        load=display.whole(planned.load),
        load_done=display.whole(done.load) if runs else "",
        compliance=_compliance(facts, entries),
        ramp="" if ramp is None else _ramp(ramp, facts.around.ramp_limit),
        steep=ramp is not None and ramp > facts.around.ramp_limit,
        zones=shares(planned.zone_s),
        zones_done=shares(done.zone_s),
    )


def shares(zone_s: Sequence[float]) -> tuple[ZoneShare, ...]:
    """Seconds in each zone as parts of a bar; none where there are none."""
    whole, start, found = sum(zone_s), 0.0, []
    for zone, seconds in enumerate(zone_s, start=1):
        if seconds <= 0:
            continue
        width = 100 * seconds / whole
        words = gettext("Zone %(zone)d: %(time)s") % {"zone": zone, "time": display.duration(seconds)}
        found.append(ZoneShare(zone, round(start, 2), round(width, 2), width >= NAMED_FROM, words))
        start += width
    return tuple(found)


def _planned(entries: Sequence[Entry], zones: Dated) -> _Total:
    total = _Total()
    for entry in entries:
        content = entry.content
        total.add(content.duration_s, content.distance_m, content.load)
        if content.steps is not None:
            parts = _parts(json.dumps(content.steps), zones.physiology_on(entry.day))
            total.add_zones(part * content.duration_s for part in parts)
    return total


@lru_cache(maxsize=KEPT)
def _parts(steps: str, physiology: Physiology) -> tuple[float, ...]:
    """Which part of a session is planned in each zone; a season asks for the same sessions at every look."""
    parts = [0.0] * ZONES
    for bar in profile(from_json(json.loads(steps)), physiology):
        parts[bar.zone - 1] += bar.width
    return tuple(parts)


def _done(runs: Iterable[Activity]) -> _Total:
    total = _Total()
    for run in runs:
        total.add(run.duration_s, run.distance_m, run.load)
        zone_s = run.hr_zone_s or run.pace_zone_s
        if zone_s:
            total.add_zones(zone_s)
    return total


def _compliance(facts: Facts, entries: Sequence[Entry]) -> str:
    """Of the sessions whose day has come, how many went as planned; an excused one is not counted."""
    come = [one for one in entries if one.outcome or (one.day < facts.today and one.content.steps)]
    due = [one.outcome for one in come if one.outcome != Outcome.EXCUSED]
    if not due:
        return ""
    done = due.count(Outcome.DONE)
    return gettext("%(done)d of %(due)d as planned") % {"done": done, "due": len(due)}


def _ramp(ramp: float, limit: float) -> str:
    words = {"ramp": number_format(round(ramp, 1), 1), "limit": display.whole(limit)}
    return gettext("%(ramp)s, limit %(limit)s") % words

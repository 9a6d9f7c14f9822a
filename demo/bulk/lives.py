"""Lives: two years of one person's mornings and runs, as rows without an athlete yet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from analytics.answers import Problem
from analytics.compliance import Amount, compare
from analytics.days import monday_of
from analytics.fitness import fitness, ramp
from analytics.load_band import load_band
from analytics.recommendation import LoadContext
from analytics.samples import Array
from athletes.derived import load_with
from athletes.models import Activity
from athletes.selectors import context_of
from demo.bulk.cases import cases_of, flags_of
from demo.bulk.mornings import Row, Scored, mornings_of
from demo.bulk.seasons import Season, physiology_of, season_of
from demo.cast import Person
from demo.runs import segments_of, summary
from planning.filling import FilledSession
from planning.models import CatalogueSession
from planning.proposal import steps_of

ADVISED_DAYS = 21
PLANNED_DAYS_BEFORE, PLANNED_DAYS_AFTER = 14, 20
RAN_AT = time(7, 15)
RUN_FACTS = ("day", "started_at", "duration_s", "elapsed_s", "distance_m", "avg_hr_bpm")
SPARK_DAYS = 28


@dataclass(frozen=True, slots=True)
class Life:
    """Rows by what they are, each a row of that model but for organization and athlete."""

    person: Person
    season: Season
    check_ins: list[Row]
    measured: list[Row]
    runs: list[Row]
    weeks: list[Row]
    sessions: list[Row]
    cases: list[Row]
    flags: list[Row]
    state: Row


def live(person: Person, *, now: datetime, weeks: int, zone: str, library: list[CatalogueSession]) -> Life:
    """The person's life up to now, from so many weeks ago. The same arguments, the same life."""
    local, days = now.astimezone(ZoneInfo(zone)), weeks * 7
    today = local.date()
    season = season_of(person, today=today, library=library)
    runs = {run["day"]: run for run in _runs(person, season, now=local, days=days)}
    loads = np.array([runs[day]["load"] if day in runs else 0.0 for day in _days(today, days)])
    advised = _contexts(loads, today)
    mornings = mornings_of(person, season, now=local, days=days, loads=advised)
    cases = cases_of(person, mornings)
    return Life(
        person,
        season,
        check_ins=[row for row in map(Scored.check_in, mornings) if row],
        measured=[row for row in map(Scored.measured, mornings) if row],
        runs=list(runs.values()),
        weeks=list(_weeks(season, today)),
        sessions=[_session(one, runs.get(one.day), today) for one in _around(season, today)],
        cases=cases,
        flags=flags_of(cases, mornings, today=today),
        state=_state(loads, mornings, list(runs.values()), today),
    )


def _days(today: date, count: int) -> Iterator[date]:
    return (today - timedelta(days=ago) for ago in range(count, -1, -1))


def _runs(person: Person, season: Season, *, now: datetime, days: int) -> Iterator[Row]:
    """The runs before today, one a day at most."""
    known = physiology_of(person)
    for ago in range(days, 0, -1):
        day = now.date() - timedelta(days=ago)
        session, rng = season.trained_on(day), np.random.default_rng([person.seed, ago, 7])
        if session is None or rng.random() > person.adherence:
            continue
        segments = segments_of(session.workout, known, stretch=float(rng.normal(1.0, 0.06)))
        run = summary(person, segments, started_at=datetime.combine(day, RAN_AT, now.tzinfo))
        facts = {name: getattr(run, name) for name in RUN_FACTS}
        found = load_with(Activity(**facts), None, None, physiology=known, category=session.category.value)
        inputs = {"category": session.category.value, **found.inputs}
        yield {**facts, "load": found.value, "load_method": found.method.value, "load_inputs": inputs}


def _contexts(loads: Array, today: date) -> Mapping[date, LoadContext]:
    """What the days before weigh, for each of the last days; in two years fitness has long warmed up."""
    ctl = fitness(loads).ctl
    ends = range(max(0, len(loads) - 1 - ADVISED_DAYS), len(loads))
    return {
        today - timedelta(days=len(loads) - 1 - end): context_of(ramp=ramp(ctl[:end]), loads=loads[:end])
        for end in ends
    }


def _around(season: Season, today: date) -> list[FilledSession]:
    first, last = _span(today)
    return [one for day, one in sorted(season.by_day.items()) if first <= day <= last]


def _span(today: date) -> tuple[date, date]:
    monday = monday_of(today)
    return monday - timedelta(days=PLANNED_DAYS_BEFORE), monday + timedelta(days=PLANNED_DAYS_AFTER)


def _weeks(season: Season, today: date) -> Iterator[Row]:
    first, last = _span(today)
    for filled in season.weeks:
        week = filled.week
        if first <= week.monday <= last:
            yield {
                "number": week.number,
                "starts_on": week.monday,
                "phase": week.phase.value,
                "cutback": week.cutback,
                "target_s": week.target_s,
            }


def _session(one: FilledSession, run: Row | None, today: date) -> Row:
    amount = one.totals
    return {
        "day": one.day,
        "category": one.category.value,
        "key": one.key,
        "template_code": one.template_code,
        "title": one.title,
        "purpose": one.purpose,
        "steps": steps_of(one.workout),
        "duration_s": amount.duration_s,
        "distance_m": amount.distance_m,
        "load": amount.load,
        "week_starts_on": monday_of(one.day),
        **_outcome(Amount(amount.duration_s, amount.distance_m, amount.load), run, missed=one.day < today),
    }


def _outcome(planned: Amount, run: Row | None, *, missed: bool) -> Row:
    if run is None:
        return (
            {"outcome": "missed", "percent": 0, "measure": "duration"}
            if missed
            else {"outcome": "", "percent": None, "measure": ""}
        )
    found = compare(planned, Amount(run["duration_s"], run["distance_m"], run["load"]))
    return {"outcome": found.verdict.value, "percent": found.percent, "measure": found.measure}


def _state(loads: Array, mornings: list[Scored], runs: list[Row], today: date) -> dict[str, Any]:
    found, week = fitness(loads), load_band(loads)
    answered = [one for one in mornings if one.score is not None]
    newest = answered[-1] if answered else None
    values = {one.day: one.score.value for one in answered if one.score is not None}
    head = newest.day if newest else today
    said = newest.morning.answers if newest else None
    return {
        "readiness": values.get(head),
        "band": newest.score.band.value if newest and newest.score else "",
        "readiness_day": newest.day if newest else None,
        "spark": [values.get(day) for day in _days(head, SPARK_DAYS - 1)],
        "load_day": today,
        "ctl": float(found.ctl[-1]),
        "atl": float(found.atl[-1]),
        "tsb": float(found.tsb[-1]),
        "ramp": ramp(found.ctl),
        "week_load": week.week,
        "band_low": week.low,
        "band_high": week.high,
        "load_share": week.share,
        "pain": said.pain if said else 0,
        "ill": said is not None and said.problem == Problem.ILL,
        "last_check_in_at": newest.at if newest else None,
        "last_activity_at": runs[-1]["started_at"] if runs else None,
    }

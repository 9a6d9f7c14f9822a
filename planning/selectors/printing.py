"""A plan for paper: each session with its steps in the athlete's own numbers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from analytics.workout import from_json
from athletes.dated import Dated
from athletes.selectors import dated
from planning import wording
from planning.models import DayNote, Plan, PlannedSession
from planning.selectors.day_notes import notes_for_athlete
from planning.selectors.plans import WeekDetail, plan_detail
from planning.wording import Paces, StepLine

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class PrintedSession:
    session: PlannedSession
    steps: tuple[StepLine, ...]


@dataclass(frozen=True, slots=True)
class PrintedNote:
    """What the coach says of a day."""

    day: date
    text: str


@dataclass(frozen=True, slots=True)
class PrintedWeek:
    detail: WeekDetail
    sessions: tuple[PrintedSession, ...]
    notes: tuple[PrintedNote, ...]


def printed(*, plan: Plan, units: str) -> list[PrintedWeek]:
    """Every week with its sessions; without steps where no person stands behind them. Four queries."""
    zones, weeks = dated(athlete=plan.athlete), plan_detail(plan=plan).weeks
    last = plan.starts_on + len(weeks) * WEEK
    notes = notes_for_athlete(athlete=plan.athlete, first=plan.starts_on, last=last)
    return [
        PrintedWeek(
            week,
            tuple(_session(one, zones, units) for one in week.sessions),
            tuple(_notes(notes, week.week.starts_on)),
        )
        for week in weeks
    ]


def _notes(notes: Mapping[date, list[DayNote]], monday: date) -> Iterator[PrintedNote]:
    for day in (monday + timedelta(days=number) for number in range(7)):
        yield from (PrintedNote(day, note.text) for note in notes.get(day, ()))


def _session(session: PlannedSession, zones: Dated, units: str) -> PrintedSession:
    if session.steps is None or not session.confirmed:
        return PrintedSession(session, ())
    lines = wording.step_lines(from_json(session.steps), paces_on(session, zones, units))
    return PrintedSession(session, tuple(lines))


def paces_on(session: PlannedSession, zones: Dated, units: str) -> Paces:
    """The athlete's zones and thresholds on the session's day, for words."""
    bounds, known = zones.zones_on(session.day), zones.physiology_on(session.day)
    return Paces(
        speed_m_s=bounds.speed_m_s,
        hr_bpm=bounds.hr_bpm,
        threshold_speed_m_s=known.threshold_speed_m_s,
        threshold_hr_bpm=known.threshold_hr_bpm,
        units=units,
    )

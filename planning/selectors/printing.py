"""A plan for paper: each session with its steps in the athlete's own numbers."""

from dataclasses import dataclass

from analytics.workout import from_json
from athletes.dated import Dated
from athletes.selectors import dated
from planning import wording
from planning.models import Plan, PlannedSession
from planning.selectors.plans import WeekDetail, plan_detail
from planning.wording import Paces, StepLine


@dataclass(frozen=True, slots=True)
class PrintedSession:
    session: PlannedSession
    steps: tuple[StepLine, ...]


@dataclass(frozen=True, slots=True)
class PrintedWeek:
    detail: WeekDetail
    sessions: tuple[PrintedSession, ...]


def printed(*, plan: Plan, units: str) -> list[PrintedWeek]:
    """Every week with its sessions; without steps where no person stands behind them. Three queries."""
    zones = dated(athlete=plan.athlete)
    return [
        PrintedWeek(week, tuple(_session(one, zones, units) for one in week.sessions))
        for week in plan_detail(plan=plan).weeks
    ]


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

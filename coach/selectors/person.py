"""Everything about one athlete, to decide in a minute: the page behind a name."""

from dataclasses import dataclass
from datetime import datetime

from analytics.adherence import WeekAdherence
from athletes import selectors as athletes
from athletes.models import Athlete, AthleteState
from athletes.selectors import Episodes
from coach.selectors.ahead import DayAhead, days_ahead
from coach.selectors.buckets import Standing, standing_of
from coach.selectors.case import CaseDetail, case_of
from coach.selectors.evidence import evidence_of
from coach.selectors.header import Header, header_of
from coach.selectors.measures import Measures, measures
from coach.selectors.timeline import Cursor, Kind, Timeline, timeline
from planning import selectors as planning
from planning.models import Plan
from readiness.models import Intervention
from tenancy.models import Membership


@dataclass(frozen=True, slots=True)
class PersonDetail:
    """`proposed`: changes that the rules propose for the plan, and that wait for a decision."""

    athlete: Athlete
    state: AthleteState | None
    header: Header
    standing: Standing
    case: CaseDetail | None
    measures: Measures
    ahead: tuple[DayAhead, ...]
    timeline: Timeline
    plan: Plan | None
    drafts: tuple[Plan, ...]
    episodes: Episodes
    adherence: tuple[WeekAdherence, ...]
    proposed: int


def person(
    *,
    athlete: Athlete,
    now: datetime,
    units: str = "metric",
    kind: Kind | None = None,
    cursor: Cursor | None = None,
    by: Membership | None = None,
) -> PersonDetail:
    """The athlete's page. A constant number of queries, and two more while a case is open."""
    today = athlete.local_day(now)
    state = AthleteState.objects.filter(athlete=athlete).first()
    evidence = evidence_of(athlete=athlete, day=today)
    races = planning.upcoming_races(athlete=athlete, today=today)
    plan = planning.published_plan(athlete=athlete)
    case = _open_case(athlete, now)
    theirs = evidence.theirs.get((state and state.readiness_day) or today, ())
    return PersonDetail(
        athlete=athlete,
        state=state,
        header=header_of(athlete=athlete, state=state, races=races, plan=plan, theirs=theirs, now=now),
        standing=standing_of(athlete=athlete, state=state, now=now),
        case=case,
        measures=measures(athlete=athlete, evidence=evidence),
        ahead=days_ahead(
            athlete=athlete,
            today=today,
            races=races,
            changes=case.changes if case else (),
            acted=case is not None and case.may_confirm,
        ),
        timeline=timeline(athlete=athlete, now=now, kind=kind, cursor=cursor, units=units, by=by),
        plan=plan,
        drafts=tuple(planning.drafts_of(athlete=athlete)),
        episodes=athletes.episodes_of(athlete=athlete, today=today),
        adherence=planning.adherence(athlete=athlete, today=today),
        proposed=planning.proposed_changes(athlete=athlete),
    )


def _open_case(athlete: Athlete, now: datetime) -> CaseDetail | None:
    """The open case, with all that the pane of the command center shows of it."""
    found = Intervention.objects.open().of(athlete).filter(deleted_at=None).first()
    if found is None:
        return None
    found.athlete = athlete
    return case_of(intervention=found, now=now)

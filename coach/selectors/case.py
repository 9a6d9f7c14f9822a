"""One athlete's case: what happened, the evidence, the proposal as a change to the week, what was decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import BigIntegerField, DateField, F
from django.utils.formats import date_format
from django.utils.translation import gettext

from athletes.models import Athlete, Band, Mode
from athletes.selectors import business_time_of, settings_for
from coach.selectors.beyond import Beyond, beyond_the_day
from coach.selectors.clocks import Clock, clock_of
from coach.selectors.decided import Decided, decided_of, expression
from coach.selectors.evidence import ATHLETE, TODAY, Morning, Theirs, expressions, gathered, given
from coach.selectors.rows import state_word
from coach.selectors.tiles import Tile, tiles_of
from planning.models import PlannedSession, PlanState
from readiness import wording
from readiness.models import FlagKind, Intervention
from readiness.modes import mode_for
from tenancy.database.prepared import Given, Prepared
from tenancy.templatetags.display import localised, short_day

WEEK = timedelta(days=6)
CASE = Given("case", BigIntegerField())
LAST = Given("last", DateField())
TONES = {Band.GREEN: "ready", Band.AMBER: "caution", Band.RED: "stop"}


@dataclass(frozen=True, slots=True)
class Change:
    """A day of the coming week: what is planned, and what is proposed instead ("" for no change).

    Where the rules have acted: what was planned, and what they have made of it.
    """

    day: date
    now: str
    proposed: str
    load_now: float
    load_proposed: float


@dataclass(frozen=True, slots=True)
class Goal:
    """What the athlete trains for, if for a race, and how far they have come."""

    name: str
    day: date | None
    days_left: int
    week: int
    weeks: int


@dataclass(frozen=True, slots=True)
class Apart:
    """A reason that does not count for now, in words, and until when ("" where it was dismissed)."""

    code: str
    words: str
    until: str


class Coming(NamedTuple):
    """A session of the coming week, and the plan and race it leads to: OF_A_DAY in this order."""

    pk: int
    public_id: UUID
    day: date
    title: Mapping[str, str]
    load: float
    state: str
    starts_on: date
    weeks: int
    name: str
    race: str
    race_day: date | None


OF_A_DAY = (
    *("pk", "public_id", "day", "title", "load"),
    *("plan__state", "plan__starts_on", "plan__weeks", "plan__name", "plan__race__name", "plan__race__day"),
)


@dataclass(frozen=True, slots=True)
class CaseDetail:
    """Everything right of the queue. `may_change`: there is a session to put another one in place of.

    `may_confirm`: the rules have changed the session, and a person is to stand behind that.
    What is drawn is compared; the rows that it comes from are not, and no template looks at them.
    """

    intervention: Intervention = field(compare=False)
    athlete: Athlete = field(compare=False)
    public_id: UUID
    version: int
    athlete_id: UUID
    name: str
    morning: Morning | None
    theirs: tuple[Theirs, ...]
    tone: str
    goal: Goal | None
    sentence: str
    tiles: tuple[Tile, ...]
    changes: tuple[Change, ...]
    load_now: float
    load_proposed: float
    has_proposal: bool
    may_change: bool
    beyond: Beyond
    proposal_note: str
    may_confirm: bool
    decided: Decided
    clock: Clock | None = None
    state: str = ""
    owner: str = ""
    owned: int | None = None
    parts: bool = False
    apart: tuple[Apart, ...] = ()


def case_of(*, intervention: Intervention, now: datetime) -> CaseDetail:
    """The case pane's content, in two queries; the intervention brings its athlete, that the organization."""
    today = intervention.athlete.local_day(now)
    case = _whole(intervention, today)
    athlete, known = case.athlete, vars(case)
    evidence, sessions = gathered(day=today, found=known), _coming(athlete, today)
    beyond = beyond_the_day(case, language=known["language"], last=today + WEEK)
    decided = decided_of(case, known["decided"], now, athlete.organization.timezone)
    changes = _changes(sessions, case, beyond, decided.before)
    return CaseDetail(
        intervention=case,
        athlete=athlete,
        public_id=case.public_id,
        version=case.version,
        athlete_id=athlete.public_id,
        name=athlete.name,
        morning=evidence.this_morning,
        theirs=evidence.theirs.get(today, ()),
        tone=TONES.get(Band(evidence.this_morning.band), "") if evidence.this_morning else "",
        goal=_goal(sessions, today),
        sentence=wording.story(case),
        tiles=tiles_of(evidence),
        changes=changes,
        load_now=sum(change.load_now for change in changes),
        load_proposed=sum(change.load_proposed for change in changes),
        has_proposal=any(change.proposed for change in changes) or beyond.proposes,
        beyond=beyond,
        may_change=case.session_id is not None or any(change.day == today for change in changes),
        proposal_note=_proposal_note(case, athlete, decided),
        may_confirm=decided.before is not None,
        decided=decided,
        clock=_clock(case, now),
        **_looked_after(case, now),
    )


def _clock(case: Intervention, now: datetime) -> Clock | None:
    organization = case.athlete.organization
    return clock_of(case, business_time_of(organization), now.astimezone(ZoneInfo(organization.timezone)))


def _looked_after(case: Intervention, now: datetime) -> dict[str, Any]:
    """The state in words, who looks after the case, and which reasons were set apart."""
    clock = now.astimezone(ZoneInfo(case.athlete.organization.timezone))
    return {
        "state": state_word(case, clock),
        "owner": vars(case)["owner_name"] or "",
        "owned": case.owner_id,
        "parts": len({factor["code"] for factor in case.factors}) > 1,
        "apart": tuple(
            Apart(entry["code"], str(FlagKind(entry["code"]).label), _until(entry, clock))
            for entry in case.apart
        ),
    }


def _until(entry: Mapping[str, Any], clock: datetime) -> str:
    if entry["dismissed"]:
        return ""
    until = datetime.fromisoformat(entry["until"]).astimezone(clock.tzinfo)
    return f"{short_day(until.date())} {date_format(until, 'H:i')}"


def _whole(seen: Intervention, today: date) -> Intervention:
    """The case with its athlete, and as attributes what happened before and what was decided."""
    athlete = seen.athlete
    asked = _asked_for(athlete.organization_id)
    case: Intervention
    (case,) = asked.ask(case=seen.pk, **given(athlete=athlete, day=today))
    case.athlete.organization = athlete.organization
    return case


@lru_cache(maxsize=256)
def _asked_for(_organization_id: int) -> Prepared:
    case = Intervention.objects.filter(pk=CASE).select_related("athlete")
    language, owner = F("athlete__member__user__locale"), F("owner__user__name")
    return Prepared(
        case.annotate(**expressions(), decided=expression(CASE), language=language, owner_name=owner)
    )


def _coming(athlete: Athlete, today: date) -> list[Coming]:
    """The week's sessions as the athlete sees them."""
    asked = _week(athlete.organization_id).ask(athlete=athlete.pk, today=today, last=today + WEEK)
    return [Coming(*row) for row in asked]


@lru_cache(maxsize=256)
def _week(_organization_id: int) -> Prepared:
    planned = PlannedSession.objects.published().filter(athlete=ATHLETE, day__range=(TODAY, LAST))
    return Prepared(planned.values_list(*OF_A_DAY))


def _goal(sessions: Sequence[Coming], today: date) -> Goal | None:
    plan = next((session for session in sessions if session.state == PlanState.PUBLISHED), None)
    if plan is None:
        return None
    week, day = max((today - plan.starts_on).days // 7 + 1, 1), plan.race_day
    if day is None:  # single sessions lead nowhere
        return None if plan.weeks == 1 else Goal(plan.name, None, 0, week, plan.weeks)
    return Goal(plan.race, day, (day - today).days, week, plan.weeks)


def _changes(
    sessions: Sequence[Coming], case: Intervention, beyond: Beyond, before: Mapping[str, Any] | None
) -> tuple[Change, ...]:
    """The week's sessions, and in the place of those that change together the days that they touch."""
    drawn = [_change(one, case, before) for one in sessions if one.public_id not in beyond.sessions]
    together = [
        Change(day.day, day.now, day.proposed, day.load_now, day.load_proposed) for day in beyond.week
    ]
    return tuple(sorted((*drawn, *together), key=lambda change: change.day))


def _change(session: Coming, intervention: Intervention, before: Mapping[str, Any] | None) -> Change:
    now, proposal = localised(session.title), intervention.proposal
    if before is not None and before["title"] and session.pk == intervention.session_id:
        return Change(session.day, localised(before["title"]), now, before["load"], session.load)
    if intervention.closed_at or proposal is None or session.pk != intervention.session_id:
        return Change(session.day, now, "", session.load, session.load)
    return Change(session.day, now, wording.of_session(proposal), session.load, proposal["load"])


def _proposal_note(case: Intervention, athlete: Athlete, decided: Decided) -> str:
    """Whether the athlete sees the proposal already."""
    if decided.before is not None:
        return gettext("The athlete sees it as changed by the rules")
    if mode_for(settings_for(athlete), case.factors) == Mode.MANUAL or decided.taken_back:
        return gettext("Drafted by the rules · not sent yet")
    return gettext("Drafted by the rules · the athlete sees it as proposed")

"""One athlete's case: what happened, the evidence, the proposal as a change to the week, what was decided."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils.timesince import timesince
from django.utils.translation import gettext

from athletes.models import Athlete, AthleteState, Band, Mode, Race
from athletes.selectors import settings_for
from coach.selectors.center import Tab, queue
from coach.selectors.evidence import Tile, tiles_of
from planning import selectors as planning
from planning.models import PlannedSession
from readiness import wording
from readiness.models import CheckIn, Decision, Intervention, Verb
from tenancy.models import Membership

WEEK = timedelta(days=6)
TONES = {Band.GREEN: "ready", Band.AMBER: "caution", Band.RED: "stop"}


@dataclass(frozen=True, slots=True)
class Change:
    """A day of the coming week: what is planned, and what is proposed instead ("" for no change)."""

    day: date
    now: dict[str, str]
    proposed: dict[str, str] | str
    load_now: float
    load_proposed: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class CaseDetail:
    """Everything right of the queue."""

    intervention: Intervention
    athlete: Athlete
    state: AthleteState | None
    check_in: CheckIn | None
    race: Race | None
    days_to_race: int | None
    week_number: int | None
    weeks: int | None
    sentence: str
    tiles: tuple[Tile, ...]
    changes: tuple[Change, ...]
    load_now: float
    load_proposed: float
    has_proposal: bool
    proposal_note: str
    decision_line: str
    minutes_left: int

    @property
    def tone(self) -> str:
        """The look of the readiness chip."""
        return TONES.get(self.check_in.band, "") if self.check_in else ""


def chosen_case(
    *, membership: Membership, text: str | None, now: datetime, tab: Tab = Tab.NEEDS_YOU
) -> Intervention | None:
    """The case that the address names, or the most urgent of the tab where it names none that there is."""
    public_id = _uuid(text)
    if public_id is not None:
        found = Intervention.objects.visible_to(membership).filter(public_id=public_id)
        chosen = found.select_related("athlete", "session").first()
        if chosen is not None:
            return chosen
    rows = queue(membership=membership, now=now, tab=tab)
    return rows[0] if rows else None


def _uuid(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None


def case_of(*, intervention: Intervention, now: datetime) -> CaseDetail:
    """The case pane's content. A constant number of queries."""
    athlete = intervention.athlete
    today = athlete.local_day(now)
    sessions = planning.sessions_between(athlete=athlete, first=today, last=today + WEEK)
    plan = planning.published_plan(athlete=athlete)
    changes = tuple(_change(session, intervention) for session in sessions)
    week = (today - plan.starts_on).days // 7 + 1 if plan else None
    race = plan.race if plan else None
    return CaseDetail(
        intervention=intervention,
        athlete=athlete,
        state=AthleteState.objects.filter(athlete=athlete).first(),
        check_in=CheckIn.objects.of(athlete).filter(day=today).first(),
        race=race,
        days_to_race=(race.day - today).days if race else None,
        week_number=week,
        weeks=plan.weeks if plan else None,
        sentence=wording.story(intervention),
        tiles=tiles_of(athlete=athlete, day=today),
        changes=changes,
        load_now=sum(change.load_now for change in changes),
        load_proposed=sum(change.load_proposed for change in changes),
        has_proposal=any(change.proposed for change in changes),
        proposal_note=_proposal_note(athlete),
        decision_line=_decision_line(intervention),
        minutes_left=int((intervention.due_at - now).total_seconds() // 60),
    )


def _change(session: PlannedSession, intervention: Intervention) -> Change:
    proposal = intervention.proposal
    if proposal is None or session.pk != intervention.session_id:
        return Change(session.day, session.title, "", session.load, session.load)
    return Change(session.day, session.title, proposal["title"], session.load, proposal["load"])


def _proposal_note(athlete: Athlete) -> str:
    """Whether the athlete sees the proposal already."""
    if settings_for(athlete).mode == Mode.ASSISTED:
        return gettext("Drafted by rules · the athlete sees it as proposed")
    return gettext("Drafted by rules · not sent yet")


def _decision_line(intervention: Intervention) -> str:
    """The last decision in a sentence, or ""."""
    found = Decision.objects.filter(intervention=intervention).exclude(verb=Verb.UNDO)
    last = found.select_related("member__user").order_by("-decided_at", "-pk").first()
    if last is None:
        return ""
    words = {"verb": last.get_verb_display(), "name": last.member.user, "ago": timesince(last.decided_at)}
    line = gettext("%(verb)s by %(name)s, %(ago)s ago.") % words
    return f"{line} {last.reason}".strip()

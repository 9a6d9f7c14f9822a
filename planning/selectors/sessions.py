"""Planned sessions: of a day, of a week, and one with its steps in the athlete's own numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, DateField, Q

from analytics.days import monday_of
from analytics.recommendation import SessionFacts
from analytics.workout import Bar, Physiology, Workout, from_json, profile
from athletes.dated import Dated
from athletes.models import Athlete, Race
from athletes.selectors import dated
from planning import wording
from planning.models import RACE_CODE, CatalogueSession, Plan, PlannedSession, PlanState, PlanWeek
from planning.proposal import Words
from planning.selectors.day_notes import notes_for_athlete
from planning.selectors.own_moves import may_move
from planning.selectors.reasons import ReasonGiven, may_explain, reasons_between
from planning.wording import Paces, StepLine
from tenancy.database.prepared import Given, Keys, Prepared

DAYS = 7


@dataclass(frozen=True, slots=True)
class SessionView:
    """A session with its picture, its main block in a line, and how the day was changed, if it was."""

    session: PlannedSession
    bars: tuple[Bar, ...]
    summary: str
    changed: str

    def movable(self, today: date) -> bool:
        """Whether it could go to another day; whether the athlete may is another question."""
        one = self.session
        return one.day >= today and one.activity_id is None and not one.locked


@dataclass(frozen=True, slots=True)
class SessionDetail:
    """A session with everything needed to run it."""

    view: SessionView
    steps: list[StepLine]
    cues: Words | str


@dataclass(frozen=True, slots=True)
class DayView:
    day: date
    is_today: bool
    sessions: tuple[SessionView, ...]
    movable: frozenset[int] = frozenset()
    """Those that the athlete may put on another day."""
    unexplained: frozenset[int] = frozenset()
    """Those that were missed or run differently, and nobody has said why."""
    notes: tuple[str, ...] = ()
    """What the coach says of the day."""


@dataclass(frozen=True, slots=True)
class AthleteWeek:
    """A week as the athlete reads it; `week` is None outside the plan."""

    plan: Plan | None
    week: PlanWeek | None
    monday: date
    days: tuple[DayView, ...]

    @property
    def counted(self) -> bool:
        """Whether the week is one of a season's, as "week 3 of 16": not one that was added to it."""
        season = self.plan is not None and self.plan.race_id is not None
        return season and self.week is not None and bool(self.week.phase)

    @property
    def before(self) -> date:
        return self.monday - timedelta(days=DAYS)

    @property
    def after(self) -> date:
        return self.monday + timedelta(days=DAYS)

    @property
    def sessions(self) -> list[PlannedSession]:
        return [view.session for day in self.days for view in day.sessions]

    @property
    def says_something(self) -> bool:
        """Whether anything is planned or noted."""
        return any(day.sessions or day.notes for day in self.days)

    @property
    def duration_s(self) -> float:
        return sum(session.duration_s for session in self.sessions)

    @property
    def load(self) -> float:
        return sum(session.load for session in self.sessions)


def session_on(*, athlete: Athlete, day: date) -> PlannedSession | None:
    """The day's planned session as the athlete sees it; of several the key one, then the first."""
    found: list[PlannedSession] = _first_on(athlete.organization_id).ask(athlete=athlete.pk, day=day)
    return next(iter(found), None)


def sessions_on(*, days: Mapping[int, date]) -> dict[int, PlannedSession]:
    """By athlete, the session that session_on would find on the day that is named. One query."""
    # Of their plans too, so that not each plan of the club is looked at.
    keys = Keys(days)
    planned = PlannedSession.objects.published().filter(
        athlete__id__any_of=keys, plan__athlete__id__any_of=keys
    )
    planned = planned.filter(day__in=set(days.values()))
    found: dict[int, PlannedSession] = {}
    known = planned.select_related("plan__race").defer("title", "purpose", "plan__inputs", "plan__warnings")
    for session in known.order_by("-key", "position", "pk"):
        if session.day == days[session.athlete_id]:
            found.setdefault(session.athlete_id, session)
    return found


def categories_on(*, athlete: Athlete, days: Iterable[date]) -> dict[date, str]:
    """What kind of session each of the days has, as session_on would find it. One query."""
    found: dict[date, str] = {}
    for day, category in _categories(athlete.organization_id).ask(athlete=athlete.pk, days=list(days)):
        found.setdefault(day, category)
    return found


@lru_cache(maxsize=256)
def _categories(_organization_id: int) -> Prepared:
    athlete, days = Given("athlete", BigIntegerField()), Given("days", ArrayField(DateField()))
    planned = PlannedSession.objects.published().filter(athlete=athlete, day__any_of=days)
    return Prepared(planned.order_by("-key", "position", "pk").values_list("day", "category"))


@lru_cache(maxsize=256)
def _first_on(_organization_id: int) -> Prepared:
    athlete, day = Given("athlete", BigIntegerField()), Given("day", DateField())
    planned = PlannedSession.objects.published().filter(athlete=athlete, day=day)
    ordered = planned.select_related("plan__race").order_by("-key", "position", "pk")
    return Prepared(ordered[:1])


def sessions_between(*, athlete: Athlete, first: date, last: date) -> list[PlannedSession]:
    """The planned sessions that the athlete sees, in order, first and last day included."""
    return list(PlannedSession.objects.published().of(athlete).between(first, last))


def athlete_week(*, athlete: Athlete, day: date, today: date, units: str) -> AthleteWeek:
    """The week, Monday to Sunday, that holds the day."""
    monday = monday_of(day)
    plan = Plan.objects.published().of(athlete).select_related("race").first()
    week = PlanWeek.objects.filter(plan=plan, starts_on=monday).first() if plan else None
    sunday = monday + timedelta(days=DAYS - 1)
    planned = sessions_between(athlete=athlete, first=monday, last=sunday)
    reasons = reasons_between(athlete=athlete, first=monday, last=sunday)
    notes = notes_for_athlete(athlete=athlete, first=monday, last=sunday)
    zones = dated(athlete=athlete)
    known, paces = zones.physiology_on(day), _paces(zones, day, units)
    days = (monday + timedelta(days=number) for number in range(DAYS))
    moves = may_move(athlete)
    views = (
        (one, tuple(_view(session, known, paces) for session in planned if session.day == one))
        for one in days
    )
    shown = (
        DayView(
            one,
            one == today,
            here,
            movable=_movable(here, today) if moves else frozenset(),
            unexplained=_unexplained(here, today, reasons),
            notes=tuple(note.text for note in notes.get(one, ())),
        )
        for one, here in views
    )
    return AthleteWeek(plan, week, monday, tuple(shown))


def session_detail(*, session: PlannedSession, units: str) -> SessionDetail:
    """The session's steps in words, with the athlete's paces and heart rates of its day."""
    zones = dated(athlete=session.athlete)
    paces = _paces(zones, session.day, units)
    workout = workout_of(session)
    return SessionDetail(
        view=_view(session, zones.physiology_on(session.day), paces),
        steps=wording.step_lines(workout, paces) if workout else [],
        cues=_cues(session),
    )


def _cues(session: PlannedSession) -> Words | str:
    """What to think of, as it was said when the session was planned, or by the shipped one. One query."""
    if session.library_version is not None:
        return session.library_version.cues
    template = CatalogueSession.objects.filter(code=session.template_code).first()
    return template.cues if template else {}


def paces_of(*, athlete: Athlete, day: date, units: str) -> Paces:
    """The athlete's zones and thresholds on a day, for words."""
    return _paces(dated(athlete=athlete), day, units)


def may_leave(session: PlannedSession) -> bool:
    """True if a person stands behind the session as it is: the one question before it goes to a watch.

    Publishing, deciding and confirming are a person's; what the rules have changed stays here until then,
    however much time passes. The session brings its plan.
    """
    shown = session.deleted_at is None and session.plan.deleted_at is None
    return shown and session.confirmed and session.plan.state != PlanState.DRAFT


def is_race_day(session: PlannedSession) -> bool:
    """True if the athlete races on the session's day, also the removed race of its plan. One query."""
    counting = Race.objects.filter(Q(deleted_at=None) | Q(pk=session.plan.race_id))
    return bool(counting.filter(athlete=session.athlete_id, day=session.day).exists())


def facts_of(session: PlannedSession) -> SessionFacts:
    """The session as the risk rules see it; its plan may have several races."""
    goal = session.plan.race is not None and session.day == session.plan.race.day
    race = goal or session.template_code == RACE_CODE
    return SessionFacts(session.category, session.key, session.duration_s, session.load, race)


def workout_of(session: PlannedSession) -> Workout | None:
    """The session's steps; None on a rest ordered by the coach."""
    return None if session.steps is None else from_json(session.steps)


def _movable(views: Iterable[SessionView], today: date) -> frozenset[int]:
    """None on a day with a locked session: what stands beside it stays too."""
    sessions = list(views)
    if any(view.session.locked for view in sessions):
        return frozenset()
    return frozenset(view.session.pk for view in sessions if view.movable(today))


def _unexplained(
    views: Iterable[SessionView], today: date, said: Mapping[UUID, ReasonGiven]
) -> frozenset[int]:
    """A session of today that is still open can wait."""
    sessions = (view.session for view in views if view.session.outcome and view.session.public_id not in said)
    return frozenset(one.pk for one in sessions if may_explain(session=one, today=today))


def _paces(zones: Dated, day: date, units: str) -> Paces:
    bounds, known = zones.zones_on(day), zones.physiology_on(day)
    return Paces(
        speed_m_s=bounds.speed_m_s,
        hr_bpm=bounds.hr_bpm,
        threshold_speed_m_s=known.threshold_speed_m_s,
        threshold_hr_bpm=known.threshold_hr_bpm,
        units=units,
    )


def _view(session: PlannedSession, known: Physiology, paces: Paces) -> SessionView:
    workout = workout_of(session)
    if workout is None:
        return SessionView(session, (), "", wording.changed(session))
    summary = wording.summary(workout, paces)
    return SessionView(session, profile(workout, known), summary, wording.changed(session))

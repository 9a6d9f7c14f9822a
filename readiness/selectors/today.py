"""The athlete's today: the coach's word, the sessions, the check-in and what it came to."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.formats import time_format

from athletes.models import Activity, Athlete, Author, Message, Mode
from athletes.selectors import dated, settings_for
from planning.selectors import notes_for_athlete, published_plan, sessions_between
from readiness import wording
from readiness.models import CheckIn, InterventionState
from readiness.modes import mode_for
from readiness.selectors.cards import Card, Drawing, Status, card_of
from readiness.selectors.changes import ChangedDays, changed_days
from readiness.selectors.deciding import Said, said_of
from readiness.selectors.results import Result, result_of
from readiness.selectors.standing import Standing, standing_on
from tenancy.templatetags.display import short_day

NOTE_LASTS = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Note:
    """The coach's latest message."""

    author: str
    when: str
    body: str
    unread: bool


@dataclass(frozen=True, slots=True)
class Coming:
    """Several days that are proposed to change, or have changed; `status` as that of a session's card.

    `put_back_until`: the time up to which the athlete may have them back as planned, else "".
    """

    changed: ChangedDays
    status: Status
    put_back_until: str


@dataclass(frozen=True, slots=True)
class Today:
    """Everything on the page. `sessions`: today's, the one that matters most first; `notes`: of the day."""

    day: date
    greeting: str
    clock: str
    note: Note | None
    notes: tuple[str, ...]
    sessions: tuple[Card, ...]
    has_plan: bool
    check_in: CheckIn | None
    result: Result | None
    said: Said
    coming: Coming | None = None

    @property
    def session(self) -> Card | None:
        return self.sessions[0] if self.sessions else None


def today(*, athlete: Athlete, now: datetime, units: str = "metric") -> Today:
    """The page's content at an instant, for the athlete's local day. A constant number of queries."""
    local = now.astimezone(ZoneInfo(athlete.timezone))
    day, settings = local.date(), settings_for(athlete)
    check_in = CheckIn.objects.of(athlete).filter(day=day, deleted_at=None).first()
    standing = standing_on(athlete=athlete, day=day)
    mode = mode_for(settings, standing.case.factors if standing.case else ())
    shows_proposals = mode != Mode.MANUAL and not standing.taken_back
    sessions = _sessions(athlete, local, standing, shows_proposals=shows_proposals, units=units)
    result = None
    if check_in is not None:
        result = result_of(check_in, athlete=athlete, settings=settings, standing=standing, sessions=sessions)
    return Today(
        day=day,
        greeting=wording.greeting(athlete.name, local.hour),
        clock=time_format(local.time(), "H:i"),
        note=_note(athlete, local),
        notes=tuple(
            note.text for note in notes_for_athlete(athlete=athlete, first=day, last=day).get(day, ())
        ),
        sessions=sessions,
        has_plan=bool(sessions) or published_plan(athlete=athlete) is not None,
        check_in=check_in,
        result=result,
        said=said_of(standing, local),
        coming=_coming(standing, local, shows_proposals=shows_proposals),
    )


def _sessions(
    athlete: Athlete, local: datetime, standing: Standing, *, shows_proposals: bool, units: str
) -> tuple[Card, ...]:
    day = local.date()
    planned = sessions_between(athlete=athlete, first=day, last=day)
    if not planned:
        return ()
    runs = {run.pk: run for run in Activity.objects.of(athlete).filter(day=day, deleted_at=None)}
    given = Drawing(dated(athlete=athlete), standing, shows_proposals, runs, units, local)
    return tuple(card_of(one, given) for one in sorted(planned, key=lambda one: not one.key))


def _coming(standing: Standing, local: datetime, *, shows_proposals: bool) -> Coming | None:
    several, case = standing.several(), standing.case
    if several is None or case is None or (case.closed_at is None and not shows_proposals):
        return None
    until = standing.days_put_back_until(local)
    status = Status.PROPOSED if case.closed_at is None else Status.CONFIRMED
    if case.state == InterventionState.APPLIED:
        status = Status.CHANGED
    back = time_format(until.astimezone(local.tzinfo).time(), "H:i") if until else ""
    return Coming(changed_days(several), status, back)


def _note(athlete: Athlete, local: datetime) -> Note | None:
    recent = Message.objects.of(athlete).filter(side=Author.COACH, sent_at__range=(local - NOTE_LASTS, local))
    message = recent.select_related("author__user").order_by("-sent_at", "-pk").first()
    if message is None:
        return None
    sent = message.sent_at.astimezone(local.tzinfo)
    when = time_format(sent.time(), "H:i") if sent.date() == local.date() else short_day(sent.date())
    return Note(str(message.author.user), when, message.body, unread=message.read_at is None)

"""The athlete's today: the coach's word, the session, the check-in's result and where the coach stands."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.formats import time_format
from django.utils.translation import gettext

from athletes.models import Activity, Athlete, Author, Message, Mode
from athletes.recorded import Measurements
from athletes.selectors import dated, settings_for
from athletes.settings import Settings
from planning.models import PlannedSession
from planning.selectors import published_plan, sessions_between
from readiness import wording
from readiness.models import CheckIn, Verb
from readiness.selectors.cards import Card, Drawing, card_of
from readiness.selectors.history import TYPED, measured_on
from readiness.selectors.standing import Standing, standing_on
from readiness.wording import Chip, CoachLine
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
class Result:
    """What the check-in came to, in words."""

    title: str
    why: str
    learning: str
    missing: str
    measured: tuple[Chip, ...]
    coach: Chip | None
    caution: str


@dataclass(frozen=True, slots=True)
class Today:
    """Everything on the page; `sessions` are today's, the one that matters most first."""

    athlete: Athlete
    day: date
    greeting: str
    clock: str
    note: Note | None
    sessions: tuple[Card, ...]
    has_plan: bool
    check_in: CheckIn | None
    typed: Measurements
    result: Result | None

"""What a page of messages is given: the thing they are about, templates filled in for the athlete."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import get_language, override

from athletes.models import About, Athlete, Phrase
from athletes.selectors import phrases_of
from athletes.services import NO_SUBJECT, Subject
from athletes.services.phrases import filled
from planning.models import PlannedSession
from planning.selectors import sessions_between
from readiness import subjects
from readiness.models import CheckIn, Intervention
from readiness.selectors.standing import standing_on
from tenancy.models import Membership
from tenancy.templatetags.display import localised, long_day

MODELS = {About.SESSION: PlannedSession, About.CHECK_IN: CheckIn, About.CASE: Intervention}


@dataclass(frozen=True, slots=True)
class Topic:
    """A thing that is talked about, and whose it is."""

    athlete: Athlete
    about: Subject


def topic_of(row: PlannedSession | CheckIn | Intervention) -> Topic:
    """The row has its athlete loaded."""
    if isinstance(row, PlannedSession):
        return Topic(row.athlete, subjects.session(row))
    if isinstance(row, CheckIn):
        return Topic(row.athlete, subjects.check_in(row))
    return Topic(row.athlete, subjects.case(row))


def subject_named(*, athlete: Athlete, kind: About, public_id: UUID | None) -> Subject | None:
    """The athlete's session, check-in or case of this id as a subject; None if there is none. One query."""
    if kind == About.NOTHING or public_id is None:
        return NO_SUBJECT
    row = MODELS[kind].objects.of(athlete).select_related("athlete").filter(public_id=public_id).first()
    return None if row is None else topic_of(row).about


def case_of_today(*, athlete: Athlete, now: datetime) -> Subject:
    """The case that Today speaks of, as a subject; none where there is none."""
    case = standing_on(athlete=athlete, day=athlete.local_day(now)).case
    if case is None:
        return NO_SUBJECT
    case.athlete = athlete
    return subjects.case(case)


def filled_phrase(*, phrase: Phrase, athlete: Athlete, about: Subject, today: date) -> str:
    """A template as this athlete reads it, in their language, with their day and session."""
    language = (athlete.member.user.locale if athlete.member else "") or get_language() or "en"
    day = date.fromisoformat(about.params["day"]) if about.params.get("day") else today
    with override(language):
        title = localised(about.params.get("title")) or _planned(athlete, day)
        values = {"name": _first(athlete.name), "session": title, "day": long_day(day)}
        return filled(phrase, language, values)


def phrases_for(*, member: Membership) -> list[Phrase]:
    """What there is to choose from; nothing for athletes."""
    return phrases_of(member=member) if member.is_staff else []


def _planned(athlete: Athlete, day: date) -> str:
    sessions = sessions_between(athlete=athlete, first=day, last=day)
    return localised(sessions[0].title) if sessions else ""


def _first(name: str) -> str:
    words = name.split(maxsplit=1)
    return words[0] if words else name

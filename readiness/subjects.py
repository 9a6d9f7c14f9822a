"""What a message can be about: a session, a check-in, a case; by its public id, with its day and title."""

from athletes.models import About
from athletes.services import Subject
from planning.models import PlannedSession
from readiness.models import CheckIn, Intervention


def session(row: PlannedSession) -> Subject:
    return Subject(About.SESSION, row.public_id, {"day": row.day.isoformat(), "title": row.title})


def check_in(row: CheckIn) -> Subject:
    return Subject(About.CHECK_IN, row.public_id, {"day": row.day.isoformat()})


def case(row: Intervention) -> Subject:
    """The day on which it was opened, by the athlete's calendar; the row has its athlete."""
    return Subject(About.CASE, row.public_id, {"day": row.athlete.local_day(row.opened_at).isoformat()})

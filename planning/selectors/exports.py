"""Sessions as files: of the library for a chosen runner, of a plan for the athlete whose it is."""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from analytics.workout import Workout, from_json
from analytics.workout.formats import Runner
from athletes.models import Athlete
from athletes.selectors import dated
from planning.exporting import Export, Format, every_export, exported
from planning.models import CatalogueSession, PlannedSession
from planning.selectors.sessions import may_leave, workout_of
from tenancy.templatetags.display import localised


class NotConfirmed(Exception):
    """Nobody stands behind the session as it is: it stays here until somebody does."""

    code = "not_confirmed"
    message: str | Promise = _(
        "Not yet confirmed by a person. Until then nothing of it goes to a watch or on paper."
    )

    def __str__(self) -> str:
        return str(self.message)


def library_exports(*, session: CatalogueSession, athlete: Athlete | None, day: date) -> tuple[Export, ...]:
    """Every file of a session of the library, in the athlete's numbers, or nobody's. One query at most."""
    title, runner = localised(session.title), _runner(athlete, day)
    return every_export(from_json(session.steps), title=title, day=day, runner=runner)


def library_export(
    *, session: CatalogueSession, wanted: Format, athlete: Athlete | None, day: date
) -> Export:
    """One of them."""
    return workout_export(
        workout=from_json(session.steps),
        title=localised(session.title),
        wanted=wanted,
        athlete=athlete,
        day=day,
    )


def workout_export(
    *, workout: Workout, title: str, wanted: Format, athlete: Athlete | None, day: date
) -> Export:
    """Any workout as a file, in the athlete's numbers, or nobody's. One query at most."""
    return exported(workout, wanted, title=title, day=day, runner=_runner(athlete, day))


def session_exports(*, session: PlannedSession) -> tuple[Export, ...]:
    """Every file of a planned session; none where there is nothing to run, or it may not leave. One query."""
    workout = workout_of(session)
    if workout is None or not may_leave(session):
        return ()
    title, runner = localised(session.title), _runner(session.athlete, session.day)
    return every_export(workout, title=title, day=session.day, runner=runner)


def session_export(*, session: PlannedSession, wanted: Format) -> Export | None:
    """One of them; None where there is nothing to run. Raises NotConfirmed. One query."""
    demand_may_leave(session)
    workout = workout_of(session)
    if workout is None:
        return None
    title, runner = localised(session.title), _runner(session.athlete, session.day)
    return exported(workout, wanted, title=title, day=session.day, runner=runner)


def demand_may_leave(session: PlannedSession) -> None:
    """Raises NotConfirmed for what no person stands behind."""
    if not may_leave(session):
        raise NotConfirmed


def _runner(athlete: Athlete | None, day: date) -> Runner:
    if athlete is None:
        return Runner()
    zones = dated(athlete=athlete)
    bounds = zones.zones_on(day)
    return Runner(zones.physiology_on(day), bounds.speed_m_s, bounds.hr_bpm)

"""What a coach puts in place of the proposal: another action, or a session of the library."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from analytics.recommendation import Action
from analytics.workout import KEY_CATEGORIES, fit_to_duration, from_json, totals
from athletes.selectors import physiology
from planning import services as planning
from planning import wording
from planning.models import CatalogueSession, PlannedSession
from planning.proposal import Proposal, steps_of
from planning.selectors import session_on
from readiness.models import Intervention


class NothingToChange(RuntimeError):
    """There is no session left to change."""

    message = _("There is no session to change: none is planned for the day, or it has been run.")


@dataclass(frozen=True, slots=True)
class Choice:
    """An action on the planned session; or, by code, a session of the library, in about so many seconds."""

    action: Action = Action.SWAP
    code: str = ""
    duration_s: float | None = None

    def to_json(self) -> dict[str, Any]:
        """As the decision keeps it."""
        return {"action": self.action.value, "code": self.code, "duration_s": self.duration_s}


def session_to_change(*, intervention: Intervention, now: datetime) -> PlannedSession:
    """The session that the case is about, else today's. Raises NothingToChange."""
    today = intervention.athlete.local_day(now)
    session = intervention.session or session_on(athlete=intervention.athlete, day=today)
    if session is None or session.activity_id is not None or session.day < today:
        raise NothingToChange
    return session


def propose_choice(*, session: PlannedSession, choice: Choice) -> Proposal:
    """The session as the coach wants it. Raises NothingToChange, or CatalogueSession.DoesNotExist."""
    if choice.code:
        return _from_library(session, choice)
    if session.steps is None:
        raise NothingToChange
    return planning.propose(session=session, action=choice.action)


def _from_library(session: PlannedSession, choice: Choice) -> Proposal:
    shipped = CatalogueSession.objects.get(code=choice.code)
    runner = physiology(athlete=session.athlete, day=session.day)
    planned = workout = from_json(shipped.steps)
    if choice.duration_s is not None:
        workout = fit_to_duration(planned, choice.duration_s, runner)
    amount = totals(workout, runner)
    return Proposal(
        title=wording.titles_of_fitted(shipped.title, planned, workout, shipped.category, runner),
        purpose=shipped.purpose,
        steps=steps_of(workout),
        duration_s=amount.duration_s,
        distance_m=amount.distance_m,
        load=amount.load,
        adapted=Action.SWAP,
        category=shipped.category,
        key=shipped.category in KEY_CATEGORIES,
        template_code=shipped.code,
    )

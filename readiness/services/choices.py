"""What a coach puts in place of the proposal: another action, or a session of the library."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from analytics.courses import Why
from analytics.recommendation import Action
from analytics.workout import KEY_CATEGORIES, fit_to_duration, from_json, totals
from athletes.selectors import physiology
from planning import services as planning
from planning import wording
from planning.models import CatalogueSession, PlannedSession
from planning.proposal import Proposal, steps_of
from planning.selectors import session_on
from readiness.further import Further
from readiness.models import FlagKind, Intervention
from readiness.selectors.offers import DAYS_OFFERED
from readiness.services import drawing

SORE = frozenset({FlagKind.PAIN, FlagKind.ACTIVITY_PAIN, "pain_lasting"})


class NothingToChange(RuntimeError):
    """There is no session left to change."""

    message = _("There is no session to change: none is planned for the day, or it has been run.")


class NoSuchDay(RuntimeError):
    """The session cannot go to that day."""

    message = _("The session cannot move to that day: something hard is too near, or there is no time.")


@dataclass(frozen=True, slots=True)
class Choice:
    """An action on the planned session; or, by code, a session of the library, in about so many seconds.

    `day` is where a session moves to.
    """

    action: Action = Action.SWAP
    code: str = ""
    duration_s: float | None = None
    day: date | None = None

    def to_json(self) -> dict[str, Any]:
        """As the decision keeps it."""
        kept = {"action": self.action.value, "code": self.code, "duration_s": self.duration_s}
        return {**kept, "day": self.day.isoformat()} if self.day else kept


def put_choice(case: Intervention, choice: Choice, *, now: datetime) -> None:
    """Make the choice what the case proposes, not yet saved.

    Raises NothingToChange, NoSuchDay, or CatalogueSession.DoesNotExist.
    """
    if choice.action is Action.RETURN and not choice.code:
        _put_way_back(case, now)
        return
    session = session_to_change(intervention=case, now=now)
    if choice.action is Action.MOVE and not choice.code:
        _put_move(case, session, choice, now)
        return
    proposal = propose_choice(session=session, choice=choice)
    case.session, case.session_version = session, session.version
    case.action, case.proposal, case.further = proposal.adapted, proposal.to_json(), None


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


def _put_move(case: Intervention, session: PlannedSession, choice: Choice, now: datetime) -> None:
    today = case.athlete.local_day(now)
    session.athlete = case.athlete
    places = planning.places_of(session=session, today=today, days=DAYS_OFFERED)
    place = next((one for one in places if one.day == choice.day), None)
    if place is None:
        raise NoSuchDay
    several = planning.propose_move(session=session, place=place, today=today)
    case.action = Action.MOVE
    params = {"day": place.day.isoformat()}
    drawing.put_several(case, session, several, Further(Why.COACH, params, Action.KEEP, several))


def _put_way_back(case: Intervention, now: datetime) -> None:
    """After what the case is about; where it is about neither, as after an illness."""
    today = case.athlete.local_day(now)
    sore = any(each["code"] in SORE or each["params"].get("after") == "pain" for each in case.factors)
    after = "pain" if sore else "illness"
    several = planning.propose_way_back(athlete=case.athlete, today=today, after=after)
    if several is None:
        raise NothingToChange
    case.action, case.proposal = Action.RETURN, None
    case.further = Further(Why.COACH, {"after": after}, Action.KEEP, several).to_json()


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

"""A case's proposal drawn up: which action follows, and the sessions or the text that make it concrete."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from analytics.courses import Chosen, Complaints, Evidence, Why, choose, complaints_of
from analytics.recommendation import SPOKEN, Action
from athletes.models import Athlete
from athletes.selectors import settings_for
from planning import services as planning
from planning.models import PlannedSession
from planning.proposal import Proposal
from planning.several import Several
from readiness.further import Further, further_of
from readiness.models import Intervention
from readiness.services.desk import AT_ONCE, COMPLAINING, Desk

TIRED = frozenset({Action.EASE, Action.SHORTEN, Action.SWAP})
Factors = Iterable[Mapping[str, Any]]


def chosen_for(
    case: Intervention, *, athlete: Athlete, base: Action, day: date, desk: Desk = AT_ONCE
) -> Chosen:
    """The action that follows from all that speaks. One query where somebody is hurt or ill, else none."""
    evidence = [Evidence(each["code"], each["params"]) for each in case.factors]
    complaints = Complaints()
    if any(one.code in COMPLAINING for one in evidence):
        complaints = complaints_of(desk.said_lately(athlete, day), today=day)
    return choose(base, evidence, complaints, desk.settings(athlete).actions)


def draw(
    case: Intervention, chosen: Chosen, *, athlete: Athlete, session: PlannedSession | None, day: date
) -> None:
    """Put the proposal onto the case, not yet saved; what is already drawn up for the same is left alone."""
    if _is_drawn(case, chosen, athlete, session):
        if case.further is not None and further_of(case).why is chosen.why:
            case.further = {**case.further, "params": chosen.params}
        return
    before = further_of(case)
    case.action, case.proposal, case.further = chosen.session, None, None
    case.session, case.session_version = session, session.version if session else None
    if session is not None and chosen.session is not Action.KEEP:
        _draw_session(case, session, chosen, athlete, day)
    if chosen.action in SPOKEN:
        said = before.said and before.why is chosen.why
        case.action = chosen.session if said else chosen.action
        case.further = Further(chosen.why, chosen.params, chosen.session, said=said).to_json()
    elif chosen.action is Action.RETURN:
        _draw_way_back(case, chosen, athlete, day)


def clear(case: Intervention) -> None:
    """Nothing is proposed any more."""
    case.action, case.proposal, case.further = Action.KEEP, None, None
    case.session, case.session_version = None, None


def put_several(case: Intervention, session: PlannedSession, several: Several, further: Further) -> None:
    """The sessions as the case's proposal; lists read the title of the session of the day."""
    own = several.of(session.public_id)
    case.session, case.session_version = session, session.version
    kept = own.proposal if own is not None and own.proposal is not None else as_it_is(session)
    case.proposal, case.further = kept.to_json(), further.to_json()


def as_it_is(session: PlannedSession, adapted: Action = Action.MOVE) -> Proposal:
    """The session itself, on another day."""
    kept = ("title", "steps", "duration_s", "distance_m", "load", "category", "key", "purpose")
    facts = {name: getattr(session, name) for name in (*kept, "template_code")}
    return Proposal(**facts, adapted=adapted)


def _is_drawn(case: Intervention, chosen: Chosen, athlete: Athlete, session: PlannedSession | None) -> bool:
    """Whether what the case proposes was drawn up for the same, as the session still stands."""
    before = further_of(case)
    now = (session.pk, session.version) if session else (None, None)
    if (case.session_id, case.session_version) != now or before.session is not chosen.session:
        return False
    moved = before.why is Why.MOVE_KEY and settings_for(athlete).actions.move_first
    return before.why is chosen.why or (moved and chosen.why is Why.CHECK_IN)


def _draw_session(
    case: Intervention, session: PlannedSession, chosen: Chosen, athlete: Athlete, day: date
) -> None:
    if chosen.action in TIRED and _move(case, session, chosen, athlete, day):
        return
    case.proposal = planning.propose(session=session, action=chosen.session).to_json()


def _move(case: Intervention, session: PlannedSession, chosen: Chosen, athlete: Athlete, day: date) -> bool:
    """A key session of a tired athlete goes to the next day that is free, where the club wants that."""
    rules = settings_for(athlete).actions
    hurts = any(each["code"] in COMPLAINING for each in case.factors)
    if hurts or not (rules.move_first and session.key):
        return False
    session.athlete = athlete
    places = planning.places_of(session=session, today=day, days=rules.move_days)
    if not places or places[0].instead is not None:
        return False
    several = planning.propose_move(session=session, place=places[0], today=day)
    params = {"day": places[0].day.isoformat()}
    case.action = Action.MOVE
    put_several(case, session, several, Further(Why.MOVE_KEY, params, chosen.session, several))
    return True


def _draw_way_back(case: Intervention, chosen: Chosen, athlete: Athlete, day: date) -> None:
    """Two weeks of it; where no session is to change, the case says so by keeping the plan."""
    after = "pain" if chosen.why is Why.RETURN_PAIN else "illness"
    several = planning.propose_way_back(athlete=athlete, today=day, after=after)
    case.further = Further(chosen.why, chosen.params, chosen.session, several or Several(())).to_json()
    if several is None:
        return
    case.action, case.proposal = Action.RETURN, None
    own = several.of(case.session.public_id) if case.session is not None else None
    if own is not None and own.proposal is not None:
        case.proposal = own.proposal.to_json()

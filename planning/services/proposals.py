"""What a day's session could be instead: adapted by the rules, named in every language."""

from analytics.adapt import adapt
from analytics.recommendation import Action
from analytics.workout import KEY_CATEGORIES, Category, Physiology, Workout, from_json, profile, totals
from athletes.selectors import physiology
from planning import wording
from planning.models import CatalogueSession, PlannedSession
from planning.proposal import Proposal, steps_of
from planning.selectors import regression_of, workout_of

EASY_ZONE = 2


def propose(*, session: PlannedSession, action: Action) -> Proposal:
    """The session after the action, for the athlete as they are on its day. Nothing is saved."""
    planned = workout_of(session)
    if planned is None or action is Action.KEEP:
        return _kept(session)
    if action is Action.REST:
        return _rest(session)
    known = physiology(athlete=session.athlete, day=session.day)
    if action is Action.SWAP:
        return _swapped(session, planned, known)
    workout = adapt(planned, action, physiology=known).workout
    category = session.category if action is Action.EASE or _is_easy(planned, known) else Category.EASY.value
    purpose = session.purpose if category == session.category else {}
    code = session.template_code if category == session.category else ""
    return _adapted(workout or planned, action, known, category=category, code=code, purpose=purpose)


def _swapped(session: PlannedSession, planned: Workout, known: Physiology) -> Proposal:
    """The session one step down the ladder, or an easy run where that asks too much."""
    template = _gentler(session)
    gentler = from_json(template.steps) if template else None
    workout = adapt(planned, Action.SWAP, physiology=known, regression=gentler).workout or planned
    if template is not None and workout is gentler:
        return _adapted(
            workout,
            Action.SWAP,
            known,
            category=template.category,
            code=template.code,
            purpose=template.purpose,
        )
    return _adapted(workout, Action.SWAP, known, category=Category.EASY.value, code="", purpose={})


def _gentler(session: PlannedSession) -> CatalogueSession | None:
    """The regression, unless some pain speaks against it: a swap may be for pain, wherever it is."""
    template = regression_of(session)
    if template is None or any(code.endswith("_pain") for code in template.contraindications):
        return None
    return template


def _adapted(
    workout: Workout, action: Action, known: Physiology, *, category: str, code: str, purpose: dict[str, str]
) -> Proposal:
    amount = totals(workout, known)
    return Proposal(
        title=wording.titles(workout, category, known),
        steps=steps_of(workout),
        duration_s=amount.duration_s,
        distance_m=amount.distance_m,
        load=amount.load,
        adapted=action,
        category=category,
        key=Category(category) in KEY_CATEGORIES,
        purpose=purpose,
        template_code=code,
    )


def _kept(session: PlannedSession) -> Proposal:
    return Proposal(
        title=session.title,
        steps=session.steps,
        duration_s=session.duration_s,
        distance_m=session.distance_m,
        load=session.load,
        adapted=Action.KEEP,
        category=session.category,
        key=session.key,
        purpose=session.purpose,
        template_code=session.template_code,
    )


def _rest(session: PlannedSession) -> Proposal:
    return Proposal(
        title=wording.rest_titles(),
        steps=None,
        duration_s=0.0,
        distance_m=None,
        load=0.0,
        adapted=Action.REST,
        category=session.category,
        key=False,
    )


def _is_easy(workout: Workout, known: Physiology) -> bool:
    return all(bar.zone <= EASY_ZONE for bar in profile(workout, known))

"""What a check-in came to, in the athlete's words."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from analytics.recommendation import Action
from athletes.models import Athlete, Mode
from athletes.settings import Settings
from readiness import wording
from readiness.models import CheckIn, FlagKind, InterventionState, Verb
from readiness.modes import mode_for
from readiness.selectors.cards import Card, Status
from readiness.selectors.history import TYPED, combined, measured_rows
from readiness.selectors.standing import Standing
from readiness.wording import Chip, CoachLine

SETTLED = (CoachLine.CONFIRMED, CoachLine.CHANGED, CoachLine.KEPT, CoachLine.DAYS)
TONES = dict.fromkeys(SETTLED, "ready")


DISAGREES = FlagKind.DISAGREES


@dataclass(frozen=True, slots=True)
class Result:
    """`typed`: the athlete entered the measurements; `caution`: when to stop today's run."""

    title: str
    why: str
    learning: str
    missing: str
    measured: tuple[Chip, ...]
    typed: bool
    coach: Chip | None
    caution: str


def result_of(
    check_in: CheckIn, *, athlete: Athlete, settings: Settings, standing: Standing, sessions: Collection[Card]
) -> Result:
    """The result with its reasons. One query."""
    rows = measured_rows(athlete=athlete, day=check_in.day)
    rests = bool(sessions) and all(not card.bars for card in sessions)
    line = _coach_line(athlete, settings, standing, sessions)
    return Result(
        title=wording.title(check_in.band, Action.REST if rests else Action.KEEP),
        why=wording.why(check_in),
        learning=wording.learning(check_in, round(settings.readiness.learning_days)),
        missing=wording.missing(check_in),
        measured=wording.chips(combined(rows), check_in),
        typed=any(row["source"] == TYPED for row in rows),
        coach=Chip(wording.coach_line(line), TONES.get(line, "info")) if line else None,
        caution="" if rests else wording.caution(check_in, settings.risk.swap_pain),
    )


def _coach_line(
    athlete: Athlete, settings: Settings, standing: Standing, sessions: Collection[Card]
) -> CoachLine | None:
    case = standing.case
    if case is None or not standing.speaks_of_today:
        return None
    if case.closed_at is None:
        return _waiting(athlete, settings, standing, proposed=case.proposal is not None)
    return _decided(athlete, standing, sessions)


def _decided(athlete: Athlete, standing: Standing, sessions: Collection[Card]) -> CoachLine | None:
    if standing.decision is None:
        return None
    if "sessions" in standing.decision.inverse:
        return _of_the_days(athlete, standing)
    statuses = {card.status for card in sessions}
    if Status.CHANGED in statuses:
        return CoachLine.OWN_RULES if _coaches_themself(athlete) else CoachLine.RULES
    if Status.CONFIRMED not in statuses:
        return CoachLine.KEPT
    return CoachLine.CHANGED if standing.decision.verb == Verb.EDIT else CoachLine.CONFIRMED


def _of_the_days(athlete: Athlete, standing: Standing) -> CoachLine:
    """Several days have been changed: today's card alone does not tell."""
    if standing.case is None or standing.case.state != InterventionState.APPLIED:
        return CoachLine.DAYS
    return CoachLine.OWN_RULES if _coaches_themself(athlete) else CoachLine.RULES_DAYS


def _waiting(athlete: Athlete, settings: Settings, standing: Standing, *, proposed: bool) -> CoachLine:
    if _coaches_themself(athlete):
        return CoachLine.OWN
    if standing.decision is not None and any(one["code"] == DISAGREES for one in _factors(standing)):
        return CoachLine.DISAGREED
    if not proposed:
        return CoachLine.TOLD
    factors = standing.case.factors if standing.case else ()
    hidden = mode_for(settings, factors) == Mode.MANUAL or standing.taken_back
    return CoachLine.DECIDES if hidden else CoachLine.ASKED


def _factors(standing: Standing) -> list[dict[str, Any]]:
    return list(standing.case.factors) if standing.case is not None else []


def _coaches_themself(athlete: Athlete) -> bool:
    return athlete.coach_id is not None and athlete.coach_id == athlete.member_id

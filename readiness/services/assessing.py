"""From a morning's answers to its score and advice: gather the facts, let analytics decide."""

from dataclasses import asdict, dataclass, replace
from datetime import date

from analytics import readiness, recommendation
from analytics.episodes import Allowance
from analytics.readiness import Answers, Score
from analytics.recommendation import Recommendation
from analytics.sparing import spare
from athletes.models import Athlete
from athletes.selectors import load_context, settings_for
from planning.models import PlannedSession
from planning.selectors import facts_of, session_on
from readiness.selectors import morning_of


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the rules make of a morning; `session` is what is still to be run."""

    score: Score
    advice: Recommendation | None
    session: PlannedSession | None


def assess(
    *, athlete: Athlete, day: date, answers: Answers, allowed: Allowance = Allowance.ALL
) -> Assessment:
    """Score the answers with the morning's measurements, and advise on the day's session. Writes nothing.

    `allowed`: what the athlete's open episodes allow.
    """
    rules = settings_for(athlete)
    measured, history = morning_of(athlete=athlete, day=day, days=round(rules.readiness.baseline_days))
    whole = replace(answers, **asdict(measured))
    score = readiness.score(whole, history, rules.readiness)
    session = _still_to_run(athlete, day)
    facts = facts_of(session) if session else None
    advice = recommendation.decide(
        answers=whole,
        score=score,
        history=history,
        session=facts,
        load=load_context(athlete=athlete, day=day),
        rules=rules.risk,
    )
    spared = spare(advice, allowed=allowed, session=facts, score=score, rules=rules.risk)
    return Assessment(score, spared, session)


def _still_to_run(athlete: Athlete, day: date) -> PlannedSession | None:
    """The day's session, unless it has been run or the coach has made it a rest."""
    session = session_on(athlete=athlete, day=day)
    if session is None or session.activity_id is not None or session.steps is None:
        return None
    session.athlete = athlete
    return session

"""From a morning's answers to its score and advice: gather the facts, let analytics decide."""

from dataclasses import asdict, dataclass, replace
from datetime import date

from analytics import readiness
from analytics.readiness import Answers, Score
from analytics.recommendation import Recommendation, advise, morning_facts
from analytics.rules import Facts, Numbers
from athletes.models import Athlete
from athletes.selectors import load_context, settings_for
from planning.models import PlannedSession
from planning.selectors import facts_of, session_on
from readiness.selectors import morning_of


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the rules make of a morning, and what they read; `session` is what is still to be run."""

    score: Score
    advice: Recommendation | None
    session: PlannedSession | None
    facts: Facts
    numbers: Numbers


def assess(*, athlete: Athlete, day: date, answers: Answers) -> Assessment:
    """Score the answers with the morning's measurements, and advise on the day's session. Writes nothing."""
    rules = settings_for(athlete)
    measured, history = morning_of(athlete=athlete, day=day, days=round(rules.readiness.baseline_days))
    whole = replace(answers, **asdict(measured))
    score = readiness.score(whole, history, rules.readiness)
    session = _still_to_run(athlete, day)
    facts = morning_facts(
        answers=whole,
        score=score,
        history=history,
        session=facts_of(session) if session else None,
        load=load_context(athlete=athlete, day=day),
        rules=rules.risk,
    )
    advice = advise(facts, rules.risk, confidence=score.confidence, off=rules.off)
    return Assessment(score, advice, session, facts, rules.numbers)


def _still_to_run(athlete: Athlete, day: date) -> PlannedSession | None:
    """The day's session, unless it has been run or the coach has made it a rest."""
    session = session_on(athlete=athlete, day=day)
    if session is None or session.activity_id is not None or session.steps is None:
        return None
    session.athlete = athlete
    return session

"""From a morning's answers to its score and advice: gather the facts, let analytics decide."""

from dataclasses import dataclass, replace
from datetime import date

from analytics import readiness
from analytics.episodes import Allowance
from analytics.readiness import Answers, History, Score
from analytics.recommendation import LoadContext, Recommendation, advise, morning_facts
from analytics.rules import Facts, Numbers
from athletes.models import Athlete
from athletes.recorded import Measurements
from athletes.selectors import load_context, settings_for
from athletes.settings import Settings
from planning.models import PlannedSession
from planning.selectors import facts_of, session_on
from readiness.selectors import morning_of


@dataclass(frozen=True, slots=True)
class Known:
    """All that the rules read of a morning; `session` is the day's, whatever has become of it.

    `allowed`: what the athlete's open episodes allow.
    """

    answers: Answers
    measured: Measurements
    history: History
    session: PlannedSession | None
    load: LoadContext
    allowed: Allowance = Allowance.ALL


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the rules make of a morning, and what they read; `session` is what is still to be run."""

    score: Score
    advice: Recommendation | None
    session: PlannedSession | None
    facts: Facts
    numbers: Numbers


def assess(
    *, athlete: Athlete, day: date, answers: Answers, allowed: Allowance = Allowance.ALL
) -> Assessment:
    """Score the answers with the morning's measurements, and advise on the day's session. Writes nothing."""
    rules = settings_for(athlete)
    measured, history = morning_of(athlete=athlete, day=day, days=round(rules.readiness.baseline_days))
    session = session_on(athlete=athlete, day=day)
    if session is not None:
        session.athlete = athlete
    load = load_context(athlete=athlete, day=day)
    return judge(Known(answers, measured, history, session, load, allowed), rules)


def judge(known: Known, rules: Settings) -> Assessment:
    """The score and the advice that follow from what is known. No query."""
    measured = known.measured
    whole = replace(
        known.answers,
        hrv_ms=measured.hrv_ms,
        hrv_kind=measured.hrv_kind,
        resting_hr_bpm=measured.resting_hr_bpm,
        sleep_h=measured.sleep_h,
    )
    score = readiness.score(whole, known.history, rules.readiness)
    session = _still_to_run(known.session)
    facts = morning_facts(
        answers=whole,
        score=score,
        history=known.history,
        session=facts_of(session) if session else None,
        load=known.load,
        rules=rules.risk,
        allowed=known.allowed,
        rests=known.session is None or known.session.steps is None,
    )
    advice = advise(facts, rules.risk, confidence=score.confidence, off=rules.off)
    return Assessment(score, advice, session, facts, rules.numbers)


def _still_to_run(session: PlannedSession | None) -> PlannedSession | None:
    """The day's session, unless it has been run or the coach has made it a rest."""
    if session is None or session.activity_id is not None or session.steps is None:
        return None
    return session

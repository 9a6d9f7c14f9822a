"""The morning's risk from the catalogue is FIELD's formula to the last digit, whatever is answered."""

from dataclasses import fields

from hypothesis import given
from hypothesis import strategies as st

from analytics.answers import HIGHEST_PAIN, Answers, History, Problem
from analytics.readiness import Band, Score, score
from analytics.recommendation import LoadContext, RiskRules, SessionFacts, assess_risk, risk_of
from tests.analytics.strategies import any_answers, any_history

LOADS = st.builds(
    LoadContext,
    ramp=st.none() | st.floats(-30, 40),
    monotony=st.none() | st.floats(0, 20),
    days_without_rest=st.none() | st.integers(0, 60),
)
SESSIONS = st.none() | st.builds(
    SessionFacts, st.sampled_from(["vo2", "easy"]), st.booleans(), st.just(3600.0), st.just(50.0)
)
RULES = st.builds(
    RiskRules,
    **{item.name: st.floats(0, 1) for item in fields(RiskRules) if item.name.endswith("_weight")},
    readiness_limit=st.floats(1, 100),
    ramp_from=st.floats(0, 20),
    ramp_span=st.floats(0.5, 20),
    fall_points=st.integers(1, 40),
    fall_days=st.integers(1, 10),
    monotony_limit=st.floats(0.5, 5),
    no_rest_days=st.integers(1, 40),
)


def written_out(
    said: tuple[Answers, Score, History], session: SessionFacts | None, load: LoadContext, r: RiskRules
) -> dict[str, float]:
    """Term by term, as the formula stands in the docstring of assess_risk."""
    answers, found, history = said
    ramp = r.ramp_from if load.ramp is None else load.ramp
    known = len(history.scores) >= r.fall_days
    fall = history.scores[-r.fall_days] - found.value if known else 0
    key = session is not None and session.key and found.band is not Band.GREEN
    terms = {
        "low_readiness": r.readiness_weight * (max(0.0, r.readiness_limit - found.value) / r.readiness_limit),
        "pain": r.pain_weight * answers.pain / HIGHEST_PAIN,
        "illness": r.illness_weight * (answers.problem == Problem.ILL),
        "ramp": r.ramp_weight * min(1.0, max(0.0, (ramp - r.ramp_from) / r.ramp_span)),
        "falling": r.fall_weight * (known and fall >= r.fall_points),
        "key_session": r.key_session_weight * key,
        "monotony": r.monotony_weight * ((load.monotony or 0.0) > r.monotony_limit),
        "no_rest": r.no_rest_weight * ((load.days_without_rest or 0) > r.no_rest_days),
    }
    return {code: share for code, share in terms.items() if share > 0}


@given(any_answers(), any_history(), SESSIONS, LOADS, RULES)
def test_each_share_and_the_risk_equal_the_formula(
    answers: Answers, history: History, session: SessionFacts | None, load: LoadContext, rules: RiskRules
) -> None:
    found = score(answers, history)

    risk = assess_risk(answers=answers, score=found, history=history, session=session, load=load, rules=rules)

    terms = written_out((answers, found, history), session, load, rules)
    assert {factor.code: factor.share for factor in risk.factors} == terms
    assert risk.value == round(min(1.0, sum(terms.values())), 9)
    assert [factor.code for factor in risk.factors] == sorted(terms, key=lambda code: -terms[code])


@given(any_answers(), any_history(), SESSIONS, LOADS, st.randoms())
def test_risk_does_not_depend_on_the_order_of_the_rules(
    answers: Answers, history: History, session: SessionFacts | None, load: LoadContext, chance: object
) -> None:
    risk = assess_risk(
        answers=answers, score=score(answers, history), history=history, session=session, load=load
    )
    shuffled = list(risk.factors)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    again = risk_of(shuffled)

    assert (again.value, again.bucket) == (risk.value, risk.bucket)

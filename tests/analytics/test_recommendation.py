"""Risk and action: every term by hand, and what must hold for every check-in."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.answers import Answers, History, Problem
from analytics.readiness import Band, Score, band_of, score
from analytics.recommendation import (
    Action,
    LoadContext,
    Recommendation,
    Risk,
    RiskRules,
    SessionFacts,
    assess_risk,
    decide,
)
from tests.analytics.strategies import any_answers, any_history, worse

FINE = Answers(sleep=4, energy=4, recovery=4, stress=4)
CALM = LoadContext(ramp=2.0, monotony=1.1, days_without_rest=3)
KEY = SessionFacts(category="vo2", key=True, duration_s=3600, load=85)
EASY = SessionFacts(category="easy", key=False, duration_s=2700, load=40)
ORDER = [Action.KEEP, Action.EASE, Action.SHORTEN, Action.SWAP, Action.REST]

LOADS = st.builds(
    LoadContext,
    ramp=st.none() | st.floats(-30, 40),
    monotony=st.none() | st.floats(0, 20),
    days_without_rest=st.none() | st.integers(0, 60),
)
SESSIONS = st.sampled_from([None, KEY, EASY])


def scored(value: int) -> Score:
    return Score(value, band_of(value), (), (), 28, 0.7, False)


def risk_of(
    value: int,
    answers: Answers = FINE,
    session: SessionFacts | None = EASY,
    load: LoadContext = CALM,
    scores: tuple[int, ...] = (),
) -> Risk:
    return assess_risk(
        answers=answers, score=scored(value), history=History(scores=scores), session=session, load=load
    )


def advice_of(
    value: int, answers: Answers = FINE, session: SessionFacts | None = EASY
) -> Recommendation | None:
    return decide(answers=answers, score=scored(value), history=History(), session=session, load=CALM)


def test_risk_of_a_good_day_is_nothing() -> None:
    assert risk_of(82) == Risk(0.0, "stable", ())


@pytest.mark.parametrize(
    "risk, code, share",
    [
        (risk_of(42), "low_readiness", 0.45 * 28 / 70),
        (risk_of(80, replace(FINE, pain=3)), "pain", 0.105),
        (risk_of(80, replace(FINE, problem=Problem.ILL)), "illness", 0.40),
        (risk_of(80, load=replace(CALM, ramp=9.0)), "ramp", 0.06),
        (risk_of(80, load=replace(CALM, ramp=31.0)), "ramp", 0.15),
        (risk_of(75, scores=(50, 90, 85, 80)), "falling", 0.10),
        (risk_of(80, load=replace(CALM, monotony=2.01)), "monotony", 0.05),
        (risk_of(80, load=replace(CALM, days_without_rest=11)), "no_rest", 0.05),
    ],
)
def test_each_term_alone(risk: Risk, code: str, share: float) -> None:
    assert [factor.code for factor in risk.factors] == [code]
    assert risk.factors[0].share == pytest.approx(share)
    assert risk.value == pytest.approx(share)


@pytest.mark.parametrize(
    "risk",
    [
        risk_of(70),
        risk_of(80, load=replace(CALM, ramp=5.0, monotony=2.0, days_without_rest=10)),
        risk_of(76, scores=(90, 85, 80)),
        risk_of(70, scores=(99, 99)),
        risk_of(80, session=KEY),
        risk_of(80, session=None, load=LoadContext(None, None, None)),
    ],
)
def test_terms_at_their_limits_or_unknown_add_nothing(risk: Risk) -> None:
    assert risk.factors == ()


def test_a_key_session_counts_when_the_band_is_not_green() -> None:
    risk = risk_of(63, session=KEY)

    assert [(factor.code, factor.share) for factor in risk.factors] == [
        ("key_session", 0.10),
        ("low_readiness", pytest.approx(0.045)),
    ]
    assert risk.factors[0].params == {"category": "vo2", "band": "amber"}


def test_risk_of_everything_at_once_is_clipped() -> None:
    ill = Answers(sleep=1, energy=1, recovery=1, stress=1, problem=Problem.ILL, pain=10, body_part="calf")

    risk = risk_of(0, ill, KEY, LoadContext(20.0, 3.0, 20), scores=(90, 90, 90))

    assert (risk.value, risk.bucket) == (1.0, "at_risk")
    assert sum(factor.share for factor in risk.factors) == pytest.approx(1.65)
    assert [factor.code for factor in risk.factors][:3] == ["low_readiness", "illness", "pain"]
    assert risk.factors[2].params == {"pain": 10, "body_part": "calf"}


@pytest.mark.parametrize(
    "value, pain, bucket",
    [(70, 0, "stable"), (8, 0, "stable"), (7, 0, "watch"), (42, 10, "watch"), (14, 10, "at_risk")],
)
def test_buckets(value: int, pain: int, bucket: str) -> None:
    assert risk_of(value, replace(FINE, pain=pain)).bucket == bucket


def test_a_bucket_begins_on_its_number() -> None:
    # 0.40 ill + 0.10 fall + 0.05 + 0.05 + 0.10 of ramp are 0.70, however floats add them.
    load = LoadContext(ramp=5 + 10 * 2 / 3, monotony=2.5, days_without_rest=11)

    risk = risk_of(70, replace(FINE, problem=Problem.ILL), None, load, scores=(85, 80, 80))

    assert (risk.value, risk.bucket) == (0.7, "at_risk")


@pytest.mark.parametrize(
    "value, pain, session, action",
    [
        (80, 6, EASY, "rest"),
        (80, 6, None, "rest"),
        (80, 5, EASY, "swap"),
        (80, 4, KEY, "swap"),
        (80, 4, None, "rest"),
        (44, 0, KEY, "swap"),
        (44, 3, EASY, "shorten"),
        (45, 0, KEY, "ease"),
        (69, 3, KEY, "ease"),
    ],
)
def test_action_of_a_day(value: int, pain: int, session: SessionFacts | None, action: str) -> None:
    advice = advice_of(value, replace(FINE, pain=pain), session)

    assert advice is not None
    assert (advice.action, advice.confidence) == (action, 0.7)


@pytest.mark.parametrize(
    "value, pain, action", [(80, 6, "rest"), (80, 5, "keep"), (44, 0, "keep"), (45, 0, "keep")]
)
def test_race_is_never_trimmed_but_told(value: int, pain: int, action: str) -> None:
    advice = advice_of(value, replace(FINE, pain=pain), replace(KEY, race=True))

    assert advice is not None
    assert advice.action == action


def test_race_of_somebody_well_is_nothing_to_tell() -> None:
    assert advice_of(70, FINE, replace(KEY, race=True)) is None


def test_illness_rests_whatever_the_score() -> None:
    advice = advice_of(30, replace(FINE, problem=Problem.ILL), None)

    assert advice is not None
    assert advice.action == "rest"


@pytest.mark.parametrize(
    "value, pain, session",
    [(70, 0, KEY), (70, 3, KEY), (69, 3, EASY), (45, 0, EASY), (44, 0, None), (100, 0, None)],
)
def test_nothing_to_do_is_no_advice(value: int, pain: int, session: SessionFacts | None) -> None:
    assert advice_of(value, replace(FINE, pain=pain), session) is None


def test_a_risk_worth_watching_is_told_even_when_the_session_stays() -> None:
    advice = advice_of(2, FINE, None)

    assert advice is not None
    assert (advice.action, advice.risk.bucket) == ("keep", "watch")


def test_every_number_is_a_rule() -> None:
    rules = RiskRules(pain_weight=0.9, watch_from=0.2, swap_pain=2)

    advice = decide(
        answers=replace(FINE, pain=3),
        score=scored(80),
        history=History(),
        session=EASY,
        load=CALM,
        rules=rules,
    )

    assert advice is not None
    assert (advice.action, advice.risk.value, advice.risk.bucket) == ("swap", 0.27, "watch")


@given(any_answers(), any_history(), SESSIONS, LOADS)
def test_risk_stays_in_bounds_and_its_factors_add_up(
    answers: Answers, history: History, session: SessionFacts | None, load: LoadContext
) -> None:
    risk = assess_risk(
        answers=answers, score=score(answers, history), history=history, session=session, load=load
    )

    shares = [factor.share for factor in risk.factors]
    assert 0 <= risk.value <= 1
    assert shares == sorted(shares, reverse=True)
    assert risk.value == pytest.approx(min(1.0, sum(shares)), abs=1e-6)


@given(any_answers(), any_history(), SESSIONS, LOADS, st.data())
def test_risk_and_action_never_soften_when_one_thing_gets_worse(
    answers: Answers, history: History, session: SessionFacts | None, load: LoadContext, data: st.DataObject
) -> None:
    changed = data.draw(worse(answers))

    before, after = (
        decide(answers=each, score=score(each, history), history=history, session=session, load=load)
        for each in (answers, changed)
    )
    if before is not None:
        assert after is not None
        assert after.risk.value >= before.risk.value
        assert ORDER.index(after.action) >= ORDER.index(before.action)


def test_bands_reach_the_advice_unchanged() -> None:
    assert [scored(value).band for value in (80, 50, 20)] == [Band.GREEN, Band.AMBER, Band.RED]

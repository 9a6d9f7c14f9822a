"""Advice while an injury or illness is open."""

import pytest

from analytics.episodes import Allowance
from analytics.readiness import Band, Score
from analytics.recommendation import Action, Bucket, Recommendation, Risk, RiskRules, SessionFacts
from analytics.sparing import spare

SCORE = Score(80, Band.GREEN, (), (), 28, 0.9, False)
KEY = SessionFacts("threshold", key=True, duration_s=3600, load=80)
EASY = SessionFacts("easy", key=False, duration_s=2400, load=30)
RACE = SessionFacts("race_pace", key=True, duration_s=3600, load=100, race=True)


def spared(
    allowed: Allowance, session: SessionFacts | None, advice: Recommendation | None = None
) -> Recommendation | None:
    return spare(advice, allowed=allowed, session=session, score=SCORE, rules=RiskRules())


@pytest.mark.parametrize(
    "allowed,session,action",
    [
        (Allowance.NOTHING, EASY, Action.REST),
        (Allowance.NOTHING, RACE, Action.REST),
        (Allowance.EASY, KEY, Action.SWAP),
        (Allowance.NO_KEY, KEY, Action.SWAP),
        (Allowance.NO_KEY, RACE, Action.KEEP),
    ],
)
def test_what_is_not_allowed_is_eased_or_rested(
    allowed: Allowance, session: SessionFacts, action: Action
) -> None:
    found = spared(allowed, session)

    assert found is not None
    assert (found.action, found.risk.bucket) == (action, Bucket.WATCH)
    assert [(one.code, one.share, one.params) for one in found.risk.factors] == [
        ("episode", 0.4, {"allowed": allowed.value})
    ]


@pytest.mark.parametrize(
    "allowed,session", [(Allowance.ALL, KEY), (Allowance.EASY, EASY), (Allowance.NOTHING, None)]
)
def test_what_is_allowed_stays_as_it_is(allowed: Allowance, session: SessionFacts | None) -> None:
    assert spared(allowed, session) is None


def test_more_careful_advice_stays() -> None:
    rest = Recommendation(Action.REST, Risk(0.5, Bucket.WATCH, ()), 0.9)

    found = spared(Allowance.NO_KEY, KEY, rest)

    assert found is not None
    assert (found.action, found.risk.value, found.risk.bucket) == (Action.REST, 0.9, Bucket.AT_RISK)

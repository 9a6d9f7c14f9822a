"""Advice while an injury or illness is open: what is not allowed is swapped or rested, and says so."""

import pytest

from analytics.answers import Answers, History
from analytics.episodes import Allowance
from analytics.readiness import Band, Score
from analytics.recommendation import (
    Action,
    Bucket,
    LoadContext,
    Recommendation,
    RiskRules,
    SessionFacts,
    advise,
    morning_facts,
)

RULES = RiskRules()
KEY = SessionFacts("threshold", key=True, duration_s=3600, load=80)
EASY = SessionFacts("easy", key=False, duration_s=2400, load=30)
RACE = SessionFacts("race_pace", key=True, duration_s=3600, load=100, race=True)


def advised(
    allowed: Allowance, session: SessionFacts | None, band: Band = Band.GREEN
) -> Recommendation | None:
    facts = morning_facts(
        answers=Answers(4, 4, 4, 4),
        score=Score(80 if band is Band.GREEN else 30, band, (), (), 28, 0.9, False),
        history=History(),
        session=session,
        load=LoadContext(None, None, None),
        rules=RULES,
        allowed=allowed,
    )
    return advise(facts, RULES, confidence=0.9)


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
def test_what_is_not_allowed_is_swapped_or_rested(
    allowed: Allowance, session: SessionFacts, action: Action
) -> None:
    found = advised(allowed, session)

    assert found is not None
    assert (found.action, found.risk.bucket) == (action, Bucket.WATCH)
    assert [(one.code, one.share, one.params) for one in found.risk.factors] == [
        ("episode", 0.4, {"allowed": allowed.value})
    ]


@pytest.mark.parametrize(
    "allowed,session", [(Allowance.ALL, KEY), (Allowance.EASY, EASY), (Allowance.NOTHING, None)]
)
def test_what_is_allowed_stays_as_it_is(allowed: Allowance, session: SessionFacts | None) -> None:
    assert advised(allowed, session) is None


def test_a_red_morning_and_an_episode_weigh_together() -> None:
    alone, both = advised(Allowance.ALL, EASY, Band.RED), advised(Allowance.EASY, KEY, Band.RED)

    assert alone is not None
    assert both is not None
    assert (alone.action, both.action) == (Action.SHORTEN, Action.SWAP)
    assert both.risk.value == pytest.approx(alone.risk.value + 0.4 + RULES.key_session_weight)

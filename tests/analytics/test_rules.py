"""Rules as data: whatever is known, they stay in bounds, grow with what they read, and say the same again."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.recommendation import Action
from analytics.rules import (
    BY_CODE,
    CATALOGUE,
    NOTHING,
    EvidenceRules,
    Facts,
    Group,
    RiskRules,
    Rule,
    Suggests,
    UnknownRule,
    When,
    basis_of,
    evaluate,
    from_json,
    numbers_of,
    said_again,
    share_of,
    to_json,
)
from analytics.rules.facts import NAMES

NUMBERS = numbers_of(RiskRules(), EvidenceRules())
DAYS = st.none() | st.integers(0, 60)
SOME = st.none() | st.floats(-20, 40)
any_facts = st.builds(
    Facts,
    score=st.none() | st.integers(0, 100),
    band=st.sampled_from(["green", "amber", "red"]),
    fall=st.none() | st.integers(-100, 100),
    pain=st.none() | st.integers(0, 10),
    body_part=st.sampled_from(["", "calf"]),
    side=st.sampled_from(["", "left"]),
    ill=st.none() | st.booleans(),
    ramp=SOME,
    monotony=SOME,
    session=st.just("vo2"),
    key_session=st.none() | st.booleans(),
    run_pain=st.none() | st.integers(0, 10),
    effort_over=SOME,
    effort_runs=st.just(4),
    decoupling_rise=SOME,
    strain=st.just(900.0),
    strain_ratio=st.none() | st.floats(0, 10),
    hrv_z=st.just(-2.0),
    resting_hr_z=st.just(2.0),
    sleep_short_h=st.just(2.0),
    **{name: DAYS for name in NAMES if name.endswith("_days") or name == "days_without_rest"},
    easy_hard=DAYS,
    missed_key=DAYS,
)
WEIGHTS = [key for key in NUMBERS if key.endswith("_weight")]
any_numbers = st.dictionaries(st.sampled_from(WEIGHTS), st.floats(0, 1)).map(
    lambda weights: {**NUMBERS, **weights}
)


def test_a_code_has_one_current_version_and_every_version_once() -> None:
    assert len(BY_CODE) == sum(not rule.retired for rule in CATALOGUE)
    assert len({(rule.code, rule.version) for rule in CATALOGUE}) == len(CATALOGUE)


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: f"{rule.code}-{rule.version}")
def test_rule_reads_facts_and_numbers_that_there_are(rule: Rule) -> None:
    assert set(rule.facts) <= set(NAMES)
    assert set(rule.numbers) <= set(NUMBERS)


def test_what_is_suggested_of_a_session_is_an_action() -> None:
    of_sessions = {Suggests.KEEP, Suggests.EASE, Suggests.SHORTEN, Suggests.SWAP, Suggests.REST}

    assert {suggested.value for suggested in of_sessions} <= {action.value for action in Action}


@pytest.mark.parametrize("group", Group)
def test_nothing_known_is_nothing_said(group: Group) -> None:
    assert evaluate(NOTHING, NUMBERS, group=group) == ()


@given(any_facts, any_numbers, st.sampled_from(Group))
def test_shares_stay_in_bounds_and_come_largest_first(
    facts: Facts, numbers: dict[str, float], group: Group
) -> None:
    shares = [factor.share for factor in evaluate(facts, numbers, group=group)]

    assert all(0 < share <= 1 for share in shares)
    assert shares == sorted(shares, reverse=True)


@given(any_facts, any_numbers, st.sampled_from(Group))
def test_every_factor_is_said_again_from_what_was_kept(
    facts: Facts, numbers: dict[str, float], group: Group
) -> None:
    for factor in evaluate(facts, numbers, group=group):
        kept = json.loads(json.dumps(basis_of(factor, facts, numbers).to_json()))

        assert said_again(kept) == factor


@given(any_facts, any_numbers, st.sampled_from(CATALOGUE), st.integers(0, 30))
def test_a_fact_that_gets_worse_never_weighs_less(
    facts: Facts, numbers: dict[str, float], rule: Rule, more: int
) -> None:
    known = getattr(facts, rule.fact)
    if known is None or isinstance(known, bool):
        return
    towards = -more if rule.when in {When.BELOW, When.UP_TO} else more
    worse = replace(facts, **{rule.fact: max(0, known + towards) if known >= 0 else known + towards})

    assert share_of(rule, worse, numbers) >= share_of(rule, facts, numbers)


@given(any_facts)
def test_facts_survive_being_kept(facts: Facts) -> None:
    assert from_json(json.loads(json.dumps(to_json(facts)))) == facts


def test_what_is_switched_off_says_nothing() -> None:
    facts = Facts(check_in_days=9, missed_key=3)

    said = evaluate(facts, NUMBERS, group=Group.CLOCK, off=frozenset({"silent"}))

    assert [factor.code for factor in said] == ["missed"]


LIMITS: list[tuple[str, dict[str, Any], float]] = [
    ("activity_pain", {"run_pain": 3}, 0.0),
    ("activity_pain", {"run_pain": 4}, 0.40),
    ("activity_pain", {"run_pain": 6}, 0.70),
    ("effort_high", {"effort_over": 1.49}, 0.0),
    ("effort_high", {"effort_over": 1.5}, 0.40),
    ("easy_too_hard", {"easy_hard": 2}, 0.0),
    ("easy_too_hard", {"easy_hard": 3}, 0.40),
    ("decoupling_up", {"decoupling_rise": 5.0}, 0.25),
    ("hrv_low", {"hrv_days": 2}, 0.0),
    ("hrv_low", {"hrv_days": 3}, 0.40),
    ("resting_hr_high", {"resting_hr_days": 3}, 0.40),
    ("sleep_short", {"sleep_days": 3}, 0.40),
    ("strain", {"strain_ratio": 1.5}, 0.0),
    ("strain", {"strain_ratio": 1.51}, 0.25),
    ("race_near", {"race_days": 8}, 0.0),
    ("race_near", {"race_days": 7}, 0.10),
    ("pain_lasting", {"pain_days": 4}, 0.0),
    ("pain_lasting", {"pain_days": 5}, 0.45),
    ("pain_lasting", {"pain_days": 10}, 0.70),
    ("ill_lasting", {"ill_days": 4}, 0.50),
    ("ill_lasting", {"ill_days": 8}, 0.70),
    ("unheard", {"unheard_days": 1}, 0.0),
    ("unheard", {"unheard_days": 2, "unheard_pain": 4}, 0.40),
    ("silent", {"check_in_days": 3}, 0.0),
    ("silent", {"check_in_days": 4}, 0.40),
    ("missed", {"missed_key": 1}, 0.0),
    ("missed", {"missed_key": 2}, 0.40),
    ("no_upload", {"upload_days": 6}, 0.40),
    ("no_contact", {"contact_days": 28}, 0.40),
    ("connection_failing", {"failing_days": 1}, 0.0),
    ("connection_failing", {"failing_days": 2}, 0.40),
]


@pytest.mark.parametrize("code, facts, share", LIMITS)
def test_rule_at_its_limit(code: str, facts: dict[str, Any], share: float) -> None:
    assert share_of(BY_CODE[code], Facts(**facts), NUMBERS) == share


def test_rule_that_nobody_knows_cannot_be_explained() -> None:
    with pytest.raises(UnknownRule):
        said_again({"code": "silent", "version": 99, "facts": {}, "numbers": {}})

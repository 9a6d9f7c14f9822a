"""The guardrail holds for whatever comes; the rules let through what is switched on, and nothing more."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.automatic import (
    CAUTION,
    GUARDRAIL_RISK,
    TIREDNESS,
    AutomaticRules,
    Change,
    may_apply,
    mode_among,
)
from analytics.recommendation import SPOKEN, Action

KINDS = (
    "illness",
    "pain",
    "low_readiness",
    "falling",
    "key_session",
    "ramp",
    "monotony",
    "no_rest",
    "silent",
    "missed",
    "activity_pain",
    "whatever comes next",
)
FOR_PEOPLE = {"pain", "activity_pain", "silent", "missed", "whatever comes next"}
EASED = Change(Action.EASE, frozenset({"low_readiness", "key_session"}), 0.3, 104, 80, race_day=False)
DEFAULT = AutomaticRules()
EVERYTHING = AutomaticRules(**{item.name: True for item in fields(AutomaticRules)})
NOTHING = AutomaticRules(**{item.name: False for item in fields(AutomaticRules)})

AMOUNTS = st.floats(0, 400) | st.just(float("nan"))
RISKS = st.floats(0, 1) | st.just(float("nan"))
any_rules = st.builds(AutomaticRules, **{item.name: st.booleans() for item in fields(AutomaticRules)})
any_change = st.builds(
    Change,
    action=st.sampled_from(Action),
    kinds=st.frozensets(st.sampled_from(KINDS)),
    risk=RISKS,
    load_before=AMOUNTS,
    load_after=AMOUNTS,
    race_day=st.booleans(),
    weeks=st.lists(st.tuples(AMOUNTS, AMOUNTS), max_size=2).map(tuple),
)
tempting_change = st.builds(
    Change,
    action=st.sampled_from([Action.EASE, Action.SHORTEN, Action.SWAP, Action.REST, Action.MOVE]),
    kinds=st.frozensets(st.sampled_from(sorted(TIREDNESS | {"illness"})), min_size=1),
    risk=RISKS,
    load_before=AMOUNTS,
    load_after=AMOUNTS,
    race_day=st.booleans(),
)
mild_change = st.builds(
    lambda change, risk, load: replace(change, risk=risk, load_before=100.0, load_after=load, race_day=False),
    tempting_change,
    st.floats(0, GUARDRAIL_RISK),
    st.floats(0, 100),
)


@given(any_change | tempting_change, any_rules | st.just(EVERYTHING))
def test_guardrail_is_never_broken(change: Change, switched: AutomaticRules) -> None:
    spares = change.load_after <= change.load_before

    assert not may_apply(change, switched) or (
        change.risk <= GUARDRAIL_RISK and spares and not change.race_day
    )


@given(mild_change, st.sampled_from(sorted(FOR_PEOPLE)))
def test_what_wants_a_person_never_acts_by_itself(change: Change, kind: str) -> None:
    assert not may_apply(replace(change, kinds=change.kinds | {kind}), EVERYTHING)
    assert not may_apply(replace(change, kinds=frozenset()), EVERYTHING)
    assert not may_apply(replace(change, action=Action.KEEP), EVERYTHING)


@given(mild_change, any_rules)
def test_ill_athletes_are_given_rest_or_a_person(change: Change, switched: AutomaticRules) -> None:
    ill = replace(change, kinds=change.kinds | {"illness"})

    assert may_apply(ill, switched) == (ill.action is Action.REST and switched.rest_illness)


@given(mild_change, any_rules, st.floats(0, 1), st.floats(0, 1), st.data())
def test_less_risk_less_load_and_less_evidence_never_forbid(
    change: Change, switched: AutomaticRules, risk: float, load: float, data: st.DataObject
) -> None:
    fewer = data.draw(st.frozensets(st.sampled_from(sorted(change.kinds)), min_size=1))

    milder = replace(change, risk=change.risk * risk, load_after=change.load_after * load, kinds=fewer)

    assert may_apply(milder, switched) >= may_apply(change, switched)


@given(mild_change, any_rules, any_rules)
def test_switching_a_rule_on_never_forbids(
    change: Change, some: AutomaticRules, more: AutomaticRules
) -> None:
    names = [item.name for item in fields(AutomaticRules)]

    both = AutomaticRules(**{name: getattr(some, name) or getattr(more, name) for name in names})

    assert may_apply(change, both) >= may_apply(change, some)


@given(any_change | mild_change)
def test_with_every_rule_off_nothing_acts(change: Change) -> None:
    assert not may_apply(change, NOTHING)


@pytest.mark.parametrize(
    "action, allowed",
    [(Action.EASE, True), (Action.SHORTEN, True), (Action.SWAP, False), (Action.REST, False)],
)
def test_by_default_easing_and_shortening_act(action: Action, allowed: bool) -> None:
    assert may_apply(replace(EASED, action=action), DEFAULT) is allowed


def test_rest_for_illness_may_be_switched_on() -> None:
    ill = replace(EASED, action=Action.REST, kinds=EASED.kinds | {"illness"}, load_after=0)

    assert (may_apply(ill, DEFAULT), may_apply(ill, replace(DEFAULT, rest_illness=True))) == (False, True)


@pytest.mark.parametrize(
    "facts",
    [{"risk": 0.8501}, {"race_day": True}, {"load_after": 104.1}, {"kinds": EASED.kinds | {"pain"}}],
    ids=lambda facts: next(iter(facts)),
)
def test_one_thing_too_much_leaves_it_to_a_person(facts: dict[str, object]) -> None:
    assert may_apply(replace(EASED, risk=GUARDRAIL_RISK), EVERYTHING)
    assert not may_apply(replace(EASED, **facts), EVERYTHING)


@given(mild_change, st.sampled_from(sorted(SPOKEN | {Action.RETURN})))
def test_words_and_ways_back_are_a_persons(change: Change, action: Action) -> None:
    assert not may_apply(replace(change, action=action), EVERYTHING)


@given(mild_change, AMOUNTS, AMOUNTS)
def test_no_week_gets_more_load_by_itself(change: Change, before: float, after: float) -> None:
    moved = replace(change, action=Action.MOVE, kinds=TIREDNESS, weeks=((before, after),))

    assert may_apply(moved, EVERYTHING) == (after <= before)


def test_a_move_waits_until_it_is_switched_on() -> None:
    moved = replace(EASED, action=Action.MOVE, weeks=((300.0, 300.0),))

    assert (may_apply(moved, DEFAULT), may_apply(moved, replace(DEFAULT, move_low_readiness=True))) == (
        False,
        True,
    )


modes = st.sampled_from(CAUTION)


@given(
    st.frozensets(st.sampled_from(KINDS)), modes, st.dictionaries(st.sampled_from(KINDS), modes | st.just(""))
)
def test_the_most_cautious_mode_of_the_evidence_holds(
    kinds: frozenset[str], general: str, by_rule: dict[str, str]
) -> None:
    found = mode_among(kinds, general, by_rule)

    each = [by_rule.get(kind) or general for kind in kinds]
    assert all(CAUTION.index(found) <= CAUTION.index(mode) for mode in each)
    assert found in (each or [general])

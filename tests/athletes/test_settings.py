"""Settings, parsed."""

from typing import Any

import pytest

from analytics.rules import CATALOGUE
from athletes.models import Mode
from athletes.settings import (
    ORDERABLE,
    PREFERRED,
    RULES,
    WEEKDAYS,
    BadSetting,
    Settings,
    build,
    changed,
    check,
    resolve,
)
from athletes.settings.keys import CODES


def test_build_of_nothing_is_the_defaults() -> None:
    found = build({})

    assert found == Settings(
        contact={"at_risk": 2.0, "watch": 5.0, "stable": 14.0},
        sla={"at_risk": 24.0, "watch": 24.0, "stable": 24.0},
        resolve={"at_risk": 72.0, "watch": 72.0, "stable": 72.0},
        hours=dict.fromkeys(WEEKDAYS, ""),
        prefer=dict.fromkeys(PREFERRED, ""),
        order=dict.fromkeys(ORDERABLE, ""),
        agree={"distance_m": 0.01, "timer_s": 0.01, "avg_hr_bpm": 3.0, "ascent_m": 0.2},
        same={"start_s": 300.0, "distance": 0.05, "overlap": 0.8},
        cooldown=dict.fromkeys(CODES, 12.0),
        rule_mode=dict.fromkeys(CODES, ""),
        watch=dict.fromkeys(set(CODES) - {"pain", "illness", "activity_pain"}, True) | {"no_contact": False},
    )


def test_every_default_keeps_its_own_rule() -> None:
    for key, rule in RULES.items():
        check(key, rule.default)


@pytest.mark.parametrize(
    "key, value, code",
    [
        ("risk.pain_wieght", 0.3, "unknown"),
        ("mode", "reckless", "not_a_choice"),
        ("automatic.ease_low_readiness", 1, "not_a_switch"),
        ("automatic.swap_pain", True, "unknown"),
        ("order.shoe", "strava,fax", "not_a_choice"),
        ("order.shoe", "strava,strava", "not_a_choice"),
        ("order.shoe", ["strava"], "not_a_choice"),
        ("coaches_see_all", 1, "not_a_switch"),
        ("cooldown_h", "12", "not_a_number"),
        ("cooldown_h", True, "not_a_number"),
        ("cooldown_h", float("nan"), "not_a_number"),
        ("risk.rest_pain", 5.5, "not_whole"),
        ("risk.pain_weight", -0.1, "out_of_range"),
        ("risk.pain_weight", 1.1, "out_of_range"),
        ("risk.readiness_limit", 0.0, "out_of_range"),
        ("evidence.silent_days", 0, "out_of_range"),
        ("evidence.silent_days", 4.5, "not_whole"),
        ("evidence.sleep_hours", 9.0, "out_of_range"),
        ("cooldown.silent", 337, "out_of_range"),
        ("cooldown.boredom", 12, "unknown"),
        ("rule_mode.silent", "reckless", "not_a_choice"),
        ("watch.silent", 1, "not_a_switch"),
        ("watch.pain", False, "unknown"),
        ("ctl_days", 121, "out_of_range"),
        ("readiness.learning_days", 1, "out_of_range"),
        ("readiness.answer_sd_floor", 0.0, "out_of_range"),
    ],
)
def test_check_refuses(key: str, value: Any, code: str) -> None:
    with pytest.raises(BadSetting) as refused:
        check(key, value)

    assert (refused.value.code, refused.value.key) == (code, key)


@pytest.mark.parametrize(
    "values, code",
    [
        ({"readiness.green_from": 40.0}, "order"),
        ({"risk.swap_pain": 7}, "order"),
        ({"compliance.green_low": 130}, "order"),
        ({"evidence.pain_days": 11}, "order"),
        ({"evidence.ill_weight": 0.8}, "order"),
        ({"atl_days": 30, "ctl_days": 10}, "order"),
        ({f"readiness.{item}_weight": 0 for item in ("sleep", "energy", "recovery", "stress")}, "no_weights"),
    ],
)
def test_build_refuses_what_contradicts_itself(values: dict[str, Any], code: str) -> None:
    with pytest.raises(BadSetting) as refused:
        build(values)

    assert refused.value.code == code


def test_refusal_is_a_sentence() -> None:
    with pytest.raises(BadSetting) as refused:
        check("ctl_days", 5)

    assert refused.value.message == "“ctl_days” must lie between 7 and 120."


def test_changed_merges_and_takes_back() -> None:
    stored = {"cooldown_h": 6, "risk": {"rest_pain": 7}}

    kept = changed(stored, {"cooldown_h": None, "sla": {"watch": 48}})

    assert kept == {"risk": {"rest_pain": 7}, "sla": {"watch": 48}}


def test_changed_drops_a_stored_key_that_is_gone() -> None:
    assert changed({"gone": 1}, {"cooldown_h": 6}) == {"cooldown_h": 6}


def test_changed_of_an_athlete_refuses_what_is_the_organizations() -> None:
    with pytest.raises(BadSetting) as refused:
        changed({}, {"coaches_see_all": True}, below={})

    assert refused.value.code == "organization_only"


def test_resolve_takes_the_last_layer() -> None:
    settings, ignored = resolve({"mode": "manual", "cooldown_h": 6}, {"cooldown_h": 3})

    assert (settings.mode, settings.cooldown_h, ignored) == (Mode.MANUAL, 3, ())


def test_resolve_leaves_out_a_key_that_no_longer_holds() -> None:
    settings, ignored = resolve({"gone": 1, "cooldown_h": 6})

    assert (settings.cooldown_h, [bad.code for bad in ignored]) == (6, ["unknown"])


def test_resolve_leaves_out_a_layer_that_contradicts_those_before() -> None:
    settings, ignored = resolve({"risk.swap_pain": 6}, {"risk.rest_pain": 5, "cooldown_h": 3})

    assert (settings.risk.swap_pain, settings.risk.rest_pain, settings.cooldown_h) == (6, 6, 12)
    assert [bad.code for bad in ignored] == ["order"]


def test_resolve_reads_sections() -> None:
    settings, ignored = resolve({"sla": {"watch": 48, "gone": 1}})

    assert (settings.sla["watch"], [bad.key for bad in ignored]) == (48, ["sla.gone"])


def test_resolve_of_contradictions_alone_is_the_defaults() -> None:
    settings, ignored = resolve({"risk.swap_pain": 9})

    assert (settings, len(ignored)) == (build({}), 1)


def test_every_number_that_a_rule_names_is_a_setting() -> None:
    named = {number for rule in CATALOGUE for number in rule.numbers}

    assert named <= RULES.keys()
    assert named <= build({}).numbers.keys()


def test_every_number_of_the_rules_has_limits_of_its_own() -> None:
    numbers = {key: rule for key, rule in RULES.items() if key.startswith(("risk.", "evidence."))}

    assert not [key for key, rule in numbers.items() if rule.high == 1000]


def test_cooldown_of_a_rule_is_the_general_one_unless_it_has_its_own() -> None:
    settings, _ignored = resolve({"cooldown_h": 6, "cooldown.ramp": 48}, {"cooldown.silent": 0})

    assert (settings.cooldown["pain"], settings.cooldown["ramp"], settings.cooldown["silent"]) == (6, 48, 0)


def test_mode_of_a_rule_stands_over_the_athletes() -> None:
    settings, _ignored = resolve({"rule_mode.ramp": "manual"}, {"mode": "automatic"})

    assert (settings.mode_of("ramp"), settings.mode_of("falling")) == (Mode.MANUAL, Mode.AUTOMATIC)


def test_rules_switched_off_are_named() -> None:
    assert build({"watch.ramp": False}).off == {"ramp", "no_contact"}

"""Cases that rules would have opened."""

from analytics.rules.replaying import Replayed, Spoken, count, replay

QUIET = Spoken()
PAIN = Spoken(frozenset({"pain"}), opens=True)
BOTH = Spoken(frozenset({"pain", "silent"}), opens=True)
WEAK = Spoken(frozenset({"race_near"}), opens=False)


def test_a_case_is_opened_once_while_it_lasts() -> None:
    assert replay([QUIET, PAIN, BOTH, PAIN]) == (frozenset({"pain"}),)


def test_what_had_spoken_the_day_before_is_no_new_case() -> None:
    assert replay([PAIN, PAIN, QUIET]) == ()


def test_what_comes_again_is_another_case() -> None:
    assert replay([QUIET, PAIN, QUIET, BOTH]) == (frozenset({"pain"}), frozenset({"pain", "silent"}))


def test_what_weighs_little_opens_none() -> None:
    assert replay([QUIET, WEAK, WEAK]) == ()


def test_each_rule_is_counted_in_the_cases_in_which_it_speaks() -> None:
    assert count([[QUIET, PAIN], [QUIET, BOTH], [], [QUIET]]) == Replayed(2, {"pain": 2, "silent": 1})

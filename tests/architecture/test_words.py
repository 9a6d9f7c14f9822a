"""What analytics says and what the tables keep are the same words: no verdict on a run can fail."""

from enum import Enum

import pytest

from analytics import compliance, recommendation, season, workout
from analytics.rules import CATALOGUE
from athletes import models as athletes
from planning import models as planning
from readiness import models as readiness

SAME: list[tuple[type[Enum], type[Enum]]] = [
    (recommendation.Bucket, readiness.Bucket),
    (season.Phase, planning.Phase),
    (season.Priority, athletes.Priority),
    (workout.Category, planning.Category),
]


def words(kind: type[Enum]) -> set[str]:
    return {one.value for one in kind}


@pytest.mark.parametrize("said, kept", SAME)
def test_both_say_the_same_words(said: type[Enum], kept: type[Enum]) -> None:
    assert words(said) == words(kept)


def test_a_verdict_is_an_outcome_unless_nothing_was_planned() -> None:
    assert words(compliance.Verdict) - {"no_plan"} == words(planning.Outcome) - {planning.Outcome.OPEN}


def test_every_rule_raises_a_flag_of_its_own() -> None:
    """But for what has ended, which is no condition of a fact (analytics.courses), and what athletes say."""
    said = {"returning", "disagrees", "asks"}
    assert {rule.code for rule in CATALOGUE} == words(readiness.FlagKind) - said

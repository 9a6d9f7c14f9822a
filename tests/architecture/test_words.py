"""What analytics says and what the tables keep are the same words: no verdict on a run can fail."""

import re
from enum import Enum
from pathlib import Path

import pytest
from django.conf import settings

from analytics import compliance, recommendation, season, workout
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


def test_every_factor_of_a_risk_is_a_flag() -> None:
    source = (Path(settings.BASE_DIR) / "analytics" / "recommendation.py").read_text()

    codes = set(re.findall(r'Factor\("(\w+)"', source))
    assert len(codes) == 8
    assert codes < words(readiness.FlagKind)

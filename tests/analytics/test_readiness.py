"""Readiness: numbers by hand, and what must hold for every check-in."""

from dataclasses import fields, replace
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.readiness import Answers, BadRules, Band, History, Problem, ReadinessRules, band_of, score
from tests.analytics.strategies import any_answers, any_history, better, worse

WEEK = History(
    sleep=(3, 4, 3, 4, 4, 5, 3),
    energy=(3, 4, 3, 4, 4, 5, 3),
    recovery=(4, 4, 4, 4, 4, 4, 4),
    stress=(2, 3, 2, 3, 2, 3, 2),
    hrv_ms=(40, 45, 50, 55, 50, 45, 40),
    resting_hr_bpm=(50, 52, 51, 49, 50, 51, 50),
    sleep_h=(7, 8, 7.5, 6.5, 7, 8, 7),
)
TODAY = Answers(sleep=3, energy=4, recovery=2, stress=5)
MEASURED = replace(TODAY, hrv_ms=35, resting_hr_bpm=51, sleep_h=6)


def components(answers: Answers, history: History) -> dict[str, float]:
    return {part.item: part.component for part in score(answers, history).contributions}


def test_score_of_answers_against_a_week_by_hand() -> None:
    # Sleep: 0.6·50 + 0.4·(60 - 15·0.714286/0.755929). Recovery never moved: sd 0.5, 0.6·25 + 0.4·0.
    found = score(TODAY, WEEK)

    assert components(TODAY, WEEK) == pytest.approx(
        {"sleep": 48.330533, "energy": 71.267787, "recovery": 15.0, "stress": 100.0}
    )
    # 0.25·48.3305 + 0.25·71.2678 + 0.30·15 + 0.20·100 = 54.3996
    assert (found.value, found.band, found.learning, found.baseline_days) == (54, Band.AMBER, False, 7)


def test_score_while_learning_is_absolute() -> None:
    six_days = replace(WEEK, sleep=(3, 4, 3, 4, 4, 5))

    found = score(TODAY, six_days)

    # 0.25·50 + 0.25·75 + 0.30·25 + 0.20·100 = 58.75
    assert components(TODAY, six_days) == {"sleep": 50, "energy": 75, "recovery": 25, "stress": 100}
    assert (found.value, found.learning, found.baseline_days) == (59, True, 6)


def test_score_of_measurements_by_hand() -> None:
    # ln 35 is 2.311633 sd below its mean; 51 bpm 0.585540 sd above; 6 h 2.267787 sd below.
    found = components(MEASURED, WEEK)

    assert found["hrv"] == pytest.approx(13.76734, abs=1e-3)
    assert found["resting_hr"] == pytest.approx(48.28920, abs=1e-3)
    assert found["sleep_h"] == pytest.approx(14.64426, abs=1e-3)
    # (54.3996 + 0.20·13.7673 + 0.10·48.2892 + 0.10·14.6443) / 1.4
    assert score(MEASURED, WEEK).value == 45


def test_score_takes_sdnn_as_it_is() -> None:
    sdnn = replace(TODAY, hrv_ms=40, hrv_kind="sdnn")

    # Mean 46.428571, sd 5.563486: 1.155493 sd below.
    assert components(sdnn, WEEK)["hrv"] == pytest.approx(60 - 20 * 1.155493, abs=1e-3)


def test_score_names_what_was_not_given_and_what_has_no_baseline() -> None:
    found = score(replace(TODAY, hrv_ms=50, sleep_h=8), replace(WEEK, hrv_ms=(45, 50, 0, 0, 55, 44, 43)))

    assert (found.missing, found.unlearned) == (("resting_hr",), ("hrv",))
    assert {part.item for part in found.contributions} == {"sleep", "energy", "recovery", "stress", "sleep_h"}


def test_contributions_add_up_to_the_score_and_come_largest_first() -> None:
    found = score(replace(MEASURED, pain=2), WEEK)

    sizes = [abs(part.points) for part in found.contributions]
    assert sizes == sorted(sizes, reverse=True)
    assert sum(part.weight for part in found.contributions) == pytest.approx(1.0)
    assert found.value == pytest.approx(60 + sum(part.points for part in found.contributions) - 6, abs=0.5)


@pytest.mark.parametrize(
    "pain, value, band", [(0, 54, "amber"), (3, 45, "amber"), (4, 42, "red"), (10, 24, "red")]
)
def test_pain_takes_three_points_each(pain: int, value: int, band: str) -> None:
    found = score(replace(TODAY, problem=Problem.PAIN, pain=pain), WEEK)

    assert (found.value, found.band) == (value, band)


def test_illness_caps_the_score_at_thirty() -> None:
    best = Answers(sleep=5, energy=5, recovery=5, stress=5)

    assert [score(replace(best, problem=p), History()).value for p in Problem] == [100, 100, 30]


# 4 answers of 7 items hold 1.0 of 1.4 of the weight.
@pytest.mark.parametrize(
    "answers, days, expected",
    [(TODAY, 0, 0.285714), (TODAY, 7, 0.392857), (TODAY, 28, 0.714286), (MEASURED, 7, 0.55)],
)
def test_confidence_by_weight_and_days(answers: Answers, days: int, expected: float) -> None:
    answered: dict[str, Any] = dict.fromkeys(("sleep", "energy", "recovery", "stress"), (3,) * days)

    assert score(answers, replace(WEEK, **answered)).confidence == pytest.approx(expected, abs=1e-6)


def test_only_the_last_28_days_count() -> None:
    month = dict.fromkeys(("sleep", "energy", "recovery", "stress"), (3, 4) * 14)
    older = {item: (1,) * 60 + days for item, days in month.items()}

    assert score(TODAY, History(**older)) == score(TODAY, History(**month))


@pytest.mark.parametrize(
    "value, band", [(100, "green"), (70, "green"), (69, "amber"), (45, "amber"), (44, "red"), (0, "red")]
)
def test_bands(value: int, band: str) -> None:
    assert band_of(value) == band


def test_every_number_is_a_rule() -> None:
    gentle = ReadinessRules(pain_points=1, green_from=50, learning_days=14)

    found = score(replace(TODAY, pain=5), WEEK, gentle)

    # Learning until 14 days: 58.75 - 5
    assert (found.value, found.band, found.learning) == (54, Band.GREEN, True)


@pytest.mark.parametrize(
    "wrong",
    [
        {"pain_points": -1},
        {"sleep_weight": 0, "energy_weight": 0, "recovery_weight": 0, "stress_weight": 0},
        {"learning_days": 1},
        {"answer_sd_floor": 0},
        {"sdnn_sd_floor_ms": 0},
    ],
)
def test_rules_that_cannot_be_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(BadRules):
        ReadinessRules(**wrong)


@given(any_answers(), any_history())
def test_score_and_confidence_stay_in_bounds(answers: Answers, history: History) -> None:
    found = score(answers, history)

    assert 0 <= found.value <= 100
    assert 0 < found.confidence <= 1
    assert all(0 <= part.component <= 100 for part in found.contributions)


@given(any_answers(), any_history(), st.data())
def test_score_never_rises_when_one_thing_gets_worse(
    answers: Answers, history: History, data: st.DataObject
) -> None:
    changed = data.draw(worse(answers))

    assert score(changed, history).value <= score(answers, history).value


@given(any_answers(), any_history(), st.data())
def test_score_never_falls_when_one_thing_gets_better(
    answers: Answers, history: History, data: st.DataObject
) -> None:
    changed = data.draw(better(answers))

    assert score(changed, history).value >= score(answers, history).value


@given(any_answers(), any_history(), st.randoms())
def test_score_does_not_depend_on_the_order_of_the_days_before(
    answers: Answers, history: History, chance: Random
) -> None:
    """Within the window, that is: which days are in it is a matter of the calendar."""
    window = {item.name: getattr(history, item.name)[-28:] for item in fields(History)}
    shuffled = {name: tuple(chance.sample(values, len(values))) for name, values in window.items()}

    assert score(answers, History(**shuffled)).value == score(answers, History(**window)).value

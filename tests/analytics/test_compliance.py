"""Planned against done."""

import pytest

from analytics.compliance import Amount, Compliance, Thresholds, Verdict, compare, share_done

HOUR = Amount(duration_s=3600, distance_m=12000, load=80)


@pytest.mark.parametrize(
    "minutes, verdict",
    [
        (29, "off"),
        (30, "partly"),
        (47, "partly"),
        (48, "done"),
        (72, "done"),
        (73, "partly"),
        (90, "partly"),
        (91, "off"),
    ],
)
def test_compare_by_duration_of_an_hour(minutes: int, verdict: str) -> None:
    assert compare(HOUR, Amount(duration_s=minutes * 60)).verdict == verdict


def test_compare_gives_whole_percents_and_their_verdict() -> None:
    # 79.5 % is shown as 80 % and is green, 79.4 % is 79 % and is not.
    assert compare(HOUR, Amount(duration_s=2862)) == Compliance(Verdict.DONE, 80, "duration")
    assert compare(HOUR, Amount(duration_s=2858.4)) == Compliance(Verdict.PARTLY, 79, "duration")


@pytest.mark.parametrize(
    "planned, done, measure",
    [
        (HOUR, Amount(3600, 11000, 40), "duration"),
        (HOUR, Amount(None, 12000, 40), "distance"),
        (Amount(None, None, 80), Amount(3600, 11000, 80), "load"),
        (Amount(0, 12000, 80), Amount(3600, 12000, 80), "distance"),
    ],
)
def test_compare_takes_the_first_measure_both_know(planned: Amount, done: Amount, measure: str) -> None:
    assert compare(planned, done) == Compliance(Verdict.DONE, 100, measure)


def test_compare_of_nothing_done_is_missed() -> None:
    assert compare(HOUR, None) == Compliance(Verdict.MISSED, 0, "duration")


@pytest.mark.parametrize("planned", [None, Amount(), Amount(0, 0, 0)])
@pytest.mark.parametrize("done", [None, HOUR])
def test_compare_without_a_plan_is_no_plan(planned: Amount | None, done: Amount | None) -> None:
    assert compare(planned, done) == Compliance(Verdict.NO_PLAN)


@pytest.mark.parametrize("done, percent", [(None, 0), (Amount(duration_s=1800), 50)])
def test_compare_of_an_excused_day_is_excused(done: Amount | None, percent: int) -> None:
    assert compare(HOUR, done, excused=True) == Compliance(Verdict.EXCUSED, percent, "duration")


def test_compare_without_a_common_measure_has_no_percent() -> None:
    assert compare(Amount(distance_m=8000), Amount(duration_s=2400)) == Compliance(Verdict.DONE)


def test_compare_by_the_thresholds_of_the_organization() -> None:
    strict = Thresholds(green_low=95, green_high=105, amber_low=90, amber_high=110)

    verdicts = [compare(HOUR, Amount(duration_s=36 * p), strict).verdict for p in (89, 94, 95, 105, 106, 111)]

    assert verdicts == ["off", "partly", "done", "done", "partly", "off"]


def test_share_done_leaves_excused_and_unplanned_days_out() -> None:
    verdicts = [Verdict.DONE, Verdict.DONE, Verdict.MISSED, Verdict.PARTLY, Verdict.EXCUSED, Verdict.NO_PLAN]

    assert share_done(verdicts) == 0.5


def test_share_done_of_no_planned_day_is_undefined() -> None:
    assert share_done([Verdict.EXCUSED, Verdict.NO_PLAN]) is None

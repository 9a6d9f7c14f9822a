"""Check-ins: stored once a day, scored, changed, withdrawn, scored again."""

from dataclasses import replace
from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from analytics.readiness import Answers, Problem
from athletes.models import Athlete, AthleteState, WellnessDay
from athletes.recorded import Measurements
from athletes.services import put_wellness
from planning.models import PlannedSession
from readiness import services
from readiness.models import CheckIn, Flag, Intervention
from tests.factories import NOW
from tests.readiness.given import HURT, TIRED, TODAY, WELL, check_in, mornings, open_case

SILENCE = timedelta(minutes=5)


def rows() -> list[list[dict[str, object]]]:
    """Everything that a check-in writes."""
    return [
        list(model.objects.order_by("pk").values()) for model in (CheckIn, Flag, Intervention, WellnessDay)
    ]


def test_check_in_is_scored_on_the_answers_alone_while_learning(athlete: Athlete) -> None:
    found = check_in(athlete, WELL)

    assert (found.score, found.band, found.learning, found.baseline_days) == (75, "green", True, 0)
    assert found.missing == ["hrv", "resting_hr", "sleep_h"]
    assert not Flag.objects.exists()


def test_same_answers_twice_leave_the_same_rows(athlete: Athlete, session: PlannedSession) -> None:
    check_in(athlete, replace(HURT, hrv_ms=49.0), note="Tight since Tuesday")
    before = rows()

    check_in(athlete, replace(HURT, hrv_ms=49.0), note="Tight since Tuesday", minutes=20)

    assert rows() == before


def test_changed_answers_replace_those_of_the_day(athlete: Athlete) -> None:
    check_in(athlete, TIRED)

    changed = check_in(athlete, WELL, minutes=20)

    assert CheckIn.objects.get() == changed
    assert (changed.version, changed.answered_at) == (2, NOW + timedelta(minutes=20))


def test_watch_counts_where_the_athlete_typed_nothing(athlete: Athlete) -> None:
    mornings(athlete, 10, hrv_ms=60.0)
    put_wellness(athlete=athlete, day=TODAY, source="garmin", values=Measurements(hrv_ms=40.0, sleep_h=7.5))

    found = check_in(athlete, WELL)

    assert "hrv" in {part["item"] for part in found.contributions}
    assert found.missing == ["resting_hr"]


def test_typed_value_wins_over_the_watch(athlete: Athlete) -> None:
    mornings(athlete, 10, hrv_ms=60.0)
    put_wellness(athlete=athlete, day=TODAY, source="garmin", values=Measurements(hrv_ms=40.0))

    low = check_in(athlete, WELL)
    usual = check_in(athlete, replace(WELL, hrv_ms=62.0), minutes=5)

    assert low.score < usual.score


def test_typed_values_are_facts_of_the_check_in_and_go_with_it(athlete: Athlete) -> None:
    check_in(athlete, replace(WELL, resting_hr_bpm=52.0, sleep_h=7.0))
    typed = WellnessDay.objects.get()

    check_in(athlete, WELL, minutes=5)

    assert (typed.source, typed.resting_hr_bpm, typed.sleep_h) == ("check-in", 52.0, 7.0)
    assert not WellnessDay.objects.exists()


def test_history_makes_the_score_personal(athlete: Athlete) -> None:
    mornings(athlete, 28)

    found = check_in(athlete, WELL)

    assert (found.learning, found.baseline_days, found.confidence) == (False, 28, pytest.approx(1 / 1.4))


def test_state_shows_the_morning(athlete: Athlete) -> None:
    check_in(athlete, WELL, days_ago=1)
    found = check_in(athlete, TIRED)

    state = AthleteState.objects.get(athlete=athlete)
    assert (state.readiness, state.band, state.readiness_day) == (found.score, "red", TODAY)
    assert state.spark[-2:] == [75, found.score]


def test_state_tells_of_pain_and_illness_until_an_answer_without(athlete: Athlete) -> None:
    told = []
    for answers in (HURT, replace(WELL, problem=Problem.ILL), WELL):
        check_in(athlete, answers)
        told.append(AthleteState.objects.values_list("pain", "ill").get(athlete=athlete))

    assert told == [(6, False), (0, True), (0, False)]


@pytest.mark.parametrize("before,told", [(HURT, (6, False)), (None, (0, False))])
def test_a_withdrawn_check_in_leaves_the_complaints_of_the_one_before(
    athlete: Athlete, before: Answers | None, told: tuple[int, bool]
) -> None:
    if before:
        check_in(athlete, before, days_ago=1)
    check_in(athlete, replace(WELL, problem=Problem.ILL))

    services.withdraw_check_in(athlete=athlete, day=TODAY, now=NOW)

    assert AthleteState.objects.values_list("pain", "ill").get(athlete=athlete) == told


@pytest.mark.parametrize("days", [-1, 1])
def test_another_day_is_closed(athlete: Athlete, days: int) -> None:
    with pytest.raises(services.DayClosed):
        services.record_check_in(athlete=athlete, day=TODAY + timedelta(days=days), answers=WELL, now=NOW)


def test_day_is_that_of_the_athletes_zone(athlete: Athlete) -> None:
    athlete.timezone = "Asia/Seoul"
    late = NOW.replace(hour=15, minute=30)  # 00:30 on the 22nd in Seoul

    found = services.record_check_in(athlete=athlete, day=TODAY + timedelta(days=1), answers=WELL, now=late)

    assert found.day == TODAY + timedelta(days=1)


def test_worse_answers_never_score_better(athlete: Athlete) -> None:
    mornings(athlete, 10)

    scores = [
        check_in(athlete, replace(WELL, recovery=answer), minutes=answer).score for answer in range(1, 6)
    ]

    assert scores == sorted(scores)


def test_rescore_takes_in_what_came_later(athlete: Athlete) -> None:
    mornings(athlete, 10, hrv_ms=60.0)
    before = check_in(athlete, WELL)
    put_wellness(athlete=athlete, day=TODAY, source="garmin", values=Measurements(hrv_ms=30.0))

    after = services.rescore(athlete=athlete, day=TODAY, now=NOW + SILENCE)

    assert after is not None
    assert (after.pk, after.answered_at) == (before.pk, before.answered_at)
    assert after.score < before.score


def test_rescore_without_a_check_in_does_nothing(athlete: Athlete) -> None:
    assert services.rescore(athlete=athlete, day=TODAY, now=NOW) is None


def test_rescore_of_an_earlier_day_raises_nothing(athlete: Athlete) -> None:
    check_in(athlete, HURT, days_ago=1)
    check_in(athlete, WELL)

    services.rescore(athlete=athlete, day=TODAY - timedelta(days=1), now=NOW + SILENCE)

    assert not Flag.objects.filter(withdrawn_at=None).exists()


def test_withdrawn_check_in_leaves_the_day_as_it_was(athlete: Athlete, session: PlannedSession) -> None:
    check_in(athlete, WELL, days_ago=1)
    check_in(athlete, replace(HURT, sleep_h=5.0))

    services.withdraw_check_in(athlete=athlete, day=TODAY, now=NOW + SILENCE)

    state = AthleteState.objects.get(athlete=athlete)
    assert not CheckIn.objects.filter(day=TODAY, deleted_at=None).exists()
    assert not WellnessDay.objects.exists()
    assert not Intervention.objects.open().exists()
    assert (state.readiness, state.last_check_in_at) == (None, NOW - timedelta(days=1))


def test_withdrawing_brings_back_what_the_check_in_had_closed(athlete: Athlete) -> None:
    check_in(athlete, HURT, days_ago=1)
    before = open_case(athlete)
    check_in(athlete, WELL)

    services.withdraw_check_in(athlete=athlete, day=TODAY, now=NOW + SILENCE)

    assert open_case(athlete).pk == before.pk
    assert [factor["code"] for factor in open_case(athlete).factors] == ["low_readiness", "pain"]


def test_check_in_after_a_withdrawn_one_is_the_same_row(athlete: Athlete) -> None:
    first = check_in(athlete, TIRED)
    services.withdraw_check_in(athlete=athlete, day=TODAY, now=NOW + SILENCE)

    second = check_in(athlete, WELL, minutes=10)

    assert (second.pk, second.deleted_at, second.version) == (first.pk, None, 3)


def test_late_withdrawal_is_refused(athlete: Athlete) -> None:
    check_in(athlete, WELL, days_ago=1)

    with pytest.raises(services.DayClosed):
        services.withdraw_check_in(athlete=athlete, day=TODAY - timedelta(days=1), now=NOW)


@pytest.mark.parametrize("answers, queries", [(WELL, 12), (HURT, 18)])
def test_a_check_in_takes_a_few_queries(
    athlete: Athlete, answers: Answers, queries: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    mornings(athlete, 20)

    with django_assert_num_queries(queries):
        check_in(athlete, answers)

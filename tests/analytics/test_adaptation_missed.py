from datetime import timedelta

import pytest

from analytics.adaptation import AdaptRule, Decision, MakeUp, Open, Reason, Replace, Shorten, WeekRun, decide
from tests.analytics.adapting import HOUR_S, MONDAY, USUAL, missed, on, situation

CAUSE = f"missed:{missed().session}"


def day(number: int):
    return MONDAY + timedelta(days=number)


def rules(decision: Decision) -> list[AdaptRule]:
    return [reason.rule for reason in decision.reasons]


def test_missed_key_session_moves_to_the_next_free_day():
    decision = decide(situation(missed(), on(2, easy=True), on(3, easy=True), on(6)))

    assert decision == Decision(
        (MakeUp(missed().session, day(4)),),
        (
            Reason(
                AdaptRule.MOVE,
                CAUSE,
                {
                    "missed": str(missed().session),
                    "missed_day": day(1).isoformat(),
                    "day": day(4).isoformat(),
                },
            ),
        ),
    )


@pytest.mark.parametrize(
    "others",
    [
        [on(3, easy=True), on(6, key=True, duration_s=1)],
        [on(3, easy=True), on(5, key=True)],
    ],
)
def test_no_two_hard_days_meet(others):
    """A hard Saturday bars Friday, a hard Sunday leaves it; what cannot move takes an easy one's place."""
    decision = decide(situation(missed(), on(2), *others))

    hard = {one.day for one in others if one.key}
    (step,) = decision.steps
    placed = step.day if isinstance(step, MakeUp) else day(3)
    assert not hard & {placed - timedelta(days=1), placed, placed + timedelta(days=1)}


def test_without_a_free_day_it_takes_the_place_of_the_next_easy_session():
    week = [on(number, easy=True) for number in range(2, 8)]

    decision = decide(situation(missed(), *week))

    assert (decision.steps, rules(decision)) == (
        (Replace(week[1].session, missed().session),),
        [AdaptRule.SWAP],
    )


def test_locked_sessions_are_never_replaced():
    decision = decide(situation(missed(), *[on(number, easy=True, fixed=True) for number in range(2, 8)]))

    assert (decision.steps, rules(decision)) == ((), [AdaptRule.DROP])


def test_days_without_time_and_days_near_a_race_are_no_days():
    little = (HOUR_S, HOUR_S, HOUR_S, HOUR_S / 2, HOUR_S, HOUR_S, HOUR_S)

    moved = decide(situation(missed(), on(2), available_s=little))
    raced = decide(situation(missed(), on(2), races=(day(7),)))

    assert moved.steps == (MakeUp(missed().session, day(4)),)
    assert raced.steps == (MakeUp(missed().session, day(3)),)


def test_growth_cap_keeps_a_full_week_from_another_session():
    full = {day(0): 5 * HOUR_S}

    this_week, next_week = (
        decide(situation(missed(), on(3, easy=True), run_s=full, available_s=time))
        for time in [(0.0, *[2 * HOUR_S] * 6), (2 * HOUR_S,) * 7]
    )

    assert rules(this_week) == [AdaptRule.SWAP]
    assert next_week.steps == (MakeUp(missed().session, day(7)),)


@pytest.mark.parametrize("why", ["tired", "pain", "ill", "race"])
def test_what_the_body_refused_is_not_made_up_for(why: str):
    decision = decide(situation(missed(why=why)))

    assert (decision.steps, rules(decision)) == ((), [AdaptRule.DROP])
    assert decision.reasons[0].params["because"] == why


def test_what_was_missed_long_ago_or_has_been_decided_upon_is_not_asked_again():
    assert decide(situation(missed(-3))) == Decision()
    assert decide(situation(missed(), decided=frozenset({CAUSE}))) == Decision()


def test_overload_drops_what_was_missed_and_eases_the_week():
    over = (*USUAL[:3], WeekRun(USUAL[3].monday, 7 * HOUR_S, 1.4))

    decision = decide(situation(missed(), on(3, easy=True), on(5), weeks=over))

    assert rules(decision) == [AdaptRule.OVER_LOAD, AdaptRule.DROP]
    assert decision.steps == (Shorten(on(3).session, 42 * 60.0), Shorten(on(5).session, 42 * 60.0))


def test_underload_keeps_the_coming_weeks_under_the_cap_of_what_was_run():
    """Three hours a week in the loaded weeks: 3 h 18 min may follow, whatever was planned."""
    under = tuple(WeekRun(one.monday, 3 * HOUR_S, 0.75) for one in USUAL)
    week = [on(number) for number in (3, 4, 5, 6)]

    decision = decide(situation(*week, weeks=under))

    assert rules(decision) == [AdaptRule.UNDER_LOAD]
    assert decision.reasons[0].params == {"percent": 75, "bound": 20, "percent_before": 75}
    assert decision.steps == tuple(Shorten(one.session, 49 * 60.0) for one in week)


def test_one_week_a_quarter_off_is_within_the_bounds():
    weeks = (*USUAL[:3], WeekRun(USUAL[3].monday, 4 * HOUR_S, 0.75))

    assert decide(situation(on(3), weeks=weeks)) == Decision()


def test_nothing_is_caught_up_with_while_something_is_open():
    decision = decide(situation(missed(), on(5, easy=True), open=Open(pain=True)))

    assert rules(decision) == [AdaptRule.PAIN]

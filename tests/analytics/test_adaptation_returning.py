from analytics.adaptation import AdaptRule, Decision, Eased, Kind, Open, decide
from tests.analytics.adapting import HOUR_S, MONDAY, on, situation

TWO_WEEKS = [on(number, key=number in (4, 9)) for number in range(2, 16)]


def kinds(decision: Decision) -> list[Kind]:
    return [step.kind for step in decision.steps if isinstance(step, Eased)]


def test_pain_asks_for_walk_runs_with_rest_between_and_then_for_easy_runs():
    decision = decide(situation(*TWO_WEEKS, open=Open(pain=True)))

    first = [Kind.REST, Kind.WALK_RUN] * 3 + [Kind.REST]
    assert kinds(decision) == [*first, *[Kind.EASY, Kind.REST] * 3]
    assert decision.steps[1] == Eased(on(4).session, Kind.WALK_RUN, 30 * 60.0)
    assert decision.steps[7] == Eased(on(10).session, Kind.EASY, 36 * 60.0)
    assert decision.reasons[0].params == {"first": 50, "second": 60}


def test_illness_begins_with_rest_and_takes_no_day_between():
    decision = decide(situation(*TWO_WEEKS, open=Open(illness=True)))

    assert kinds(decision) == [Kind.REST, *[Kind.EASY] * 12]
    assert [step.duration_s for step in decision.steps[6:8]] == [30 * 60.0, 42 * 60.0]


def test_pain_and_illness_together_take_the_more_careful_of_both():
    decision = decide(situation(*TWO_WEEKS, open=Open(pain=True, illness=True)))

    assert [reason.rule for reason in decision.reasons] == [AdaptRule.PAIN, AdaptRule.ILLNESS]
    assert decision.steps[7] == Eased(on(10).session, Kind.EASY, 36 * 60.0)


def test_injury_that_the_season_knows_makes_only_hard_sessions_easy():
    decision = decide(situation(*TWO_WEEKS, open=Open(injury=True)))

    assert decision.steps == tuple(Eased(on(day).session, Kind.EASY, HOUR_S) for day in (4, 9))


def test_what_is_locked_raced_or_on_the_way_back_already_stays():
    sessions = [on(4, fixed=True), on(6), on(8, returning=True)]

    decision = decide(situation(*sessions, races=(sessions[1].day,), open=Open(illness=True)))

    assert decision == Decision()


def test_same_week_is_not_asked_about_twice():
    asked = decide(situation(*TWO_WEEKS, open=Open(illness=True)))

    again = situation(*TWO_WEEKS, open=Open(illness=True), decided=frozenset({asked.reasons[0].cause}))

    assert asked.reasons[0].cause == f"illness:{MONDAY.isoformat()}"
    assert decide(again) == Decision()


def test_a_rest_that_the_coach_has_ordered_stays_one():
    assert decide(situation(on(4, duration_s=0.0), open=Open(illness=True))) == Decision()

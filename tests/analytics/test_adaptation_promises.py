"""What an adaptation promises, for any plan of five weeks without two hard days together."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.adaptation import Decision, MakeUp, Open, Situation, Standing, WeekRun, decide
from analytics.adaptation.values import after
from analytics.adaptation.volume import growth_limit_s, loaded_weeks, week_s
from analytics.days import monday_of
from tests.analytics.adapting import HOUR_S, MONDAY, on

DAY = timedelta(days=1)
any_plan = settings(max_examples=500, deadline=None)
OPEN = [Open(*(bool(number & bit) for bit in (1, 2, 4))) for number in range(8)]
SEEDS = st.integers(0, 2**32 - 1)


def any_situation(seed: int, flags: Sequence[Open] = (*OPEN, *[Open()] * 8)) -> Situation:
    """From a seed: drawing each session by itself would take minutes."""
    chance = Random(seed)
    today = MONDAY + chance.randint(7, 13) * DAY
    races = frozenset(chance.sample(range(8, 31), chance.randint(0, 2)))
    return Situation(
        today=today,
        sessions=tuple(_sessions(chance, today, races)),
        available_s=tuple(chance.choice([0, 1, 2, 4]) * HOUR_S for _ in range(7)),
        races=tuple(MONDAY + number * DAY for number in sorted(races)),
        weeks=tuple(_week(chance) for _ in range(chance.randint(0, 4))),
        run_s={monday_of(today): chance.uniform(0, 4) * HOUR_S},
        open=chance.choice(flags),
    )


def _sessions(chance: Random, today: date, races: frozenset[int]) -> Iterator[Standing]:
    hard = -2
    for number in range(35):
        for second in range(chance.choice([0, 1, 1, 1, 2])):
            apart = number - hard > 1 and not second and not races & {number - 1, number, number + 1}
            key, past = apart and chance.random() < 0.4, MONDAY + number * DAY < today
            hard = number if key else hard
            yield on(
                number,
                second=second,
                duration_s=chance.randint(20, 150) * 60.0,
                key=key,
                easy=not key and chance.random() < 0.6,
                fixed=number in races or chance.random() < 0.2,
                run=past and chance.random() < 0.5,
                missed=past and chance.random() < 0.5,
            )


def _week(chance: Random) -> WeekRun:
    share = chance.choice([None, chance.uniform(0.2, 2.0), chance.uniform(0.8, 1.2)])
    return WeekRun(MONDAY, chance.uniform(0, 8) * HOUR_S, share)


any_runner = st.builds(any_situation, SEEDS)
any_held = st.builds(any_situation, SEEDS, st.just(OPEN[1:]))


def left(found: Situation, decision: Decision) -> tuple[Standing, ...]:
    return after(found.sessions, decision.steps)


def touched(found: Situation, decision: Decision) -> list[Standing]:
    """The sessions that stand and that a step changes."""
    named = {step.session for step in decision.steps if not isinstance(step, MakeUp)}
    return [one for one in found.sessions if one.session in named]


@any_plan
@given(any_runner)
def test_nothing_before_tomorrow_nothing_locked_run_or_raced_is_touched(found: Situation):
    decision = decide(found)

    assert all(found.touchable(one) for one in touched(found, decision))
    made = [step.day for step in decision.steps if isinstance(step, MakeUp)]
    assert all(day > found.today and day not in found.races for day in made)


@any_plan
@given(any_runner)
def test_no_two_hard_days_stand_together_after_it(found: Situation):
    decision = decide(found)

    hard = sorted({one.day for one in left(found, decision) if one.key and not one.missed})
    assert all(later - earlier > DAY for earlier, later in pairwise(hard))


@any_plan
@given(any_runner)
def test_no_day_has_more_than_it_had_or_than_there_is_time_for(found: Situation):
    stands = left(found, decide(found))

    for day in {one.day for one in stands if one.day > found.today}:
        before, now = (
            sum(one.duration_s for one in ones if one.day == day) for ones in (found.sessions, stands)
        )
        assert now <= max(before, found.available_s[day.weekday()])


@any_plan
@given(any_runner)
def test_no_week_grows_above_the_cap(found: Situation):
    stands = left(found, decide(found))

    limit = growth_limit_s(loaded_weeks(found.weeks), found.growth_cap)
    for monday in {monday_of(one.day) for one in stands if one.day > found.today}:
        before, now = week_s(found, found.sessions, monday), week_s(found, stands, monday)
        assert limit is None or now <= max(before, limit) + 1e-6


@any_plan
@given(any_held)
def test_nothing_hard_is_left_to_do_for_two_weeks_while_something_is_open(found: Situation):
    stands = left(found, decide(found))

    ahead = [one for one in stands if found.today < one.day <= found.today + 14 * DAY]
    assert not any(one.key for one in ahead if found.touchable(one))


@any_plan
@given(any_runner, SEEDS)
def test_same_situation_gives_the_same_decision_in_whatever_order_it_is_told(found: Situation, seed: int):
    shuffled = list(found.sessions)
    Random(seed).shuffle(shuffled)

    assert decide(replace(found, sessions=tuple(shuffled))) == decide(found)


@any_plan
@given(any_runner)
def test_what_was_decided_upon_is_not_asked_again(found: Situation):
    decision = decide(found)

    again = decide(replace(found, decided=frozenset(one.cause for one in decision.reasons)))

    assert not {one.cause for one in again.reasons} & {one.cause for one in decision.reasons}

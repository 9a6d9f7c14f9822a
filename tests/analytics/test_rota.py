"""Who is asked for a new case."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from analytics.rota import Turn, on_duty, stand_in_for

SATURDAY = date(2026, 11, 21)
ARA, BO, CY = 1, 2, 3
members = st.integers(1, 6)
aways = st.dictionaries(members, st.none() | members, max_size=6)


def asked(*turns: Turn, away: dict[int, int | None] | None = None, groups: tuple[int, ...] = ()) -> list[int]:
    return on_duty(turns=turns, away=away or {}, day=SATURDAY, groups=frozenset(groups))


def test_a_weekday_covers_its_own_day_alone() -> None:
    assert asked(Turn(ARA, weekday=5), Turn(BO, weekday=6)) == [ARA]


def test_named_days_go_before_weekdays_and_end_with_their_last() -> None:
    days = Turn(BO, first_on=SATURDAY - timedelta(days=2), last_on=SATURDAY)
    over = Turn(CY, first_on=SATURDAY - timedelta(days=9), last_on=SATURDAY - timedelta(days=1))

    assert asked(Turn(ARA, weekday=5), days, over) == [BO, ARA]


def test_a_group_goes_before_the_whole_club_and_only_for_its_own() -> None:
    turns = Turn(ARA, weekday=5), Turn(BO, group=7, weekday=5)

    assert (asked(*turns, groups=(7,)), asked(*turns, groups=(8,))) == ([BO, ARA], [ARA])


def test_who_is_away_is_replaced_or_passed_over() -> None:
    turns = Turn(ARA, weekday=5), Turn(BO, weekday=5)

    assert asked(*turns, away={ARA: CY}) == [CY, BO]
    assert asked(*turns, away={ARA: None}) == [BO]
    assert asked(*turns, away={ARA: BO, BO: CY}) == [CY]


@given(member=members, away=aways)
def test_whoever_stands_in_is_not_away(member: int, away: dict[int, int | None]) -> None:
    found = stand_in_for(member, away)

    assert found is None or found not in away
    assert (found == member) == (member not in away)


@given(
    turns=st.lists(st.builds(Turn, members, st.none() | st.integers(1, 3), st.integers(0, 6)), max_size=9),
    away=aways,
)
def test_nobody_is_asked_twice_or_while_away(turns: list[Turn], away: dict[int, int | None]) -> None:
    found = on_duty(turns=turns, away=away, day=SATURDAY, groups=frozenset({1}))

    assert len(found) == len(set(found))
    assert not set(found) & set(away)

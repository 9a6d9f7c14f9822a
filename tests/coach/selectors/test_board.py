"""The squad's week: whom it shows, what it says of each, and how many questions it asks."""

from datetime import timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from athletes.models import Athlete
from athletes.services import groups
from coach import selectors
from coach.selectors import Board, Wanted
from planning.changes import Move
from tests.athletes.factories import record_days
from tests.factories import NOW, Club, make_athlete
from tests.planning.drafting import NEXT_TUESDAY, SUNDAY, TODAY, drafted, new
from tests.planning.making import MONDAY, make_plan, make_race, make_run, make_session
from tests.readiness.given import HURT, check_in

QUERIES = 10


def shown(club: Club, **wanted: Any) -> Board:
    after = wanted.pop("after", None)
    return selectors.board(
        membership=club.coach, now=NOW, day=None, wanted=Wanted(**wanted), units="metric", after=after
    )


def names(board: Board) -> list[str]:
    return [row.name for row in board.rows]


def test_a_row_is_the_calendar_of_the_week(inside: Club) -> None:
    plan = make_plan(inside.athlete, inside.coach)
    run = make_run(inside.athlete, MONDAY, duration_s=2580, distance_m=8000, load=41)
    make_session(plan, MONDAY, activity=run, outcome="done", percent=96, distance_m=8200)
    make_session(plan, SUNDAY, position=1, title={"en": "Evening"})
    make_session(plan, SUNDAY, position=0, title={"en": "Morning"})
    make_race(inside.athlete, day=SUNDAY)
    record_days(inside.athlete, 60, last=MONDAY - timedelta(days=1))

    (row,) = shown(inside).rows
    alone = selectors.calendar(athlete=inside.athlete, now=NOW, first=MONDAY, weeks=2, units="metric")

    assert row.week == alone.weeks[0]
    assert [card.title for card in row.week.days[6].cards] == ["Morning", "Evening"]


def test_the_bar_sums_up_what_is_drafted_for_whom(inside: Club) -> None:
    other = make_athlete("Zoe", coach=inside.coach)
    session = make_session(make_plan(inside.athlete, inside.coach), TODAY)
    drafted(inside, Move(session.public_id, SUNDAY), new(NEXT_TUESDAY))
    drafted(inside, new(SUNDAY, key=True), new(SUNDAY + timedelta(days=1), key=True), athlete=other)

    bar = shown(inside).bar

    assert bar is not None
    assert (bar.count, bar.warnings) == ("4 changes for 2 athletes", 1)
    assert [name for _athlete, name, _drafted in bar.drafts] == ["Ji-woo Han", "Zoe"]
    assert bar.seen == f"{inside.athlete.public_id.hex}:2,{other.public_id.hex}:2"


def test_nothing_drafted_needs_no_bar(inside: Club) -> None:
    assert shown(inside).bar is None


def test_open_flags_are_counted(inside: Club) -> None:
    check_in(inside.athlete, HURT)

    (row,) = shown(inside).rows

    assert row.flags > 0


def test_the_squad_is_narrowed_by_group_tag_coach_and_name(inside: Club) -> None:
    ana, ben = (make_athlete(name, coach=inside.coach) for name in ("Ana", "Ben"))
    make_athlete("Cem")
    group = groups.make_group(name="Track", tags=["fast"], members=[ana])
    groups.make_group(name="Hills", tags=["fast", "trail"], members=[ben])

    coach = str(inside.coach.public_id)
    assert names(shown(inside, group=group.public_id)) == ["Ana"]
    assert names(shown(inside, tag="fast")) == ["Ana", "Ben"]
    assert names(shown(inside, tag="trail", coach=coach)) == ["Ben"]
    assert names(shown(inside, search="an", coach=coach)) == ["Ana", "Ji-woo Han"]
    assert names(shown(inside, coach="none")) == []
    found = selectors.board_choices(membership=inside.coach)
    assert ([name for _id, name in found.groups], found.tags) == (["Hills", "Track"], ("fast", "trail"))
    assert found.coaches == ((coach, "Northline Coach"),)


def test_twenty_make_a_page(inside: Club) -> None:
    for number in range(21):
        make_athlete(f"Runner {number:02d}", coach=inside.coach)

    first = shown(inside)
    second = shown(inside, after=first.after)

    assert (len(first.rows), names(second), second.after) == (20, ["Runner 19", "Runner 20"], None)


@pytest.mark.parametrize("count", [2, 20])
def test_queries_are_those_of_one_row(
    inside: Club, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    people = [make_athlete(f"A{number:02d}", coach=inside.coach) for number in range(count)]
    for one in people:
        make_session(make_plan(one, inside.coach), SUNDAY)
        make_run(one, MONDAY)
        drafted(inside, new(SUNDAY), athlete=one)
    Athlete.objects.filter(pk=inside.athlete.pk).update(deleted_at=NOW)

    with django_assert_num_queries(QUERIES):
        assert len(shown(inside).rows) == count

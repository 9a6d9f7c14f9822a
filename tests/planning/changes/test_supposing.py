"""What if: promises that hold for any season, and what each idea does to one."""

from datetime import timedelta
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.fitness import fitness
from planning.changes import (
    AddRace,
    DropRace,
    Idea,
    Miss,
    Move,
    MoveRace,
    Planned,
    Remove,
    Scale,
    applied,
    supposed,
)
from planning.changes.supposing import SUPPOSED
from tests.planning.changes.any_season import (
    DONE,
    LAST,
    MONDAY,
    TODAY,
    ahead,
    easy,
    entry,
    race,
    race_entry,
    season,
    seasons,
    untimed,
)

DAY = timedelta(days=1)
GOAL = race(1, TODAY + timedelta(days=10))
RUN, OTHER, PAST = (
    entry(1, TODAY + DAY, easy(60)),
    entry(2, GOAL.day + 2 * DAY, easy(40)),
    entry(3, MONDAY, None),
)
SMALL = season((PAST, RUN, race_entry(GOAL), OTHER), (GOAL,))
IDEAS: tuple[Idea, ...] = (
    Scale(MONDAY, LAST, 120),
    Miss(TODAY, TODAY + 6 * DAY),
    MoveRace(GOAL.race, 2),
    DropRace(GOAL.race),
    AddRace(TODAY + DAY, 5000.0, "C", "Park run"),
)


def would_be(planned: Planned, idea: Idea | None) -> Planned:
    found = supposed(idea, planned)
    return season(applied(planned.entries, found.changes), found.events)


@untimed
@given(seasons(), DONE)
def test_supposing_nothing_is_the_season_as_it_stands(planned: Planned, done: tuple[float, ...]) -> None:
    for idea in (None, Scale(MONDAY, LAST, 100), MoveRace(UUID(int=7), 3), DropRace(UUID(int=7))):
        there = would_be(planned, idea)

        assert (there.entries, there.events) == (planned.entries, planned.events)
        assert ahead(there, done) == ahead(planned, done)


@untimed
@given(seasons(), DONE, st.integers(0, 30), st.integers(0, 13))
def test_a_missed_block_never_raises_fitness(
    planned: Planned, done: tuple[float, ...], start: int, length: int
) -> None:
    first = TODAY + start * DAY
    here, there = (
        ahead(one, done) for one in (planned, would_be(planned, Miss(first, first + length * DAY)))
    )
    lost = sum(one.load for one in here.weeks) > sum(one.load for one in there.weeks)

    for stands, missed in zip(here.course.ctl, there.course.ctl, strict=True):
        assert missed <= stands + 1e-9
    assert (there.course.ctl[-1] < here.course.ctl[-1]) is lost


@untimed
@given(seasons(), DONE, st.sampled_from(IDEAS))
def test_what_was_run_and_the_past_never_change(
    planned: Planned, done: tuple[float, ...], idea: Idea
) -> None:
    there = would_be(planned, idea)

    assert [one for one in there.entries if one.run] == [one for one in planned.entries if one.run]
    assert ahead(there, done).course.ctl[: len(done)] == tuple(fitness_of(done))


@untimed
@given(seasons(), DONE)
def test_the_course_is_history_and_plan_spliced_at_today(planned: Planned, done: tuple[float, ...]) -> None:
    loads = {TODAY + number * DAY: 0.0 for number in range((LAST - TODAY).days + 1)}
    for one in planned.entries:
        if one.day in loads:
            loads[one.day] += one.content.load

    found = ahead(planned, done).course

    assert found.ctl == pytest.approx(fitness_of((*done, *loads.values())))
    assert found.first + len(done) * DAY == TODAY


@untimed
@given(seasons(), st.integers(40, 160))
def test_weeks_that_are_scaled_keep_locked_sessions_races_and_rests(planned: Planned, percent: int) -> None:
    races = {one.day for one in planned.events}
    stays = {
        one.session: one.content
        for one in planned.entries
        if one.locked or one.run or one.day in races or one.content.steps is None
    }

    there = would_be(planned, Scale(MONDAY, LAST, percent))

    assert {one.session: one.content for one in there.entries if one.session in stays} == stays
    assert [(one.day, one.content.key) for one in there.entries] == [
        (one.day, one.content.key) for one in planned.entries
    ]


def test_a_race_on_another_day_changes_places_with_what_stands_there() -> None:
    found = supposed(MoveRace(GOAL.race, 2), SMALL)

    assert found.changes == (Move(race_entry(GOAL).session, OTHER.day), Move(OTHER.session, GOAL.day))
    assert [one.day for one in found.events] == [OTHER.day]
    assert not found.can_be_drafted(SMALL)


def test_a_race_is_never_moved_into_the_past() -> None:
    assert [one.day for one in supposed(MoveRace(GOAL.race, -60), SMALL).events] == [TODAY]


def test_without_a_race_its_session_goes_and_with_one_more_the_day_is_its() -> None:
    without = supposed(DropRace(GOAL.race), SMALL)
    more = would_be(SMALL, AddRace(RUN.day, 5000.0, "C", "Park run"))

    assert (without.changes, without.events) == ((Remove(race_entry(GOAL).session),), ())
    assert [one.session for one in more.entries if one.day == RUN.day] == [SUPPOSED]
    assert [(one.name, one.priority) for one in more.events] == [("Park run", "C"), ("Town run", "A")]


def test_a_missed_block_can_become_a_draft_and_an_empty_one_cannot() -> None:
    missed = supposed(Miss(TODAY, RUN.day), SMALL)

    assert missed.changes == (Remove(RUN.session),)
    assert missed.can_be_drafted(SMALL)
    assert not supposed(Miss(TODAY, TODAY), SMALL).can_be_drafted(SMALL)


def fitness_of(loads: tuple[float, ...]) -> list[float]:
    return fitness(np.array(loads, dtype=np.float64)).ctl.tolist()

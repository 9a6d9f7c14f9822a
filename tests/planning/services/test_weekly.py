"""Whole weeks of a built season, changed in the draft."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from athletes.models import Athlete
from planning import changes, selectors, services
from planning.asks import Ask, Asked
from planning.changes import Entry
from planning.models import Plan, PlannedSession
from tests.factories import NOW, Club
from tests.planning.drafting import TODAY, drafted
from tests.planning.making import MONDAY, make_inputs, make_plan, make_race, make_session
from tests.readiness.given import HURT, check_in

WEEK, DAY = timedelta(days=7), timedelta(days=1)
FIFTH = MONDAY + 4 * WEEK


@pytest.fixture
def season(inside: Club) -> Plan:
    plan = services.draft_plan(
        athlete=inside.athlete, race=make_race(inside.athlete), author=inside.coach, inputs=make_inputs()
    )
    return services.publish_plan(plan=plan, now=NOW)


def ask(club: Club, what: Ask, week: date = FIFTH, **words: Any) -> None:
    asked = Asked(what, week=week, **words)
    services.draft(athlete=club.athlete, author=club.coach, asked=asked, now=NOW)


def week_of(athlete: Athlete, monday: date = FIFTH) -> list[Entry]:
    """As the draft leaves it, without what it has noted."""
    found = selectors.entries_drafted(athlete=athlete, first=monday, last=monday + 6 * DAY)
    return [replace(one, drafted=frozenset()) for one in found]


def steps(club: Club) -> int:
    return selectors.draft_of(athlete=club.athlete).steps


def test_made_anew_an_untouched_week_of_a_season_is_the_same(inside: Club, season: Plan) -> None:
    with pytest.raises(services.NothingOpen):
        ask(inside, Ask.REGENERATE_WEEK)

    assert steps(inside) == 0


def test_a_week_that_was_emptied_comes_back_as_the_season_made_it(inside: Club, season: Plan) -> None:
    before = [(one.day, one.content) for one in week_of(inside.athlete)]

    ask(inside, Ask.SKIP_WEEK)
    emptied = week_of(inside.athlete)
    ask(inside, Ask.REGENERATE_WEEK)

    assert (emptied, [(one.day, one.content) for one in week_of(inside.athlete)]) == ([], before)
    assert steps(inside) == 2


def test_a_locked_day_survives_and_nothing_hard_stands_beside_it(inside: Club, season: Plan) -> None:
    week = week_of(inside.athlete)
    hard = next(one for one in week if one.content.key)
    free = hard.day + DAY
    others = [one.session for one in week if one.day == free]
    drafted(inside, *map(changes.Remove, others), changes.Move(hard.session, free))
    drafted(inside, changes.Lock(hard.session, True))
    (locked,) = (one for one in week_of(inside.athlete) if one.session == hard.session)

    ask(inside, Ask.REGENERATE_WEEK)
    first = week_of(inside.athlete)

    assert [one for one in first if one.day == free] == [locked]
    beside = [one for one in first if abs((one.day - free).days) == 1]
    assert not any(one.content.key or one.content.category == "long" for one in beside)
    with pytest.raises(services.NothingOpen):
        ask(inside, Ask.REGENERATE_WEEK)


def test_with_something_open_a_week_is_made_anew_without_hard_sessions(inside: Club, season: Plan) -> None:
    check_in(inside.athlete, HURT)

    ask(inside, Ask.REGENERATE_WEEK)

    week = week_of(inside.athlete)
    assert week
    assert not any(one.content.key or one.content.category == "long" for one in week)


def test_a_week_without_a_season_is_not_made_anew(inside: Club) -> None:
    make_plan(inside.athlete, inside.coach)
    with pytest.raises(services.NoSeason):
        ask(inside, Ask.REGENERATE_WEEK)


def test_a_week_outside_the_season_is_not_made_anew(inside: Club, season: Plan) -> None:
    with pytest.raises(services.NoSeason):
        ask(inside, Ask.REGENERATE_WEEK, MONDAY + 40 * WEEK)


def test_weeks_are_swapped_and_one_step_undoes_it(inside: Club, season: Plan) -> None:
    ours, theirs = week_of(inside.athlete), week_of(inside.athlete, FIFTH + 2 * WEEK)

    ask(inside, Ask.SWAP_WEEK, FIFTH + 2 * DAY, day=FIFTH + 2 * WEEK + 6 * DAY)

    assert [one.session for one in week_of(inside.athlete)] == [one.session for one in theirs]
    assert [one.session for one in week_of(inside.athlete, FIFTH + 2 * WEEK)] == [one.session for one in ours]
    services.undo_last(athlete=inside.athlete)
    assert (week_of(inside.athlete), steps(inside)) == (ours, 0)


def test_a_week_is_eased_locked_and_marked_off(inside: Club, season: Plan) -> None:
    before = sum(one.content.load for one in week_of(inside.athlete))

    ask(inside, Ask.EASE_WEEK, percent=30)
    eased = sum(one.content.load for one in week_of(inside.athlete))
    ask(inside, Ask.LOCK_WEEK)
    locked = [one.locked for one in week_of(inside.athlete)]
    ask(inside, Ask.UNLOCK_WEEK)
    ask(inside, Ask.OFF_WEEK)

    assert (abs(eased / before - 0.7) < 0.05, all(locked), steps(inside)) == (True, True, 4)
    assert {one.content.title["en"] for one in week_of(inside.athlete)} == {"No training"}


def test_the_block_is_shifted_but_for_the_race_and_what_it_meets_is_said(inside: Club, season: Plan) -> None:
    race = PlannedSession.objects.get(template_code="race")
    last = PlannedSession.objects.published().order_by("day").last()

    ask(inside, Ask.SHIFT_WEEKS, days=7)

    draft = selectors.draft_of(athlete=inside.athlete)
    moved = {change.session: change.day for change in draft.changes}
    assert moved[last.public_id] == last.day + WEEK
    assert race.public_id not in moved
    assert week_of(inside.athlete) == []


def test_what_is_published_of_weeks_can_be_taken_back(inside: Club, season: Plan) -> None:
    before = week_of(inside.athlete)
    ask(inside, Ask.SKIP_WEEK)

    made = services.publish_draft(athlete=inside.athlete, now=NOW)
    gone = week_of(inside.athlete)
    services.take_back(revision=made, now=NOW)
    services.discard_draft(athlete=inside.athlete, now=NOW)

    after = week_of(inside.athlete)
    assert (gone, [one.content for one in after]) == ([], [one.content for one in before])


@pytest.mark.parametrize(
    "what, words",
    [
        (Ask.SWAP_WEEK, {"day": FIFTH}),
        (Ask.LOCK_WEEK, {}),
        (Ask.EASE_WEEK, {"percent": 20}),
        (Ask.SKIP_WEEK, {}),
        (Ask.SHIFT_WEEKS, {"days": 7}),
    ],
)
def test_an_empty_week_has_nothing_to_change(inside: Club, what: Ask, words: dict[str, Any]) -> None:
    make_plan(inside.athlete, inside.coach)
    with pytest.raises(services.NothingThere):
        ask(inside, what, **words)


def test_a_locked_week_has_nothing_to_skip(inside: Club) -> None:
    plan = make_plan(inside.athlete, inside.coach)
    make_session(plan, TODAY + DAY, locked=True)

    with pytest.raises(services.NothingOpen):
        ask(inside, Ask.SKIP_WEEK, TODAY)


def test_a_block_is_not_shifted_into_the_past(inside: Club) -> None:
    make_session(make_plan(inside.athlete, inside.coach), TODAY + DAY)

    with pytest.raises(services.DayPassed):
        ask(inside, Ask.SHIFT_WEEKS, TODAY, days=-7)


@pytest.mark.parametrize("percent, days", [(0, 1), (None, 1)])
def test_a_share_has_to_be_said(inside: Club, percent: int | None, days: int) -> None:
    with pytest.raises(services.Unclear):
        ask(inside, Ask.EASE_WEEK, percent=percent, days=days)

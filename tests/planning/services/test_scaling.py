"""A week brought to another amount, and an idea taken, as drafts."""

from datetime import timedelta

import pytest

from analytics.fitness import fitness
from athletes.models import Athlete
from athletes.selectors import fitness_on
from planning import selectors, services
from planning.changes import Entry, Miss, MoveRace
from planning.measure import Measure
from planning.models import Plan
from planning.services import NotForTheDraft, NothingChanges, NothingToScale, Scaled
from tests.athletes.factories import record_days
from tests.factories import NOW, Club
from tests.planning.drafting import NEXT_TUESDAY, TODAY
from tests.planning.making import EASY_RUN, INTERVALS, MONDAY, make_race, make_run, make_session

NEXT = MONDAY + timedelta(weeks=1)
HOUR_S = 3600.0


@pytest.fixture
def week(bare: Plan) -> Plan:
    """Of next week: 45 minutes easy on two days, and intervals between them."""
    for days, key in ((0, False), (1, True), (3, False)):
        facts = {"key": key, "distance_m": 9000.0} if key else {"distance_m": 7000.0}
        make_session(bare, NEXT + timedelta(days=days), INTERVALS if key else EASY_RUN, **facts)
    return bare


def scaled(club: Club, measure: Measure, wanted: float) -> Scaled:
    athlete = Athlete.objects.select_related("organization").get(pk=club.athlete.pk)
    return services.scale_week(
        athlete=athlete, author=club.coach, monday=NEXT, measure=measure, wanted=wanted, now=NOW
    )


def of_draft(club: Club) -> tuple[Entry, ...]:
    return selectors.drafted_between(athlete=club.athlete, first=NEXT, last=NEXT + timedelta(days=6))


def test_a_week_is_scaled_in_one_step_and_the_athlete_sees_nothing(inside: Club, week: Plan) -> None:
    done = scaled(inside, Measure.TIME, 2.75 * HOUR_S)

    draft = selectors.draft_of(athlete=inside.athlete)
    assert (draft.steps, {type(one).__name__ for one in draft.changes}) == (1, {"Edit"})
    assert done.reached == pytest.approx(2.75 * HOUR_S, rel=0.03)
    assert done.reached == sum(one.content.duration_s for one in of_draft(inside))
    assert sum(one.duration_s for one in week.sessions.all()) == 3 * 2700


def test_locked_sessions_races_and_days_gone_by_stay(inside: Club, week: Plan) -> None:
    first, second, third = week.sessions.order_by("day")
    make_race(inside.athlete, day=third.day, distance_m=10_000)
    second.locked = True
    second.save()

    scaled(inside, Measure.TIME, 3 * HOUR_S)

    assert selectors.draft_of(athlete=inside.athlete).sessions == {first.public_id}


def test_fitness_at_the_weeks_end_can_be_asked_for(inside: Club, week: Plan) -> None:
    record_days(inside.athlete, 50, last=TODAY - timedelta(days=1), duration_s=3000)
    before = fitness_on(athlete=inside.athlete, day=TODAY - timedelta(days=1))
    resting = fitness(before.daily_load * 0, start_ctl=before.ctl)

    wanted = float(resting.ctl[8]) + 3.0  # at rest until the Sunday after the next, and 3 more

    done = scaled(inside, Measure.FITNESS, wanted)

    assert done.reached == pytest.approx(wanted, abs=0.4)


def test_a_second_change_goes_by_the_first(inside: Club, week: Plan) -> None:
    scaled(inside, Measure.TIME, 3 * HOUR_S)

    again = scaled(inside, Measure.TIME, 2.5 * HOUR_S)

    assert again.reached == pytest.approx(2.5 * HOUR_S, rel=0.03)
    assert selectors.draft_of(athlete=inside.athlete).steps == 2


def test_what_cannot_be_scaled_is_refused(inside: Club, bare: Plan) -> None:
    with pytest.raises(NothingToScale):
        scaled(inside, Measure.TIME, HOUR_S)
    make_session(bare, NEXT_TUESDAY)
    with pytest.raises(NothingChanges):
        scaled(inside, Measure.TIME, 2700)


def test_a_missed_block_becomes_a_draft(inside: Club, week: Plan) -> None:
    make_session(week, TODAY, activity=make_run(inside.athlete, TODAY))
    idea = Miss(TODAY, NEXT + timedelta(days=1))

    services.draft_idea(athlete=inside.athlete, author=inside.coach, idea=idea, now=NOW)

    assert [one.day for one in of_draft(inside)] == [NEXT + timedelta(days=3)]
    assert len(selectors.draft_of(athlete=inside.athlete).changes) == 2


def test_ideas_about_races_or_of_nothing_become_none(inside: Club, bare: Plan) -> None:
    race = make_race(inside.athlete, day=NEXT)

    with pytest.raises(NotForTheDraft):
        services.draft_idea(
            athlete=inside.athlete, author=inside.coach, idea=MoveRace(race.public_id, 2), now=NOW
        )
    with pytest.raises(NothingChanges):
        services.draft_idea(athlete=inside.athlete, author=inside.coach, idea=None, now=NOW)
    assert selectors.draft_of(athlete=inside.athlete).changes == ()

"""An athlete's calendar: what it shows of a day and a week, and how many questions it asks."""

from datetime import date, timedelta
from typing import Any

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from athletes.models import Athlete
from coach import selectors
from coach.selectors import Calendar
from coach.selectors.calendar import Day
from planning import services
from planning.changes import Edit, Lock, Move, Remove
from planning.models import Plan, PlannedSession
from tests.athletes.factories import record_days
from tests.factories import NOW, Club
from tests.planning.drafting import EASY, NEXT_TUESDAY, SUNDAY, TODAY, drafted, new
from tests.planning.making import INTERVALS, MONDAY, make_plan, make_race, make_run, make_session
from tests.readiness.given import HURT, check_in

QUERIES = 10


@pytest.fixture
def plan(inside: Club) -> Plan:
    return make_plan(inside.athlete, inside.coach)


def shown(athlete: Athlete, first: date = MONDAY, weeks: int = 1) -> Calendar:
    fresh = Athlete.objects.select_related("organization").get(pk=athlete.pk)
    return selectors.calendar(athlete=fresh, now=NOW, first=first, weeks=weeks, units="metric")


def on(calendar: Calendar, day: date) -> Day:
    return next(one for week in calendar.weeks for one in week.days if one.day == day)


def test_a_card_says_what_is_planned_and_how_it_went(inside: Club, plan: Plan) -> None:
    run = make_run(inside.athlete, MONDAY, duration_s=2580, distance_m=8000, load=41, note="Windy")
    make_session(plan, MONDAY, activity=run, outcome="done", percent=96, key=True, distance_m=8200)

    (card,) = on(shown(inside.athlete), MONDAY).cards

    assert (card.title, card.time, card.distance, card.load) == (
        "Easy run",
        "45 min → 43 min",
        "8.2 km → 8 km",
        "38 → 41",
    )
    assert (card.outcome, card.percent, card.key, card.open, card.note) == ("done", 96, True, False, "Windy")
    assert (card.run, card.drafted) == (run.public_id, "")


def test_two_sessions_a_day_stand_in_order(inside: Club, plan: Plan) -> None:
    make_session(plan, SUNDAY, position=1, title={"en": "Evening"})
    make_session(plan, SUNDAY, position=0, title={"en": "Morning"})

    assert [card.title for card in on(shown(inside.athlete), SUNDAY).cards] == ["Morning", "Evening"]


def test_a_day_shows_races_availability_and_runs_nobody_planned(inside: Club, plan: Plan) -> None:
    inside.athlete.availability_min = [0, 60, 60, 60, 60, 60, 90]
    inside.athlete.save()
    make_race(inside.athlete, day=SUNDAY, name="Jeju 10K", distance_m=10_000, priority="B")
    make_run(inside.athlete, MONDAY, duration_s=1800, sport="cycling")

    calendar = shown(inside.athlete)

    monday, sunday = on(calendar, MONDAY), on(calendar, SUNDAY)
    assert (monday.free, monday.minutes, monday.past, sunday.minutes) == (False, "No time", True, "1 h 30 m")
    assert [(one.title, one.time) for one in monday.runs] == [("cycling", "30 min")]
    assert [(one.name, one.words) for one in sunday.races] == [("Jeju 10K", "B · 10 km")]
    assert (on(calendar, TODAY).today, on(calendar, TODAY).empty, sunday.empty) == (True, True, False)


def test_a_week_adds_up(inside: Club, plan: Plan) -> None:
    zones = {"hr_zone_s": [600, 2400, 0, 0, 0, 0], "load": 40, "distance_m": 9000}
    run = make_run(inside.athlete, MONDAY, duration_s=3000, **zones)
    make_session(plan, MONDAY, activity=run, outcome="done", percent=90)
    make_session(plan, TODAY - timedelta(days=1), outcome="missed", percent=0)
    make_session(plan, SUNDAY, INTERVALS, duration_s=3600, load=90)
    make_run(inside.athlete, MONDAY, sport="cycling", duration_s=9000, load=100)

    sums = shown(inside.athlete).weeks[0].sums

    assert (sums.time, sums.time_done, sums.load, sums.load_done) == ("2 h 30 m", "50 min", "166", "40")
    assert (sums.distance_done, sums.compliance) == ("9 km", "1 of 2 as planned")
    assert [(part.zone, part.width) for part in sums.zones_done] == [(1, 20.0), (2, 80.0)]
    assert sum(part.width for part in sums.zones) == pytest.approx(100, abs=0.1)
    assert {1, 5} <= {part.zone for part in sums.zones}


def test_a_day_that_is_excused_is_not_counted(inside: Club, plan: Plan) -> None:
    make_session(plan, MONDAY, outcome="excused")
    make_session(plan, TODAY - timedelta(days=1), outcome="missed", percent=0)

    assert shown(inside.athlete).weeks[0].sums.compliance == "0 of 1 as planned"


def test_a_week_tells_its_phase_and_a_week_outside_a_season_none(inside: Club, plan: Plan) -> None:
    inside_it, outside = shown(inside.athlete, weeks=2).weeks

    assert (inside_it.phase, inside_it.number, inside_it.this_week) == ("base", 1, True)
    assert (outside.phase, outside.number, outside.this_week) == ("", 0, False)


def test_the_draft_is_shown_in_its_place(inside: Club, plan: Plan) -> None:
    moved, gone, changed = (make_session(plan, TODAY) for _number in range(3))
    drafted(inside, Move(moved.public_id, SUNDAY), Remove(gone.public_id))
    drafted(inside, Edit(changed.public_id, EASY), Lock(changed.public_id, True), new(NEXT_TUESDAY))

    calendar = shown(inside.athlete, weeks=2)

    assert [(card.title, card.drafted) for card in on(calendar, TODAY).cards] == [
        ("Easy hour", "Changed, Lock changed")
    ]
    assert [card.drafted for card in on(calendar, SUNDAY).cards] == ["Moved"]
    assert [(card.drafted, card.version) for card in on(calendar, NEXT_TUESDAY).cards] == [("New", 0)]
    bar = calendar.drafted
    assert bar is not None
    assert (bar.count, bar.steps, bar.stale) == ("5 changes", 2, ())
    assert bar.lines == (
        "Easy run: Sat 21 → Sun 22",
        "Easy run on Sat 21: removed",
        "Easy run on Sat 21: now Easy hour",
        "Easy hour on Sat 21: locked",
        "Easy hour: new on Tue 24",
    )


def test_the_bar_says_by_how_much_the_load_of_the_weeks_changes(inside: Club, plan: Plan) -> None:
    make_session(plan, TODAY, load=50)
    drafted(inside, new(SUNDAY, load=4.0))

    bar = shown(inside.athlete).drafted

    assert bar is not None
    assert bar.load == "week load +8 %"


def test_without_a_load_before_there_is_no_percentage(inside: Club) -> None:
    drafted(inside, new(SUNDAY))

    bar = shown(inside.athlete).drafted

    assert bar is not None
    assert (bar.load, bar.count) == ("load of the week new", "1 change")


def test_warnings_stand_on_their_day_and_the_bar_counts_the_new_ones(inside: Club, plan: Plan) -> None:
    hard = make_session(plan, NEXT_TUESDAY, key=True, duration_s=3600)
    make_session(plan, TODAY, key=True, duration_s=7200)
    make_race(inside.athlete, day=NEXT_TUESDAY + timedelta(days=1))
    drafted(inside, Move(hard.public_id, SUNDAY))

    calendar = shown(inside.athlete, weeks=2)

    assert on(calendar, TODAY).warnings == ("2 h planned, 1 h available",)
    assert on(calendar, SUNDAY).warnings == ("Two hard days together", "Key session 3 days before a race")
    assert calendar.drafted is not None
    assert calendar.drafted.warnings == (
        "Sun 22: Two hard days together",
        "Sun 22: Key session 3 days before a race",
    )


def test_open_flags_speak_against_today(inside: Club, plan: Plan) -> None:
    make_session(plan, TODAY, duration_s=1800)
    check_in(inside.athlete, HURT)

    assert on(shown(inside.athlete), TODAY).warnings == ("2 flags are open",)


def test_the_ramp_is_shown_against_its_limit(inside: Club, plan: Plan) -> None:
    record_days(inside.athlete, 60, last=TODAY - timedelta(days=1), duration_s=1800)
    for number in range(7):
        make_session(plan, NEXT_TUESDAY + timedelta(days=number), load=200.0)

    _this, following = shown(inside.athlete, weeks=2).weeks

    assert following.sums.steep
    assert following.sums.ramp.endswith(", limit 5")


def test_what_changed_meanwhile_is_named(inside: Club, plan: Plan) -> None:
    stays, gone = make_session(plan, TODAY), make_session(plan, TODAY)
    drafted(inside, Move(stays.public_id, SUNDAY), Move(gone.public_id, SUNDAY))
    PlannedSession.objects.filter(pk=stays.pk).update(version=4)
    PlannedSession.objects.filter(pk=gone.pk).update(deleted_at=NOW)

    bar = shown(inside.athlete).drafted

    assert bar is not None
    assert bar.stale == ("Easy run, Sat 21", "A session that is gone")
    assert bar.lines == ("Easy run: Sat 21 → Sun 22", "A session that is gone")


def test_an_athlete_with_nothing_has_not_begun(inside: Club) -> None:
    assert not shown(inside.athlete).begun

    services.begin_without_season(athlete=inside.athlete, author=inside.coach, now=NOW)

    assert shown(inside.athlete).begun


def test_a_plan_that_is_a_draft_waits(inside: Club) -> None:
    waiting = make_plan(inside.athlete, inside.coach, state="draft")
    make_session(waiting, TODAY)

    calendar = shown(inside.athlete)

    assert (calendar.waiting, on(calendar, TODAY).cards) == (((waiting.public_id, waiting.name),), ())


@pytest.mark.parametrize("filled", [False, True], ids=["nothing", "twelve weeks"])
def test_twelve_weeks_are_as_few_queries_as_none(
    inside: Club, plan: Plan, filled: bool, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    if filled:
        _twelve_weeks(plan)
        drafted(inside, new(SUNDAY), new(NEXT_TUESDAY))
    athlete = Athlete.objects.select_related("organization").get(pk=inside.athlete.pk)

    with django_assert_num_queries(QUERIES):
        selectors.calendar(athlete=athlete, now=NOW, first=MONDAY, weeks=12, units="metric")


def _twelve_weeks(plan: Plan) -> None:
    for number in range(84):
        day = MONDAY + timedelta(days=number)
        run: dict[str, Any] = {"activity": make_run(plan.athlete, day)} if day < TODAY else {}
        make_session(plan, day, **run)

"""Publishing a draft: all of it at once, or nothing."""

from dataclasses import replace
from datetime import timedelta

import pytest

from athletes.services import Changed
from planning import selectors, services
from planning.changes import Edit, Lock, Move, Remove
from planning.models import Plan, PlannedSession, PlanState, PlanWeek
from planning.services import DayPassed, NothingDrafted, StaleChanges
from tests.factories import NOW, Club
from tests.planning.drafting import EASY, NEXT_TUESDAY, SUNDAY, TODAY, drafted, fresh, new, published
from tests.planning.making import MONDAY, make_run, make_session
from tests.planning.own import make_own


@pytest.fixture
def session(bare: Plan) -> PlannedSession:
    return make_session(bare, TODAY)


def test_everything_is_published_at_once(inside: Club, bare: Plan, session: PlannedSession) -> None:
    gone, locked = make_session(bare, SUNDAY), make_session(bare, SUNDAY)
    made = new(NEXT_TUESDAY)

    published(
        inside, Move(session.public_id, SUNDAY), Remove(gone.public_id), made, Lock(locked.public_id, True)
    )

    shown = {one.public_id: one for one in PlannedSession.objects.published()}
    assert {key: (one.day, one.locked, one.version) for key, one in shown.items()} == {
        session.public_id: (SUNDAY, False, 2),
        locked.public_id: (SUNDAY, True, 2),
        made.session: (NEXT_TUESDAY, False, 1),
    }
    assert shown[made.session].title == EASY.title
    assert selectors.draft_of(athlete=inside.athlete).changes == ()


def test_a_session_moves_into_the_week_of_its_day(inside: Club, bare: Plan, session: PlannedSession) -> None:
    published(inside, Move(session.public_id, NEXT_TUESDAY))

    week = fresh(session).week
    assert (week.plan, week.number, week.starts_on, week.phase) == (bare, 2, MONDAY + timedelta(days=7), "")


def test_an_edited_session_is_no_longer_that_of_the_library(inside: Club, session: PlannedSession) -> None:
    version = make_own(inside.coach).versions.get()
    PlannedSession.objects.update(library_version=version)

    published(inside, Move(session.public_id, SUNDAY))
    moved = fresh(session).library_version
    revision = published(inside, Edit(session.public_id, replace(EASY, load=70.0)))
    edited = fresh(session).library_version
    services.take_back(revision=revision, now=NOW)

    assert (moved, edited, fresh(session).library_version) == (version, None, version)


def test_what_a_coach_has_edited_a_person_stands_behind(inside: Club, session: PlannedSession) -> None:
    PlannedSession.objects.update(adapted="ease", automatic=True, confirmed=False, outcome="missed")

    published(inside, Edit(session.public_id, replace(EASY, load=70.0)))

    edited = fresh(session)
    assert (edited.load, edited.adapted, edited.automatic, edited.confirmed, edited.outcome) == (
        70.0,
        "",
        False,
        True,
        "",
    )


def test_what_ends_as_it_began_is_left_alone(inside: Club, session: PlannedSession) -> None:
    drafted(inside, Move(session.public_id, SUNDAY))
    drafted(inside, Move(session.public_id, TODAY))

    services.publish_draft(athlete=inside.athlete, now=NOW)

    assert fresh(session).version == 1


def test_a_run_of_the_day_is_matched_with_what_came_there(inside: Club, bare: Plan) -> None:
    missed = make_session(bare, MONDAY, outcome="missed", percent=0)
    run = make_run(inside.athlete, TODAY)

    published(inside, Move(missed.public_id, TODAY))

    moved = fresh(missed)
    assert (moved.activity, moved.outcome) == (run, "done")


@pytest.mark.parametrize("what", ["another version", "gone", "run"])
def test_what_has_changed_meanwhile_is_named_and_nothing_lost(
    inside: Club, bare: Plan, session: PlannedSession, what: str
) -> None:
    other = make_session(bare, TODAY)
    drafted(inside, Move(session.public_id, SUNDAY), Move(other.public_id, SUNDAY))
    rows = PlannedSession.objects.filter(pk=session.pk)
    if what == "another version":
        rows.update(version=2)
    elif what == "gone":
        rows.update(deleted_at=NOW)
    else:
        rows.update(activity=make_run(inside.athlete, TODAY))

    with pytest.raises(StaleChanges) as refused:
        services.publish_draft(athlete=inside.athlete, now=NOW)

    assert refused.value.sessions == (session.public_id,)
    assert (fresh(other).day, len(selectors.draft_of(athlete=inside.athlete).changes)) == (TODAY, 2)


def test_a_run_session_can_still_be_locked(inside: Club, session: PlannedSession) -> None:
    drafted(inside, Lock(session.public_id, True))
    PlannedSession.objects.update(activity=make_run(inside.athlete, TODAY))

    services.publish_draft(athlete=inside.athlete, now=NOW)

    assert fresh(session).locked


def test_a_day_that_passed_over_the_draft_is_refused(inside: Club, session: PlannedSession) -> None:
    drafted(inside, new(TODAY))

    with pytest.raises(DayPassed):
        services.publish_draft(athlete=inside.athlete, now=NOW + timedelta(days=1))
    assert PlannedSession.objects.count() == 1


def test_a_draft_that_has_moved_on_is_looked_at_first(inside: Club) -> None:
    seen = drafted(inside, new())
    drafted(inside, new())

    with pytest.raises(Changed):
        services.publish_draft(athlete=inside.athlete, now=NOW, version=seen.version)


def test_nothing_drafted_nothing_published(inside: Club) -> None:
    with pytest.raises(NothingDrafted):
        services.publish_draft(athlete=inside.athlete, now=NOW)


def test_the_first_session_brings_weeks_without_a_season(inside: Club) -> None:
    made = new(NEXT_TUESDAY)

    published(inside, made)

    plan = Plan.objects.get()
    week = PlanWeek.objects.get()
    assert (plan.state, plan.race, plan.author, plan.starts_on) == (
        PlanState.PUBLISHED,
        None,
        inside.coach,
        MONDAY + timedelta(days=7),
    )
    assert (week.number, week.starts_on, week.phase) == (1, plan.starts_on, "")
    assert selectors.session_on(athlete=inside.athlete, day=NEXT_TUESDAY).public_id == made.session


def test_before_a_season_begins_single_sessions_are_a_plan_of_their_own(inside: Club, bare: Plan) -> None:
    Plan.objects.update(starts_on=MONDAY + timedelta(days=14))

    published(inside, new(SUNDAY), new(NEXT_TUESDAY))

    beside = Plan.objects.exclude(pk=bare.pk).get()
    assert (beside.state, beside.starts_on) == (PlanState.ARCHIVED, MONDAY)
    assert [week.number for week in beside.plan_weeks.all()] == [1, 2]
    assert PlannedSession.objects.published().count() == 2

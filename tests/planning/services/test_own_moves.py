"""Athletes who move their own sessions."""

from datetime import timedelta

import pytest

from athletes.services import change_athlete_settings, change_settings
from planning import services
from planning.models import Plan, PlannedSession, Revision
from planning.services import (
    AnotherWeek,
    DayLocked,
    DayPassed,
    MayNotMove,
    SessionRun,
    StaleSession,
    TooLate,
)
from tests.factories import NOW, Club
from tests.planning.drafting import NEXT_TUESDAY, SUNDAY, TODAY, fresh
from tests.planning.making import make_run, make_session


@pytest.fixture
def session(bare: Plan) -> PlannedSession:
    """Of the runner, who may move it."""
    change_athlete_settings(athlete=bare.athlete, changes={"athletes_move": True})
    made = make_session(bare, TODAY)
    made.athlete.refresh_from_db()
    return made


def move(club: Club, session: PlannedSession, **given: object) -> Revision:
    return services.move_own(
        **{"session": session, "member": club.runner, "day": SUNDAY, "now": NOW, **given}
    )


def test_a_session_moves_within_its_week(inside: Club, session: PlannedSession) -> None:
    revision = move(inside, session, version=1)

    assert (fresh(session).day, revision.source, revision.author) == (SUNDAY, "athlete", inside.runner)


def test_two_sessions_swap(inside: Club, bare: Plan, session: PlannedSession) -> None:
    other = make_session(bare, SUNDAY)

    move(inside, session, swap=True)

    assert (fresh(session).day, fresh(other).day) == (SUNDAY, TODAY)


def test_without_swapping_the_other_stays(inside: Club, bare: Plan, session: PlannedSession) -> None:
    other = make_session(bare, SUNDAY)

    move(inside, session)

    assert (fresh(session).day, fresh(other).day) == (SUNDAY, SUNDAY)


def test_the_coach_may_not_allow_it(inside: Club, session: PlannedSession) -> None:
    change_settings(organization=inside.organization, changes={"athletes_move": True})
    change_athlete_settings(athlete=inside.athlete, changes={"athletes_move": False})

    with pytest.raises(MayNotMove):
        move(inside, PlannedSession.objects.get(pk=session.pk))


def test_the_organization_may_allow_it_to_all(inside: Club, session: PlannedSession) -> None:
    change_athlete_settings(athlete=inside.athlete, changes={"athletes_move": None})
    change_settings(organization=inside.organization, changes={"athletes_move": True})

    move(inside, PlannedSession.objects.get(pk=session.pk))

    assert fresh(session).day == SUNDAY


def test_a_locked_session_stays(inside: Club, session: PlannedSession) -> None:
    PlannedSession.objects.update(locked=True)

    with pytest.raises(DayLocked):
        move(inside, session)


@pytest.mark.parametrize("day", [TODAY, SUNDAY], ids=["away from it", "onto it"])
def test_a_locked_day_is_left_alone(inside: Club, bare: Plan, session: PlannedSession, day: object) -> None:
    make_session(bare, day, locked=True)

    with pytest.raises(DayLocked):
        move(inside, session)


def test_past_days_are_past(inside: Club, bare: Plan, session: PlannedSession) -> None:
    yesterday = TODAY - timedelta(days=1)

    with pytest.raises(DayPassed):
        move(inside, session, day=yesterday)
    with pytest.raises(DayPassed):
        move(inside, make_session(bare, yesterday))


def test_another_week_is_the_coachs(inside: Club, session: PlannedSession) -> None:
    with pytest.raises(AnotherWeek):
        move(inside, session, day=NEXT_TUESDAY)


def test_what_has_been_run_stays(inside: Club, bare: Plan, session: PlannedSession) -> None:
    done = make_session(bare, SUNDAY, activity=make_run(inside.athlete, SUNDAY))

    with pytest.raises(SessionRun):
        move(inside, done, day=TODAY)
    with pytest.raises(SessionRun):
        move(inside, session, swap=True)


def test_what_has_changed_is_looked_at_again(inside: Club, session: PlannedSession) -> None:
    PlannedSession.objects.update(version=2)

    with pytest.raises(StaleSession):
        move(inside, session, version=1)
    PlannedSession.objects.update(deleted_at=NOW)
    with pytest.raises(StaleSession):
        move(inside, session)


def test_a_move_can_be_taken_back_and_is_no_draft(inside: Club, session: PlannedSession) -> None:
    revision = move(inside, session)

    services.take_back(revision=revision, now=NOW)

    revision.refresh_from_db()
    assert (fresh(session).day, revision.state) == (TODAY, "undone")
    with pytest.raises(TooLate):
        services.take_back(revision=revision, now=NOW)

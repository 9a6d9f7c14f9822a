"""Drafting changes: what is refused, and how a step is undone."""

from datetime import timedelta

import pytest

from athletes.services import Changed
from planning import selectors, services
from planning.changes import Edit, Lock, Move, Remove
from planning.models import Plan, PlannedSession, Revision
from planning.services import DayPassed, DayTooFar, NothingDrafted, SessionRun, StaleSession
from tests.factories import NOW, Club
from tests.planning.drafting import EASY, SUNDAY, TODAY, drafted, fresh, new
from tests.planning.making import make_run, make_session

PAST = TODAY - timedelta(days=1)


@pytest.fixture
def session(bare: Plan) -> PlannedSession:
    return make_session(bare, TODAY)


def test_the_athlete_sees_nothing_of_a_draft(inside: Club, session: PlannedSession) -> None:
    drafted(inside, Move(session.public_id, SUNDAY), new())

    assert [one.day for one in PlannedSession.objects.all()] == [TODAY]
    assert not Revision.objects.visible_to(inside.runner).exists()
    assert Revision.objects.visible_to(inside.coach).exists()


def test_steps_collect_in_one_draft(inside: Club, session: PlannedSession) -> None:
    drafted(inside, Move(session.public_id, SUNDAY))
    second = drafted(inside, new(), new())

    draft = selectors.draft_of(athlete=inside.athlete)
    assert (draft.steps, len(draft.changes), draft.seen) == (2, 3, {session.public_id: 1})
    assert (draft.version, Revision.objects.count()) == (second.version, 1)


@pytest.mark.parametrize("days, refusal", [(-1, DayPassed), (800, DayTooFar)], ids=["yesterday", "in years"])
def test_some_days_cannot_be_planned(
    inside: Club, session: PlannedSession, days: int, refusal: type[Exception]
) -> None:
    day = TODAY + timedelta(days=days)

    with pytest.raises(refusal):
        drafted(inside, new(day))
    with pytest.raises(refusal):
        drafted(inside, Move(session.public_id, day))


def test_what_has_been_run_can_only_be_locked(inside: Club, bare: Plan) -> None:
    done = make_session(bare, TODAY, activity=make_run(inside.athlete, TODAY)).public_id

    for change in (Move(done, SUNDAY), Edit(done, EASY), Remove(done)):
        with pytest.raises(SessionRun):
            drafted(inside, change)
    assert drafted(inside, Lock(done, True)).version == 2


def test_what_is_not_there_cannot_be_changed(inside: Club, session: PlannedSession) -> None:
    drafted(inside, Remove(session.public_id))

    with pytest.raises(StaleSession):
        drafted(inside, Move(session.public_id, SUNDAY))
    with pytest.raises(StaleSession):
        drafted(inside, Remove(new().session))


def test_a_session_of_somebody_else_is_not_there(inside: Club, session: PlannedSession) -> None:
    with pytest.raises(StaleSession):
        drafted(inside, Remove(session.public_id), athlete=inside.stranger)


def test_another_version_than_was_looked_at_is_refused(inside: Club, session: PlannedSession) -> None:
    PlannedSession.objects.update(version=2)

    with pytest.raises(StaleSession):
        drafted(inside, Move(session.public_id, SUNDAY), seen={session.public_id: 1})
    assert not Revision.objects.exists()


def test_a_session_of_the_draft_can_be_changed_again(inside: Club) -> None:
    made = new()
    drafted(inside, made)

    drafted(inside, Move(made.session, TODAY), seen={made.session: 1})

    assert selectors.draft_of(athlete=inside.athlete).seen == {}


def test_the_last_step_is_undone_whole(inside: Club, session: PlannedSession) -> None:
    drafted(inside, Move(session.public_id, SUNDAY))
    drafted(inside, new(), new())

    services.undo_last(athlete=inside.athlete)
    assert selectors.draft_of(athlete=inside.athlete).changes == (Move(session.public_id, SUNDAY),)

    services.undo_last(athlete=inside.athlete)
    with pytest.raises(NothingDrafted):
        services.undo_last(athlete=inside.athlete)


def test_nothing_drafted_nothing_undone(inside: Club) -> None:
    for refused in (services.undo_last, services.look_again):
        with pytest.raises(NothingDrafted):
            refused(athlete=inside.athlete)
    with pytest.raises(NothingDrafted):
        services.discard_draft(athlete=inside.athlete, now=NOW)


def test_a_draft_is_thrown_away_as_it_was_seen(inside: Club) -> None:
    revision = drafted(inside, new())

    with pytest.raises(Changed):
        services.discard_draft(athlete=inside.athlete, now=NOW, version=revision.version - 1)
    services.discard_draft(athlete=inside.athlete, now=NOW, version=revision.version)

    assert selectors.draft_of(athlete=inside.athlete).changes == ()


def test_looking_again_goes_by_what_stands_now(inside: Club, bare: Plan, session: PlannedSession) -> None:
    gone = make_session(bare, SUNDAY)
    made = new()
    drafted(inside, Move(session.public_id, SUNDAY), Move(gone.public_id, TODAY), made)
    PlannedSession.objects.filter(pk=session.pk).update(version=5)
    PlannedSession.objects.filter(pk=gone.pk).update(deleted_at=NOW)

    services.look_again(athlete=inside.athlete)

    draft = selectors.draft_of(athlete=inside.athlete)
    assert (draft.changes, draft.seen) == (
        (Move(session.public_id, SUNDAY), made),
        {session.public_id: 5},
    )
    assert services.publish_draft(athlete=inside.athlete, now=NOW).state == "applied"
    assert fresh(session).day == SUNDAY

"""Taking back what was published: all of it, while nobody has touched it."""

from datetime import timedelta

import pytest

from planning import selectors, services
from planning.changes import Edit, Move, Remove
from planning.models import Plan, PlannedSession, Revision
from planning.services import UNDO_WITHIN, TooLate
from tests.factories import NOW, Club
from tests.planning.drafting import EASY, SUNDAY, TODAY, drafted, fresh, new, published
from tests.planning.making import make_run, make_session

SECOND = timedelta(seconds=1)


@pytest.fixture
def session(bare: Plan) -> PlannedSession:
    return make_session(bare, TODAY)


@pytest.fixture
def removed(bare: Plan) -> PlannedSession:
    return make_session(bare, SUNDAY)


@pytest.fixture
def revision(inside: Club, session: PlannedSession, removed: PlannedSession) -> Revision:
    changes = (Move(session.public_id, SUNDAY), Edit(session.public_id, EASY), Remove(removed.public_id))
    return published(inside, *changes, new())


def shown() -> list[tuple[object, ...]]:
    rows = PlannedSession.objects.published().order_by("pk")
    return list(rows.values_list("day", "title", "load", "steps", "week_id", "outcome"))


def test_everything_is_as_before_and_the_changes_a_draft_again(
    inside: Club, session: PlannedSession, removed: PlannedSession
) -> None:
    before = shown()
    made = new()
    revision = published(inside, Move(session.public_id, SUNDAY), Remove(removed.public_id), made)

    services.take_back(revision=revision, now=NOW + UNDO_WITHIN)

    assert shown() == before
    draft = selectors.draft_of(athlete=inside.athlete)
    assert (len(draft.changes), draft.seen) == (3, {session.public_id: 3, removed.public_id: 3})
    services.publish_draft(athlete=inside.athlete, now=NOW)
    assert {one.public_id for one in PlannedSession.objects.published()} == {session.public_id, made.session}


def test_after_ten_minutes_it_is_too_late(revision: Revision) -> None:
    with pytest.raises(TooLate):
        services.take_back(revision=revision, now=NOW + UNDO_WITHIN + SECOND)


def test_twice_is_too_late(inside: Club, revision: Revision) -> None:
    services.take_back(revision=revision, now=NOW)

    with pytest.raises(TooLate):
        services.take_back(revision=revision, now=NOW)


@pytest.mark.parametrize("touched", [{"version": 9}, {"deleted_at": NOW}, "run"])
def test_what_has_been_touched_stays(
    inside: Club, session: PlannedSession, revision: Revision, touched: dict[str, object] | str
) -> None:
    values = {"activity": make_run(inside.athlete, SUNDAY)} if isinstance(touched, str) else touched
    PlannedSession.objects.filter(pk=session.pk).update(**values)

    with pytest.raises(TooLate):
        services.take_back(revision=revision, now=NOW)
    assert fresh(session).day == SUNDAY


def test_beside_another_draft_it_does_not_become_one(inside: Club, revision: Revision) -> None:
    another = drafted(inside, new())

    services.take_back(revision=revision, now=NOW)

    revision.refresh_from_db()
    assert (revision.state, selectors.draft_of(athlete=inside.athlete).revision) == ("undone", another)


def test_a_draft_that_was_thrown_away_comes_back(inside: Club) -> None:
    drafted(inside, new())
    gone = services.discard_draft(athlete=inside.athlete, now=NOW)

    services.take_back(revision=gone, now=NOW)

    assert selectors.draft_of(athlete=inside.athlete).revision == gone


def test_it_does_not_come_back_over_another_draft(inside: Club) -> None:
    drafted(inside, new())
    gone = services.discard_draft(athlete=inside.athlete, now=NOW)
    drafted(inside, new())

    with pytest.raises(TooLate):
        services.take_back(revision=gone, now=NOW)


def test_an_empty_draft_stands_in_nobodys_way(inside: Club, revision: Revision) -> None:
    drafted(inside, new())
    services.undo_last(athlete=inside.athlete)

    services.take_back(revision=revision, now=NOW)

    assert selectors.draft_of(athlete=inside.athlete).revision == revision

"""The drafts of several athletes: drafted for all or none, published for each as far as it can be."""

import pytest

from athletes.models import Athlete
from planning import selectors, services
from planning.changes import Move
from planning.models import PlannedSession
from planning.services import Ask, Asked, DayPassed, NothingDrafted
from tests.factories import NOW, Club
from tests.planning.drafting import SUNDAY, TODAY, drafted, fresh, new
from tests.planning.making import MONDAY, make_plan, make_session


def steps(club: Club) -> list[int]:
    return [selectors.draft_of(athlete=one).steps for one in (club.athlete, club.stranger)]


def seen(club: Club) -> dict[Athlete, int]:
    return {one: selectors.draft_of(athlete=one).version for one in (club.athlete, club.stranger)}


def rest(club: Club, **asked: object) -> None:
    services.draft_for_all(
        athletes=[club.stranger, club.athlete],
        author=club.coach,
        asked=Asked(Ask.REST, **{"day": SUNDAY, **asked}),
        now=NOW,
    )


def test_the_same_is_drafted_for_each(inside: Club) -> None:
    rest(inside)

    assert steps(inside) == [1, 1]


def test_what_cannot_be_drafted_for_one_is_drafted_for_nobody(inside: Club) -> None:
    with pytest.raises(DayPassed):
        rest(inside, day=MONDAY)

    assert steps(inside) == [0, 0]


def test_the_last_step_of_all_is_taken_back(inside: Club) -> None:
    rest(inside)

    services.undo_last_of_all(athletes=[inside.athlete, inside.stranger])

    assert steps(inside) == [0, 0]
    with pytest.raises(NothingDrafted):
        services.undo_last_of_all(athletes=[inside.athlete, inside.stranger])


def test_who_was_changed_meanwhile_is_left_out_and_named(inside: Club) -> None:
    session = make_session(make_plan(inside.athlete, inside.coach), TODAY)
    drafted(inside, Move(session.public_id, SUNDAY))
    drafted(inside, new(SUNDAY), athlete=inside.stranger)
    PlannedSession.objects.filter(pk=session.pk).update(version=9)

    done = services.publish_all(seen=seen(inside), now=NOW)

    assert [one.athlete for one in done.made] == [inside.stranger]
    assert [(one, why) for one, why in done.left_out] == [(inside.athlete, services.StaleChanges.message)]
    assert (steps(inside), fresh(session).day) == ([1, 0], TODAY)


def test_a_draft_that_grew_since_it_was_seen_is_left_out(inside: Club) -> None:
    rest(inside)
    before = seen(inside)
    drafted(inside, new(SUNDAY))

    done = services.discard_all(seen=before, now=NOW)

    assert [one.athlete for one in done.made] == [inside.stranger]
    assert steps(inside) == [2, 0]


def test_what_was_published_together_is_taken_back_together(inside: Club) -> None:
    rest(inside)
    done = services.publish_all(seen=seen(inside), now=NOW)

    back = services.take_back_all(revisions=done.made, now=NOW)

    assert (len(back.made), back.left_out, steps(inside)) == (2, (), [1, 1])
    assert not PlannedSession.objects.current().exists()

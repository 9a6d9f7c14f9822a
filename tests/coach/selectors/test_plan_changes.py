"""What the timeline tells of the plan."""

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from athletes.services import change_athlete_settings
from coach.selectors.timeline import Kind, TimelineEntry, timeline
from planning import services
from planning.models import Plan, PlannedSession
from tests.factories import NOW, Club
from tests.planning.drafting import SUNDAY, TODAY, drafted, new, published
from tests.planning.making import make_plan, make_session


@pytest.fixture
def session(inside: Club) -> PlannedSession:
    plan: Plan = make_plan(inside.athlete, inside.coach)
    change_athlete_settings(athlete=inside.athlete, changes={"athletes_move": True})
    return PlannedSession.objects.select_related("athlete").get(pk=make_session(plan, TODAY).pk)


def entries(club: Club) -> list[TimelineEntry]:
    return timeline(athlete=club.athlete, now=NOW, kind=Kind.PLAN).entries


def told(club: Club) -> list[tuple[str, str, tuple[str, ...], bool]]:
    """Without the plan itself, which was published before."""
    return [(one.who, one.said, one.more, one.undone) for one in entries(club) if one.code != "published"]


def test_what_an_athlete_has_moved_is_told_in_words(inside: Club, session: PlannedSession) -> None:
    services.move_own(session=session, member=inside.runner, day=SUNDAY, now=NOW)

    assert told(inside) == [("Northline Runner", "Moved their own session", ("Easy run → Sun 22",), False)]


def test_a_move_that_was_taken_back_says_so(inside: Club, session: PlannedSession) -> None:
    revision = services.move_own(session=session, member=inside.runner, day=SUNDAY, now=NOW)
    services.take_back(revision=revision, now=NOW)

    assert told(inside) == [("Northline Runner", "Moved their own session", ("Easy run → Sun 22",), True)]


def test_what_a_coach_has_published_is_counted(inside: Club) -> None:
    published(inside, new(), new())

    assert told(inside) == [("Northline Coach", "2 changes published", (), False)]


def test_drafts_are_not_told(inside: Club) -> None:
    services.take_back(revision=published(inside, new()), now=NOW)
    drafted(inside, new())

    assert told(inside) == []


@pytest.mark.parametrize("times", [1, 3])
def test_four_queries(inside: Club, times: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for _time in range(times):
        published(inside, new())

    with django_assert_num_queries(4):
        assert len(told(inside)) == times

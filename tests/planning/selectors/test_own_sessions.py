"""Own sessions as pages read them, and who sees which."""

import pytest
from pytest_django import DjangoAssertNumQueries

from analytics.workout import Physiology
from planning import selectors, services
from planning.models import LibrarySession, Visibility
from planning.selectors import Asked, Favourites, OwnPage
from planning.selectors.own_sessions import PAGE
from planning.wording import Paces
from tenancy.models import Membership, Role
from tests.factories import NOW, Club
from tests.planning.own import make_own


def page(member: Membership, number: int = 1, **asked: object) -> OwnPage:
    favourites = selectors.favourites_of(membership=member)
    return selectors.own_page(
        membership=member,
        asked=Asked(**asked),
        favourites=favourites,
        number=number,
        physiology=Physiology(),
    )


def titles(member: Membership, **asked: object) -> list[str]:
    return [card.session.title for card in page(member, **asked).cards]


@pytest.mark.parametrize(
    "visibility, seen_by",
    [
        (Visibility.PRIVATE, {"coach"}),
        (Visibility.TEAM, {"coach", "assistant"}),
        (Visibility.ORGANIZATION, {"coach", "assistant", "owner"}),
    ],
)
def test_who_sees_a_session(inside: Club, visibility: Visibility, seen_by: set[str]) -> None:
    make_own(inside.coach, visibility=visibility, shared_with=(inside.assistant,))

    people = ("owner", "coach", "assistant", "runner")
    assert {name for name in people if titles(getattr(inside, name))} == seen_by


def test_an_author_who_left_the_staff_sees_nothing(inside: Club) -> None:
    make_own(inside.coach)
    inside.coach.role = Role.NONE

    assert titles(inside.coach) == []


def test_who_may_change_it(inside: Club) -> None:
    make_own(inside.coach)
    make_own(inside.owner)

    writable = {
        name: LibrarySession.objects.writable_by(getattr(inside, name)).count()
        for name in ("owner", "coach", "assistant", "runner")
    }
    assert writable == {"owner": 2, "coach": 1, "assistant": 0, "runner": 0}


@pytest.mark.parametrize("many", [1, 3])
def test_a_page_is_two_queries(
    inside: Club, many: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(many):
        make_own(inside.coach, title=f"Session {number}")

    with django_assert_num_queries(2):
        found = selectors.own_page(
            membership=inside.coach,
            asked=Asked(),
            favourites=Favourites(),
            number=1,
            physiology=Physiology(),
        )
        assert {str(card.session.author.user) for card in found.cards} == {"Northline Coach"}
    assert found.count == many


def test_pages_are_bounded_and_ordered(inside: Club) -> None:
    for number in range(PAGE + 1):
        make_own(inside.coach, "5m Z1", title=f"Session {number:02}")

    first, last, beyond = (page(inside.coach, number) for number in (1, 2, 99))
    assert ([len(one.cards) for one in (first, last, beyond)], beyond.number) == ([PAGE, 1, 1], 2)
    assert (first.before, first.after, last.before, last.after) == (0, 2, 1, 0)
    assert last.cards[0].session.title == "Session 24"


@pytest.mark.parametrize(
    "asked, found",
    [
        ({"text": "KILO"}, ["Kilometres"]),
        ({"text": "quick"}, ["Hills"]),
        ({"category": "hills"}, ["Hills"]),
        ({"folder": "Track"}, ["Kilometres", "Relay"]),
        ({"folder": "Track / Short"}, ["Relay"]),
        ({"tag": "hard"}, ["Hills", "Kilometres"]),
        ({"favourites": True}, ["Relay"]),
        ({"archived": True}, ["Gone"]),
        ({"text": "swim"}, []),
    ],
)
def test_sessions_are_found(inside: Club, asked: dict[str, object], found: list[str]) -> None:
    make_own(inside.coach, folder="Track", tags=("hard",))
    make_own(
        inside.coach, title="Hills", category="hills", cues="Quick feet", tags=("hard",), folder="Trackless"
    )
    relay = make_own(inside.coach, title="Relay", folder="Track/Short")
    gone = make_own(inside.coach, title="Gone")
    services.set_favourite(member=inside.coach, source=relay, favourite=True)
    services.archive_library_session(session=gone, now=NOW)

    assert titles(inside.coach, **asked) == found


@pytest.mark.parametrize("many", [1, 3])
def test_a_shelf_is_three_queries(
    inside: Club, many: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(many):
        make_own(inside.coach, folder=f"Track/{number}", tags=("hard", f"t{number}"))

    with django_assert_num_queries(3):
        found = selectors.shelf(membership=inside.coach)

    assert [(one.name, one.depth, one.count) for one in found.folders[:2]] == [("Track", 0, 0), ("0", 1, 1)]
    assert (found.tags[0], len(found.tags), found.archived) == (("hard", many), many + 1, 0)


def test_a_shelf_shows_nothing_of_what_is_not_seen(inside: Club) -> None:
    make_own(inside.coach, visibility=Visibility.PRIVATE, folder="Secret", tags=("secret",))

    found = selectors.shelf(membership=inside.owner)

    assert (found.folders, found.tags) == ((), ())


@pytest.mark.parametrize("many", [0, 2])
def test_one_session_is_two_queries(
    inside: Club, many: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    own = make_own(
        inside.coach, visibility=Visibility.TEAM, shared_with=(inside.owner, inside.assistant)[:many]
    )

    with django_assert_num_queries(2):
        found = selectors.own_session(
            session=own, physiology=Physiology(), paces=Paces(), favourites=Favourites()
        )

    assert (len(found.shared_with), len(found.versions), found.text.splitlines()[0]) == (many, 1, "Warm-up")


def test_colleagues_are_the_rest_of_the_staff(
    inside: Club, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        found = selectors.colleagues_of(author=inside.coach)

    assert found == [inside.assistant, inside.owner]

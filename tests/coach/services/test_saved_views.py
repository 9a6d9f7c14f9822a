"""Saved views: one's own, shared or not, in an order, and taken back."""

import pytest

from athletes.services import Changed
from coach import selectors, services
from coach.models import SavedPage, SavedView
from coach.services.saved_views import MOST_VIEWS
from tenancy.models import Membership
from tests.factories import NOW, Club


def kept(member: Membership, name: str, *, shared: bool = False) -> SavedView:
    return services.keep_view(
        member=member, page=SavedPage.QUEUE, name=name, query="tab=waiting", shared=shared
    )


def names(member: Membership, page: SavedPage = SavedPage.QUEUE) -> list[str]:
    return [one.name for one in selectors.saved_views(membership=member, page=page)]


def test_own_ones_come_first_and_of_others_only_what_is_shared(inside: Club) -> None:
    kept(inside.owner, "A secret"), kept(inside.owner, "B for all", shared=True)
    kept(inside.coach, "Mine")

    assert names(inside.coach) == ["Mine", "B for all"]
    assert names(inside.coach, SavedPage.SQUAD) == []
    assert names(inside.runner) == []


def test_a_view_is_current_where_the_page_stands_as_it_says(inside: Club) -> None:
    kept(inside.coach, "Waiting")

    (shelf,) = selectors.saved_views(membership=inside.coach, page=SavedPage.QUEUE, query="tab=waiting")

    assert (shelf.current, shelf.own, shelf.keeper) == (True, True, "Northline Coach")


def test_two_of_one_name_are_refused_and_two_people_may_have_one_each(inside: Club) -> None:
    kept(inside.coach, "Mine")
    kept(inside.owner, "Mine")

    with pytest.raises(services.ViewExists):
        kept(inside.coach, "Mine")


def test_there_is_an_end_to_it(inside: Club) -> None:
    for number in range(MOST_VIEWS):
        kept(inside.coach, f"View {number:02}")

    with pytest.raises(services.TooManyViews):
        kept(inside.coach, "One more")


def test_a_view_moves_and_stays_at_the_end(inside: Club) -> None:
    views = [kept(inside.coach, name) for name in "abc"]

    services.move_view(view=views[2], by=-1)
    services.move_view(view=views[0], by=-1)

    assert names(inside.coach) == ["a", "c", "b"]


def test_a_change_needs_the_version_that_was_seen(inside: Club) -> None:
    view = kept(inside.coach, "Mine")
    services.change_view(view=view, name="Ours", shared=True, version=1)

    with pytest.raises(Changed):
        services.change_view(view=view, name="Theirs", shared=False, version=1)
    assert names(inside.owner) == ["Ours"]


def test_a_removed_view_comes_back_once(inside: Club) -> None:
    view = services.remove_view(view=kept(inside.coach, "Mine"), now=NOW)
    assert names(inside.coach) == []

    services.restore_view(view=view, version=view.version)

    assert names(inside.coach) == ["Mine"]
    with pytest.raises(Changed):
        services.restore_view(view=view, version=view.version)

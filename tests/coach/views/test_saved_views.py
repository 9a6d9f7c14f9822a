"""The pages of saved views."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from coach.models import SavedView
from tests.coach.given import address
from tests.factories import Club


def keep(client: Client, name: str = "Mine", **more: object) -> SavedView:
    said = {"name": name, "page": "queue", "query": "tab=waiting", **more}
    client.post(address("view_keep"), said)
    return SavedView.objects.get(name=name, deleted_at=None)


def test_a_view_is_kept_and_opens_as_it_was(inside: Club, coach: Client) -> None:
    answer = coach.post(address("view_keep"), {"name": "Mine", "page": "queue", "query": "tab=waiting"})

    assert (answer.status_code, answer["Location"]) == (302, f"{address('command_center')}?tab=waiting")
    assert (
        f'href="{address("command_center")}?tab=waiting">Mine</a>'
        in coach.get(address("saved_views")).content.decode()
    )


@pytest.mark.parametrize("said", [{"name": ""}, {"name": "Mine"}, {"name": "New", "page": "moon"}])
def test_what_cannot_be_kept_is_said(inside: Club, coach: Client, said: dict[str, str]) -> None:
    keep(coach)

    answer = coach.post(address("view_keep"), {"page": "queue", "query": "", **said})

    assert (answer.status_code, SavedView.objects.count()) == (422, 1)


def test_a_view_is_changed_moved_removed_and_taken_back(inside: Club, coach: Client) -> None:
    first, second = keep(coach), keep(coach, "Other")
    changed = coach.post(
        address("view_change", first.public_id), {"name": "Ours", "shared": "on", "version": 1}
    )
    coach.post(address("view_move", second.public_id), {"to": "front"})
    coach.post(address("view_remove", second.public_id))
    first.refresh_from_db()
    second.refresh_from_db()
    assert (changed.status_code, first.shared, second.deleted_at is None) == (302, True, False)

    coach.post(f"{address('view_restore', second.public_id)}?version={second.version}")

    second.refresh_from_db()
    assert (second.deleted_at, second.position) == (None, 1)


def test_a_stale_change_is_refused(inside: Club, coach: Client) -> None:
    view = keep(coach)
    coach.post(address("view_change", view.public_id), {"name": "Ours", "version": 1})

    answer = coach.post(address("view_change", view.public_id), {"name": "Theirs", "version": 1})

    assert (answer.status_code, SavedView.objects.get().name) == (409, "Ours")


@pytest.mark.parametrize("name", ["view_change", "view_move", "view_remove", "view_restore"])
def test_what_is_shared_is_changed_by_its_keeper_alone(
    inside: Club, coach: Client, owner: Client, name: str
) -> None:
    view = keep(owner, shared="on")

    assert coach.post(address(name, view.public_id), {"name": "x", "version": 1}).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_costs_the_same_with_more_views(
    inside: Club, coach: Client, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for count in range(number):
        keep(coach, f"View {count}")

    with django_assert_num_queries(9):
        coach.get(address("saved_views"))

"""Shoes on their pages."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from athletes import services
from athletes.models import Shoe
from tests.athletes.conftest import SignIn
from tests.athletes.services.test_shoes import PAIR
from tests.factories import Club

HOME = "/o/northline"


def answers(**changes: Any) -> dict[str, Any]:
    return {"name": "Novablast", "started_on": "2026-09-01", "retired_on": "", "limit_m": "700", **changes}


@pytest.fixture
def shoe(inside: Club) -> Shoe:
    return services.add_shoe(athlete=inside.athlete, shoe=PAIR)


def test_shoe_new_is_saved(inside: Club, runner: Client) -> None:
    response = runner.post(f"{HOME}/athletes/{inside.athlete.public_id}/shoes/new/", answers())

    shoe = Shoe.objects.get()
    assert (shoe.name, shoe.started_on, shoe.limit_m) == ("Novablast", date(2026, 9, 1), 700_000)
    assert response.url == f"{HOME}/me/"


@pytest.mark.parametrize(
    "changes, field",
    [
        ({"name": ""}, "name"),
        ({"limit_m": "0.5"}, "limit_m"),
        ({"retired_on": "2026-08-31"}, "retired_on"),
    ],
)
def test_shoe_new_refuses(changes: dict[str, Any], field: str, inside: Club, runner: Client) -> None:
    response = runner.post(f"{HOME}/athletes/{inside.athlete.public_id}/shoes/new/", answers(**changes))

    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])
    assert response.context["form"][field].value() == changes[field]


def test_shoe_edit_is_filled_in_and_saved(shoe: Shoe, runner: Client) -> None:
    page = runner.get(f"{HOME}/shoes/{shoe.public_id}/").content.decode()
    runner.post(f"{HOME}/shoes/{shoe.public_id}/", answers(retired_on="2026-11-20"))

    shoe.refresh_from_db()
    assert 'value="700"' in page
    assert (shoe.retired_on, shoe.version) == (date(2026, 11, 20), 2)


def test_shoe_delete_can_be_undone_without_javascript(shoe: Shoe, runner: Client) -> None:
    removed = runner.post(f"{HOME}/shoes/{shoe.public_id}/delete/")
    undo = runner.get(removed.url).context["undo"]

    runner.post(undo.url, {"version": undo.version})

    assert runner.get(f"{HOME}/shoes/{shoe.public_id}/").status_code == 200


def test_shoe_delete_and_undo_answer_htmx_with_the_list(shoe: Shoe, inside: Club, sign_in: SignIn) -> None:
    client = sign_in(inside.runner, htmx=True)
    removed = client.post(f"{HOME}/shoes/{shoe.public_id}/delete/")

    restored = client.post(removed.context["undo"].url, {"version": removed.context["undo"].version})

    assert removed.context["shoes"] == []
    assert [one.shoe for one in restored.context["shoes"]] == [shoe]

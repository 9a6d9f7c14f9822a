"""The zones in force, every dated set, and a new one."""

from typing import Any

import pytest
from django.http import HttpResponse
from pytest_django import DjangoAssertNumQueries

from athletes.models import Zones
from athletes.services import set_zones
from tenancy import scope
from tenancy.models import Outbox
from tests.api.asking import V1, as_member, errors, send
from tests.factories import Club
from tests.readiness.given import TODAY

BOUNDS = [130.0, 145.0, 155.0, 168.0, 178.0]
PACES = [2.6, 3.0, 3.5, 4.2, 4.6]


def put(club: Club, **said: Any) -> HttpResponse:
    body = {"kind": "hr", "valid_from": "2026-11-01", "bounds": BOUNDS, **said}
    return send(as_member(club.coach), "put", f"athletes/{club.athlete.public_id}/zones/", body)


@pytest.mark.parametrize("count", [1, 3])
def test_zones_in_force_and_every_set(
    club: Club, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with scope.enter(club.organization.pk):
        for day in range(count):
            set_zones(athlete=club.athlete, kind="pace", bounds=PACES, valid_from=TODAY.replace(day=day + 1))
    client = as_member(club.runner)

    with django_assert_num_queries(8):
        found = client.get(f"{V1}/athletes/{club.athlete.public_id}/zones/").json()

    assert [one["valid_from"] for one in found["sets"]] == [f"2026-11-0{day}" for day in range(count, 0, -1)]
    assert found["day"] == "2026-11-21"
    assert [zone["speed_from_m_s"] for zone in found["in_force"]] == [None, *PACES]


def test_set_that_was_put_is_in_force(club: Club) -> None:
    answers = [put(club) for _ in range(2)]

    found = answers[1].json()
    assert (answers[0].status_code, found) == (200, answers[0].json())
    assert found["sets"] == [{"kind": "hr", "valid_from": "2026-11-01", "bounds": BOUNDS}]
    assert [zone["hr_to_bpm"] for zone in found["in_force"]] == [*BOUNDS, None]
    assert Outbox.objects.filter(kind="athletes.recompute").exists()


@pytest.mark.parametrize(
    "said,field,code",
    [
        ({"kind": "power"}, "kind", "invalid_choice"),
        ({"valid_from": "2026-11-22"}, "valid_from", "future"),
        ({"valid_from": "0001-01-01"}, "valid_from", "early"),
        ({"bounds": BOUNDS[:4]}, "bounds", "min_length"),
        ({"bounds": BOUNDS[::-1]}, "bounds", "not_rising"),
        ({"bounds": PACES}, "bounds", "out_of_range"),
        ({"kind": "pace"}, "bounds", "out_of_range"),
    ],
)
def test_set_that_cannot_be(club: Club, said: dict[str, Any], field: str, code: str) -> None:
    assert errors(put(club, **said)) == [(field, code)]
    with scope.enter(club.organization.pk):
        assert not Zones.objects.exists()

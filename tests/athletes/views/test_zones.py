"""The page of zones."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from athletes.models import ZoneKind, Zones
from tests.factories import Club

MARCH = date(2026, 3, 1)


def page_of(club: Club) -> str:
    return f"/o/northline/athletes/{club.athlete.public_id}/zones/"


def hr_answers(**changes: Any) -> dict[str, Any]:
    bounds = {f"hr-zone_{number}": 130 + 10 * number for number in range(2, 7)}
    return {"kind": "hr", "hr-valid_from": "2026-03-01", **bounds, **changes}


def pace_answers(**changes: Any) -> dict[str, Any]:
    bounds = dict(zip(range(2, 7), ["5:30", "4:50", "4:30", "4:10", "3:45"], strict=True))
    paces = {f"pace-zone_{number}": pace for number, pace in bounds.items()}
    return {"kind": "pace", "pace-valid_from": "2026-03-01", **paces, **changes}


def test_zones_edit_is_filled_from_the_thresholds(inside: Club, coach: Client) -> None:
    heart_rate, pace = coach.get(page_of(inside)).context["forms"]

    assert [box.value() for box in heart_rate.zones] == [146, 155, 163, 172, 182]
    # Threshold 4:10 at the fourth bound.
    assert [box.value() for box in pace.zones] == ["5:22", "4:45", "4:25", "4:10", "3:45"]


def test_zones_edit_of_heart_rate_is_saved(inside: Club, coach: Client) -> None:
    response = coach.post(page_of(inside), hr_answers())

    stored = Zones.objects.get()
    assert (stored.kind, stored.valid_from, stored.bounds) == ("hr", MARCH, [150, 160, 170, 180, 190])
    assert (response.status_code, response.url) == (302, page_of(inside))


def test_zones_edit_of_pace_is_saved(inside: Club, coach: Client) -> None:
    coach.post(page_of(inside), pace_answers())

    stored = Zones.objects.get(kind=ZoneKind.PACE)
    assert stored.bounds == pytest.approx([1000 / 330, 1000 / 290, 1000 / 270, 4.0, 1000 / 225])


@pytest.mark.parametrize(
    "answers, field",
    [
        (hr_answers(**{"hr-zone_4": 155}), "zone_4"),
        (hr_answers(**{"hr-zone_6": 400}), "zone_6"),
        (hr_answers(**{"hr-valid_from": "2099-01-01"}), "valid_from"),
        (pace_answers(**{"pace-zone_3": "5:40"}), "zone_3"),
        (pace_answers(**{"pace-zone_3": ""}), "zone_3"),
    ],
)
def test_zones_edit_refuses(answers: dict[str, Any], field: str, inside: Club, coach: Client) -> None:
    response = coach.post(page_of(inside), answers)

    sent = next(form for form in response.context["forms"] if form.is_bound)
    assert (response.status_code, list(sent.errors)) == (422, [field])
    assert sent[field].value() == str(answers[f"{answers['kind']}-{field}"])
    assert not Zones.objects.exists()


def test_zones_edit_of_no_kind_is_refused(inside: Club, coach: Client) -> None:
    assert coach.post(page_of(inside), {"kind": "power"}).status_code == 422


@pytest.mark.parametrize("count", [1, 3])
def test_zones_edit_asks_the_same_however_many_there_are(
    count: int, inside: Club, coach: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        day = date(2026, 3, 1 + number)
        Zones.objects.create(
            athlete=inside.athlete, kind=ZoneKind.PACE, valid_from=day, bounds=[3, 3.4, 3.7, 4, 4.4]
        )

    with django_assert_num_queries(10):
        coach.get(page_of(inside))

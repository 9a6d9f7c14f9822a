"""How an organization reconciles sources: orders and tolerances, read and changed by owners."""

from typing import Any

import pytest
from django.http import HttpResponse
from pytest_django import DjangoAssertNumQueries

from athletes.models import Activity, Athlete
from ingest import services
from tenancy import scope
from tenancy.models import Organization, Outbox
from tests.api.asking import V1, as_member, errors, refusal, send
from tests.api.test_api_keys import program
from tests.factories import NOW, Club
from tests.ingest.services.deciding_of import in_dispute

PATH = "organization/import-settings/"
SHOES = ["strava", "log", "garmin", "runalyze", "apple", "training_peaks", "table"]


def change(club: Club, body: Any, **headers: str) -> HttpResponse:
    return send(as_member(club.owner), "patch", PATH, body, **headers)


def stored(club: Club) -> dict[str, Any]:
    return Organization.objects.get(pk=club.organization.pk).settings


def waiting(club: Club) -> int:
    with scope.enter(club.organization.pk):
        return Outbox.objects.filter(kind="ingest.reconcile_all").count()


def test_settings_show_what_the_product_does(
    club: Club, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = as_member(club.owner)

    with django_assert_num_queries(5):
        given = client.get(f"{V1}/{PATH}").json()

    assert given["version"] == club.organization.settings_version
    assert given["order"]["shoe"] == SHOES
    assert given["order"]["distance_m"][:3] == ["log", "name", "fit"]
    assert given["agree"] == {"distance_m": 0.01, "timer_s": 0.01, "avg_hr_bpm": 3.0, "ascent_m": 0.2}
    assert given["same"] == {"start_s": 300.0, "distance": 0.05, "overlap": 0.8}


def test_what_is_left_out_stays_and_null_takes_back(club: Club) -> None:
    first = change(club, {"order": {"shoe": ["garmin"]}, "agree": {"timer_s": 0.025}})
    second = change(club, {"same": {"start_s": 240}})
    third = change(club, {"order": {"shoe": None}, "same": {"start_s": None}})

    assert first.json()["order"]["shoe"] == ["garmin", *(one for one in SHOES if one != "garmin")]
    assert (second.json()["agree"]["timer_s"], second.json()["same"]["start_s"]) == (0.025, 240.0)
    assert (third.json()["order"]["shoe"], third.json()["same"]["start_s"]) == (SHOES, 300.0)
    assert (stored(club), waiting(club)) == ({"agree": {"timer_s": 0.025}}, 3)


def test_what_the_product_does_anyway_is_not_kept(club: Club) -> None:
    change(club, {"order": {"shoe": SHOES, "name": ["strava"]}, "agree": {"avg_hr_bpm": 3}})

    assert stored(club) == {}


def test_an_order_is_kept_as_short_as_it_can_be_said(club: Club) -> None:
    whole = ["log", "strava", *SHOES[2:]]

    answer = change(club, {"order": {"shoe": whole}})

    assert (answer.json()["order"]["shoe"], stored(club)) == (whole, {"order": {"shoe": "log"}})


def test_a_change_that_says_nothing_changes_nothing(club: Club) -> None:
    answers = [change(club, body) for body in ({}, {"order": {}, "agree": {}})]

    assert [answer.json()["version"] for answer in answers] == [club.organization.settings_version] * 2
    assert waiting(club) == 0


def test_an_order_bears_on_what_is_here(club: Club) -> None:
    with scope.enter(club.organization.pk):
        run = in_dispute(club)

    change(club, {"order": {"distance_m": ["strava", "fit"]}})

    with scope.enter(club.organization.pk):
        services.reconcile(athlete=Athlete.objects.get(pk=club.athlete.pk), now=NOW)
        assert Activity.objects.get(pk=run.pk).distance_m == 12_000.0


@pytest.mark.parametrize(
    "body,expected",
    [
        ({"order": {"shoe": ["strava", "strava"]}}, ("order.shoe", "twice")),
        ({"order": {"shoe": ["fit"]}}, ("order.shoe", "invalid_choice")),
        ({"order": {"shoe": ["fax"]}}, ("order.shoe.0", "invalid_choice")),
        ({"order": {"shoe": ["manual"]}}, ("order.shoe.0", "invalid_choice")),
        ({"order": {"shoe": []}}, ("order.shoe", "empty")),
        ({"order": {"shoe": "strava"}}, ("order.shoe", "not_a_list")),
        ({"agree": {"distance_m": 0.9}}, ("agree.distance_m", "max_value")),
        ({"same": {"overlap": 0.1}}, ("same.overlap", "min_value")),
        ({"same": {"start_s": "soon"}}, ("same.start_s", "invalid")),
    ],
)
def test_settings_that_cannot_be(club: Club, body: Any, expected: tuple[str, str]) -> None:
    assert errors(change(club, body)) == [expected]
    assert (stored(club), waiting(club)) == ({}, 0)


def test_a_source_that_does_not_tell_of_the_field_is_told_who_does(club: Club) -> None:
    (error,) = change(club, {"order": {"shoe": ["fit"]}}).json()["errors"]

    assert error["detail"] == f"Of this field these tell: {', '.join(SHOES)}."


def test_settings_that_were_changed_since_are_stale(club: Club) -> None:
    tag = as_member(club.owner).get(f"{V1}/{PATH}")["ETag"]
    first = change(club, {"same": {"start_s": 240}}, If_Match=tag)

    late = change(club, {"same": {"start_s": 60}}, If_Match=tag)

    assert (first.status_code, refusal(late)) == (200, (412, "stale"))
    assert stored(club) == {"same": {"start_s": 240.0}}
    assert as_member(club.owner).get(f"{V1}/{PATH}")["ETag"].startswith(f'"v{first.json()["version"]}-')


@pytest.mark.parametrize("member", ["coach", "assistant", "runner"])
def test_settings_are_the_owners(club: Club, member: str) -> None:
    client = as_member(getattr(club, member))

    assert refusal(client.get(f"{V1}/{PATH}")) == (404, "not_found")
    assert refusal(send(client, "patch", PATH, {"same": {"start_s": 60}})) == (404, "not_found")
    assert stored(club) == {}


def test_no_key_reaches_them(club: Club) -> None:
    assert refusal(program(club).get(f"{V1}/{PATH}")) == (403, "not_with_key")


def test_nobody_reads_those_of_another_club(club: Club, other_club: Club) -> None:
    client = as_member(club.owner, slug=other_club.organization.slug)

    assert refusal(client.get(f"{V1}/{PATH}")) == (404, "not_found")

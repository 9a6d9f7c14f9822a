"""Rules of reconciliation on their pages: an athlete's own, and those for everybody."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from athletes.models import Activity, Athlete
from ingest import services
from ingest.jobs import reconcile_all
from ingest.services.preferences import wishes_of
from tenancy import scope
from tenancy.models import Organization, OrganizationAudit, Outbox
from tests.factories import NOW, Club
from tests.ingest.conftest import At, Browse
from tests.ingest.services.deciding_of import in_dispute


@pytest.fixture
def owner(club: Club, browse: Browse) -> Client:
    return browse(club.owner)


def boxes(client: Client, url: str, **changes: Any) -> dict[str, Any]:
    """What the form sends as it is shown, but for the changes."""
    form = client.get(url).context["form"]
    return {**{bound.name: bound.value() for bound in form}, **changes}


def stored(club: Club) -> dict[str, Any]:
    with scope.enter(club.organization.pk):
        return Organization.objects.get(pk=club.organization.pk).settings


def own(club: Club) -> dict[str, Any]:
    with scope.enter(club.organization.pk):
        return Athlete.objects.get(pk=club.athlete.pk).settings


def waiting(club: Club) -> set[str]:
    with scope.enter(club.organization.pk):
        return set(Outbox.objects.filter(kind__startswith="ingest.reconcile").values_list("kind", flat=True))


def test_a_rule_of_the_athlete_is_made_shown_and_taken_back(club: Club, runner: Client, at: At) -> None:
    page, url = at("athlete_rules", club.athlete.public_id), at("set_athlete_rule", club.athlete.public_id)

    runner.post(url, {"field": "avg_hr_bpm", "source": "garmin"})
    shown = runner.get(page).content.decode()
    runner.post(url, {"field": "avg_hr_bpm", "source": ""})

    assert ("Mean heart rate: always Garmin" in shown, "For you" in shown) == (True, True)
    assert "No rules yet" in runner.get(page).content.decode()
    assert (own(club).get("prefer"), waiting(club)) == (None, {"ingest.reconcile"})


def test_the_toast_puts_the_rule_of_before_back(club: Club, coach: Client, at: At) -> None:
    url = at("set_athlete_rule", club.athlete.public_id)
    coach.post(url, {"field": "shoe", "source": "strava"})

    answer = coach.post(url, {"field": "shoe", "source": ""}, follow=True)
    (said,) = [one for one in answer.context["messages"] if "taken back" in str(one)]
    coach.post(said.extra_tags.removeprefix("undo:"))

    assert own(club)["prefer"] == {"shoe": "strava"}


@pytest.mark.parametrize("field, source", [("mood", "strava"), ("shoe", "fax"), ("", "")])
def test_what_is_no_rule_is_refused(club: Club, coach: Client, at: At, field: str, source: str) -> None:
    url = at("set_athlete_rule", club.athlete.public_id)

    page = coach.post(url, {"field": field, "source": source}, follow=True).content.decode()

    assert "Choose one of the fields and one of the sources." in page
    assert own(club) == {}


def test_rules_for_everybody_stand_on_the_athletes_page_behind_their_own(
    club: Club, owner: Client, at: At
) -> None:
    for field in ("shoe", "ascent_m"):
        owner.post(at("set_rule_for_all"), {"field": field, "source": "garmin"})
    owner.post(at("set_athlete_rule", club.athlete.public_id), {"field": "shoe", "source": "strava"})

    rules = owner.get(at("athlete_rules", club.athlete.public_id)).context["rules"]

    assert [(rule.field, rule.kind, rule.own) for rule in rules] == [
        ("shoe", "strava", True),
        ("ascent_m", "garmin", False),
    ]


def test_the_page_of_rules_takes_as_many_queries_for_one_as_for_three(
    club: Club, coach: Client, at: At, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    url = at("athlete_rules", club.athlete.public_id)
    for field in ("shoe", "ascent_m", "name"):
        coach.post(at("set_athlete_rule", club.athlete.public_id), {"field": field, "source": "garmin"})
        coach.get(url)

        with django_assert_num_queries(8):
            coach.get(url)


def test_settings_show_what_the_product_does_and_saving_that_keeps_nothing(
    club: Club, owner: Client, at: At
) -> None:
    sent = boxes(owner, at("import_settings"))

    answer = owner.post(at("import_settings"), sent)

    assert [sent[f"distance_m-{place}"] for place in (1, 2, 3)] == ["log", "name", "fit"]
    assert (sent["same.start_s"], sent["same.distance"], sent["agree.avg_hr_bpm"]) == (5.0, 5.0, 3.0)
    assert (answer.status_code, stored(club)) == (302, {})


def test_an_order_and_a_tolerance_are_kept_audited_and_bear_on_what_is_here(
    club: Club, owner: Client, at: At
) -> None:
    with scope.enter(club.organization.pk):
        run = in_dispute(club)
    wanted = {"distance_m-1": "strava", "distance_m-2": "fit", "distance_m-3": "log", "agree.timer_s": "2.5"}

    owner.post(at("import_settings"), boxes(owner, at("import_settings"), **wanted))

    kept = {"order": {"distance_m": "strava,fit,log"}, "agree": {"timer_s": 0.025}}
    assert (stored(club), waiting(club)) == (kept, {"ingest.reconcile_all"})
    with scope.enter(club.organization.pk):
        assert OrganizationAudit.objects.latest("pgh_id").settings == kept
        reconcile_all()
        assert Outbox.objects.filter(kind="ingest.reconcile").count() == Athlete.objects.count()
        services.reconcile(athlete=Athlete.objects.get(pk=club.athlete.pk), now=NOW)
        assert Activity.objects.get(pk=run.pk).distance_m == 12_000.0


@pytest.mark.parametrize(
    "changes, wrong",
    [
        ({"shoe-2": "strava"}, "shoe-3"),
        ({"shoe-1": "fax"}, "shoe-1"),
        ({"agree.distance_m": "99"}, "agree.distance_m"),
        ({"same.overlap": "soon"}, "same.overlap"),
    ],
)
def test_settings_that_cannot_be_are_refused(
    club: Club, owner: Client, at: At, changes: dict[str, str], wrong: str
) -> None:
    answer = owner.post(at("import_settings"), boxes(owner, at("import_settings"), **changes))

    assert (answer.status_code, wrong in answer.context["form"].errors) == (422, True)
    assert (stored(club), waiting(club)) == ({}, set())


def test_settings_changed_by_somebody_else_meanwhile_are_refused(club: Club, owner: Client, at: At) -> None:
    sent = boxes(owner, at("import_settings"), **{"same.start_s": "4"})
    owner.post(at("set_rule_for_all"), {"field": "shoe", "source": "strava"})

    answer = owner.post(at("import_settings"), sent)

    assert (answer.status_code, stored(club)) == (409, {"prefer": {"shoe": "strava"}})


@pytest.mark.parametrize("name", ["import_settings", "set_rule_for_all"])
def test_only_owners_set_what_holds_for_everybody(
    club: Club, coach: Client, runner: Client, at: At, name: str
) -> None:
    assert [client.post(at(name)).status_code for client in (coach, runner)] == [404, 404]


def test_an_order_names_only_who_tells_of_the_field(club: Club) -> None:
    with scope.enter(club.organization.pk):
        services.change_rules(organization=club.organization, changes={"order.streams": "log,gpx"})
        athlete = Athlete.objects.select_related("organization").get(pk=club.athlete.pk)

        order = wishes_of(athlete).preferences.orders

    assert {of.value: [one.value for one in first] for of, first in order.items()} == {"streams": ["gpx"]}

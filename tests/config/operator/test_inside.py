"""Every table of an organization in the admin inside it: its own rows, and never another's."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from athletes.models import Activity, Athlete
from config.operator.inside import register_all
from config.operator.rows import ReadOnlyRows, own_rows
from tenancy import scope
from tenancy.models import Invitation, Membership, Stay
from tenancy.rows import Audit, TenantModel
from tenancy.visits import enter_organization
from tests.config.operator.conftest import REASON
from tests.factories import Club, make_athlete
from tests.tenancy.isolation import world as worlds
from tests.tenancy.isolation.world import World

SITE = register_all()
MODELS = sorted(SITE._registry, key=lambda model: model._meta.label)
WRITTEN = [model for model in MODELS if not isinstance(SITE.get_model_admin(model), ReadOnlyRows)]
INSIDE = "/operator/o/northline/"
LIST_QUERIES = 8


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with worlds.standing(django_db_blocker) as built:
        yield built


@pytest.fixture(scope="module")
def browser(world: World) -> Client:
    """The operator's, with a visit to the club and none to the foreign one."""
    enter_organization(
        organization=world.club.organization,
        operator=world.operator,
        reason=REASON,
        stay=Stay.HOUR,
        now=timezone.now(),
    )
    client = Client()
    client.force_login(world.operator)
    return client


def address(model: type[Any], rest: str = "") -> str:
    return f"{INSIDE}{model._meta.app_label}/{model._meta.model_name}/{rest}"


def a_row_of(club: Club, model: type[Any]) -> Any:
    with scope.enter(club.organization.pk):
        return own_rows(model).order_by("pk").first()


def ask(world: World, browser: Client, path: str, words: dict[str, Any] | None = None) -> HttpResponse:
    """The answer, without a trace of the foreign organization; what it wrote is taken back."""
    with transaction.atomic():
        answer = browser.get(path) if words is None else browser.post(path, words)
        transaction.set_rollback(True)
    page = answer.content.decode(errors="replace") + str(dict(answer.headers))
    assert (world.canary in page, "outhside" in page) == (False, False), path
    return answer


def test_every_table_of_an_organization_is_there() -> None:
    tenants = {model for model in apps.get_models() if issubclass(model, TenantModel | Audit)}

    assert set(MODELS) == tenants | {Membership, Invitation}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_lists_show_own_rows_only(world: World, browser: Client, model: type[Any]) -> None:
    row = a_row_of(world.club, model)

    answers = [ask(world, browser, address(model, query)) for query in ("", "?q=CANARY", "?q=7", "?p=2")]

    assert [answer.status_code for answer in answers[:3]] == [200, 200, 200]
    assert row is None or f"/{row.pk}/change/" in answers[0].content.decode()


@pytest.mark.parametrize("page", ["change", "history", "delete"])
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_foreign_rows_do_not_exist(world: World, browser: Client, model: type[Any], page: str) -> None:
    own, foreign = a_row_of(world.club, model), a_row_of(world.foreign, model)
    may_delete = model in WRITTEN

    if own is not None:
        status = ask(world, browser, address(model, f"{own.pk}/{page}/")).status_code
        assert status == (200 if page != "delete" or may_delete else 403)
    if foreign is not None:
        assert ask(world, browser, address(model, f"{foreign.pk}/{page}/")).status_code == 404


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_rows_are_added_where_they_may_be(world: World, browser: Client, model: type[Any]) -> None:
    answer = ask(world, browser, address(model, "add/"))

    assert answer.status_code == (200 if model in WRITTEN else 403)


@pytest.mark.parametrize("model", [model for model in MODELS if model not in WRITTEN], ids=str)
def test_what_is_only_looked_at_cannot_be_written(world: World, browser: Client, model: type[Any]) -> None:
    row = a_row_of(world.club, model)
    if row is None:
        pytest.skip("no row")

    assert ask(world, browser, address(model, f"{row.pk}/change/"), {"x": "1"}).status_code == 403


def test_read_only_are_audit_rows_records_and_what_follows_from_others() -> None:
    found = {model._meta.label for model in MODELS if model not in WRITTEN and not issubclass(model, Audit)}

    assert found >= {
        "athletes.ActivitySource", "athletes.ActivityStreams", "athletes.AthleteState", "athletes.Lap",
        "ingest.RawFile", "readiness.Decision", "readiness.Flag", "tenancy.Idempotency", "tenancy.Invitation",
        "tenancy.Membership", "tenancy.OperatorLeaving", "tenancy.OperatorVisit",
    }  # fmt: skip


REFERENCES = [
    (model, name)
    for model in WRITTEN
    for name in SITE.get_model_admin(model).autocomplete_fields
]  # fmt: skip


@pytest.mark.parametrize("model, name", REFERENCES, ids=str)
def test_only_own_rows_can_be_chosen(world: World, browser: Client, model: type[Any], name: str) -> None:
    asked = {"app_label": model._meta.app_label, "model_name": model._meta.model_name, "field_name": name}
    query = "&".join(f"{key}={value}" for key, value in {**asked, "term": ""}.items())

    answer = ask(world, browser, f"{INSIDE}autocomplete/?{query}")

    with scope.enter(world.club.organization.pk):
        own = {
            str(pk) for pk in own_rows(model._meta.get_field(name).related_model).values_list("pk", flat=True)
        }
    assert {found["id"] for found in answer.json()["results"]} <= own
    assert answer.json()["results"]


@pytest.mark.parametrize("name", ["coach", "athlete"])
def test_a_foreign_row_cannot_be_referred_to(world: World, browser: Client, name: str) -> None:
    """The form refuses it; row security and the composite key would, too."""
    foreign = {"coach": world.foreign.coach.pk, "athlete": world.foreign.athlete.pk}[name]
    model = {"coach": "athletes/athlete", "athlete": "athletes/race"}[name]

    answer = ask(world, browser, f"{INSIDE}{model}/add/", {name: foreign, "name": "X"})

    assert "Select a valid choice" in str(answer.context["errors"])


def test_a_second_row_of_the_same_is_refused_with_a_sentence(world: World, browser: Client) -> None:
    words = {"athlete": world.club.athlete.pk, "kind": "hr", "valid_from": "2027-01-01"}
    bounds = {"bounds": "120,140,155,165,175"}

    with transaction.atomic():
        first = browser.post(f"{INSIDE}athletes/zones/add/", {**words, **bounds})
        second = browser.post(f"{INSIDE}athletes/zones/add/", {**words, **bounds})
        transaction.set_rollback(True)

    assert (first.status_code, second.status_code) == (302, 200)
    assert second.context["errors"]


def test_a_run_goes_with_what_was_made_of_it(world: World, browser: Client) -> None:
    run = a_row_of(world.club, Activity)

    answer = ask(world, browser, address(Activity, f"{run.pk}/delete/"))

    page = answer.content.decode()
    assert ("Are you sure" in page, "Activity streams" in page, "Lap" in page) == (True, True, True)


def test_what_a_decision_was_made_of_stays(world: World, browser: Client) -> None:
    path = address(Athlete, f"{world.club.athlete.pk}/delete/")

    assert "Cannot delete athlete" in ask(world, browser, path).content.decode()
    assert ask(world, browser, path, {"post": "yes"}).status_code in (200, 403)


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("label", ["athletes.Shoe", "athletes.AthleteGrant"])
def test_a_list_costs_the_same_with_more_rows(
    world: World, browser: Client, django_assert_num_queries: DjangoAssertNumQueries, label: str, rows: int
) -> None:
    model = apps.get_model(label)
    with transaction.atomic():
        with scope.enter(world.club.organization.pk):
            keep = [_another(world, model, number).pk for number in range(rows)]
            model.objects.exclude(pk__in=keep).delete()
        browser.get(address(model))

        with django_assert_num_queries(LIST_QUERIES):
            browser.get(address(model))
        transaction.set_rollback(True)


def _another(world: World, model: type[Any], number: int) -> Any:
    athlete = make_athlete(f"Runner {number}")
    facts = {
        "Shoe": {"name": "Racer"},
        "AthleteGrant": {"member": world.club.assistant},
    }
    return model.objects.create(athlete=athlete, **facts[model.__name__])

"""Every route × person × row × method: whoever may not, finds nothing, changes nothing, learns nothing."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import product
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client

from tenancy.access import ACTIONS
from tests.counting import counts
from tests.tenancy.isolation import world as worlds
from tests.tenancy.isolation.routes import Route, all_routes
from tests.tenancy.isolation.world import World
from tests.tenancy.signing_in import confirm

pytestmark = pytest.mark.no_cover
METHODS = ("get", "post", "put", "patch", "delete")
BY_PUBLIC_ID = re.compile(r'"(\w+)"\."public_id" = ')
ROUTES = all_routes()
ADDRESSED = [route for route in ROUTES if "public_id" in route.slots]
INSIDE = [route for route in ROUTES if route.in_organization]
REFUSED = {401, 403, 404, 405}
PROGRAM = "program"
LATER = datetime(2100, 1, 1, tzinfo=UTC).timestamp()  # nobody is asked again who they are


def each(routes: list[Route]) -> pytest.MarkDecorator:
    """A test for each route; one worker asks a route in all tests, so that it is learnt once."""
    grouped = [
        pytest.param(route, id=str(route), marks=pytest.mark.xdist_group(f"route {route}"))
        for route in routes
    ]
    return pytest.mark.parametrize("route", grouped)


def kinds(route: Route, *people: str) -> tuple[str, ...]:
    """On the API a program with a key asks too; it has nothing to ask pages with."""
    return (*people, PROGRAM) if route.is_api else people


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with worlds.standing(django_db_blocker) as built:
        yield built
    people.clear()


class Person:
    """A signed-in browser (or a program with an API key) whose requests are all taken back."""

    def __init__(self, world: World, kind: str) -> None:
        self.kind = kind
        self.world = world
        headers = {"Authorization": f"Api-Key {world.token}"} if kind == PROGRAM else {}
        self.client = Client(raise_request_exception=False, headers=headers)
        user = world.users().get(kind)
        if user is not None:
            self.client.force_login(user)
            confirm(self.client, user, at=LATER)

    def ask(
        self, route: Route, method: str, *, organization: str | None = None, **values: object
    ) -> HttpResponse:
        slug = organization or self.world.club.organization.slug
        with transaction.atomic():
            response = getattr(self.client, method)(
                route.path(slug=slug, **values), headers={"Organization": slug}, follow=False
            )
            transaction.set_rollback(True)
        counts[f"as {self.kind}"] += 1
        assert response.status_code < 500, f"{self.kind} {method} {route} {values}: {response.status_code}"
        assert self.world.canary not in _everything(response), (
            f"{self.kind} {method} {route} {values}: a foreign canary"
        )
        return response


people: dict[str, Person] = {}


def _person(world: World, kind: str) -> Person:
    """The same browser for all routes: signing in is not what is tested here."""
    if kind not in people:
        people[kind] = Person(world, kind)
    return people[kind]


def _everything(response: HttpResponse) -> str:
    return response.getvalue().decode(errors="replace") + str(dict(response.headers))


def _writes() -> int:
    """Rows written in this transaction to tables of tenants, taken back or not."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0) FROM pg_stat_xact_user_tables "
            "WHERE relname = ANY(%s)",
            [[model._meta.db_table for model in worlds.TENANTS]],
        )
        return cursor.fetchone()[0]


@dataclass(frozen=True, slots=True)
class Door:
    """What the answers to an id of nothing tell of a view: its methods, and where it looks for the row."""

    methods: tuple[str, ...]
    tables: frozenset[str]


doors: dict[str, Door] = {}
addressed: dict[str, str] = {}


def _door(world: World, route: Route) -> Door:
    if route.pattern not in doors:
        doors[route.pattern] = _knock(world, route)
    return doors[route.pattern]


def _knock(world: World, route: Route) -> Door:
    """Every method, as the owner and as the runner: there is no action that is open to neither.

    405 is the word of Django's and DRF's own lists of a view's methods, which know neither persons nor rows:
    where one of the two hears it, the view itself never runs, whoever asks for whatever row. So the tests ask
    what is left. (An address without an id may be written to by these two, so only the others are counted.)
    """
    before = _writes()
    nothing = world.ids["athletes.Athlete"]["random"]
    with _tables_searched() as tables:
        refused = {
            method
            for kind, method in product(("owner", "runner"), METHODS)
            if _person(world, kind).ask(route, method, public_id=nothing).status_code == 405
        }
    assert route not in ADDRESSED or _writes() == before
    return Door(tuple(method for method in METHODS if method not in refused), frozenset(tables))


@contextmanager
def _tables_searched() -> Iterator[set[str]]:
    """The tables in which a row is looked for by its public id meanwhile."""
    found: set[str] = set()

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        found.update(BY_PUBLIC_ID.findall(sql))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield found


def _addressed_by(world: World, route: Route) -> str:
    """The model whose rows the route's public id names: the owner or the runner finds their own row there."""
    if route.pattern not in addressed:
        addressed[route.pattern] = _find_addressed(world, route)
    return addressed[route.pattern]


def _find_addressed(world: World, route: Route) -> str:
    """Models in whose tables the view looks come first; the row that answers decides."""
    door = _door(world, route)
    labels = sorted(world.ids, key=lambda label: apps.get_model(label)._meta.db_table not in door.tables)
    for label, kind, method in product(labels, ("owner", "runner"), door.methods):
        own = world.ids[label]["own"]
        if _person(world, kind).ask(route, method, public_id=own).status_code not in REFUSED:
            return label
    pytest.fail(f"{route}: the world holds nothing that this route addresses")


@pytest.mark.parametrize("route", ROUTES, ids=str)
def test_every_route_declares_a_known_action(route: Route) -> None:
    known = set(ACTIONS) if route.in_organization else {"public", "signed_in", "operator", "token"}

    assert route.action
    assert set(route.action.split()) <= known | ({"public", "signed_in"} if route.is_api else set())


@each(INSIDE)
def test_outsiders_find_nothing(world: World, route: Route) -> None:
    outsiders = [_person(world, kind) for kind in ("anonymous", "operator")]
    methods = _door(world, route).methods
    before = _writes()

    for person, method in product(outsiders, methods):
        kind = person.kind
        response = person.ask(route, method, public_id=world.ids["athletes.Athlete"]["own"])
        if route.is_api and route.action in ("public", "signed_in"):
            continue
        signs_in = (
            kind == "anonymous"
            and response.status_code == 302
            and "/account/sign-in/" in response["Location"]
        )
        assert signs_in or response.status_code in REFUSED, f"{kind} {method} {route}: {response.status_code}"
    assert _writes() == before


@each(INSIDE)
def test_members_do_not_exist_elsewhere(world: World, route: Route) -> None:
    methods = _door(world, route).methods
    before = _writes()

    for kind in kinds(route, "runner", "coach", "assistant", "owner"):
        person = _person(world, kind)
        for method in methods:
            elsewhere = world.foreign.organization.slug
            response = person.ask(
                route, method, organization=elsewhere, public_id=world.ids["athletes.Athlete"]["foreign"]
            )
            if not (route.is_api and route.action in ("public", "signed_in")):
                assert response.status_code in REFUSED, f"{kind} {method} {route}"
    assert _writes() == before


@each(ADDRESSED)
def test_foreign_random_and_deleted_rows_are_alike(world: World, route: Route) -> None:
    ids = world.ids[_addressed_by(world, route)]
    methods = _door(world, route).methods
    before = _writes()

    for kind in kinds(route, "runner", "coach", "assistant", "owner"):
        person = _person(world, kind)
        for method in methods:
            unknown = person.ask(route, method, public_id=ids["random"])
            assert unknown.status_code in REFUSED, f"{kind} {method} {route}: {unknown.status_code}"
            for relation in ("foreign", "deleted"):
                if relation in ids:
                    other = person.ask(route, method, public_id=ids[relation])
                    assert other.status_code == unknown.status_code, f"{kind} {method} {route} {relation}"
    assert _writes() == before


@each(ADDRESSED)
def test_other_peoples_rows_are_out_of_sight(world: World, route: Route) -> None:
    label = _addressed_by(world, route)
    if label not in world.personal:
        pytest.skip("nobody's own")
    methods = _door(world, route).methods
    before = _writes()

    for kind in ("runner", "coach", "assistant"):
        person = _person(world, kind)
        for method in methods:
            status = person.ask(route, method, public_id=world.ids[label]["other"]).status_code
            assert status in REFUSED, f"{kind} {method} {route}: {status}"
    assert _writes() == before


@each(INSIDE)
def test_own_pages_show_nothing_foreign(world: World, route: Route) -> None:
    """The positive half: each person on each page, with their own rows; Person.ask looks for the canary."""
    own = world.ids[_addressed_by(world, route)]["own"] if route in ADDRESSED else ""

    for kind in kinds(route, "runner", "coach", "assistant", "owner"):
        _person(world, kind).ask(route, "get", public_id=own)

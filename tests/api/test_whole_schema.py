"""The whole description against the whole API, as each kind of person: whether its answers conform.

RUNSEASON_API_EXAMPLES says how many requests are made up for each operation; the usual few take seconds.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from django.apps import apps
from django.conf import settings
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from django.utils.text import slugify
from hypothesis import HealthCheck, Phase, given, seed
from hypothesis import settings as hypothesis
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from api.schema import MATCH
from api.services import issue
from config.wsgi import application
from tests.tenancy.isolation import world as worlds
from tests.tenancy.isolation.world import World

pytestmark = pytest.mark.no_cover
EXAMPLES = int(os.environ.get("RUNSEASON_API_EXAMPLES", "2"))
SCHEMA = schemathesis.openapi.from_dict(
    json.loads((Path(settings.BASE_DIR) / "docs" / "openapi.json").read_text())
)
SCHEMA.app = lambda environ, start: application({"REMOTE_ADDR": "127.0.0.1", **environ}, start)
OPERATIONS = {found.ok().label: found.ok() for found in SCHEMA.get_all_operations()}
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
# What the schema does not allow is looked at only for whom the door is open.
ASKING = {
    GenerationMode.POSITIVE: ("anonymous", "runner", "coach", "assistant", "owner", "operator", "program"),
    GenerationMode.NEGATIVE: ("runner", "owner", "program"),
}
Headers = dict[str, str]


@pytest.fixture(scope="module")
def one_connection() -> Iterator[None]:
    """The end of a request does not close the connection, which holds the world's transaction."""
    ends = (request_started, request_finished)
    for end in ends:
        end.disconnect(close_old_connections)
    yield
    for end in ends:
        end.connect(close_old_connections)


@pytest.fixture(scope="module")
def world(one_connection: None, django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with worlds.standing(django_db_blocker) as built:
        yield built


def people(world: World) -> dict[str, Headers]:
    """What each kind of person, and a program, sends with every request."""
    tokens = {kind: issue(user=user).access for kind, user in world.users().items() if user is not None}
    signed_in = {kind: {"Authorization": f"Bearer {token}"} for kind, token in tokens.items()}
    every = {"anonymous": {}, **signed_in, "program": {"Authorization": f"Api-Key {world.token}"}}
    named = {"Organization": world.club.organization.slug}
    return {kind: {**headers, **named} for kind, headers in every.items()}


def rows(world: World, path: str) -> st.SearchStrategy[dict[str, str]]:
    """Ids for the address: mostly of one's own row of what the address names, else of any row."""
    named = path.split("/")[path.split("/").index("{public_id}") - 1]
    plurals = {slugify(model._meta.verbose_name_plural): model._meta.label for model in apps.get_models()}
    ids = world.ids.get(plurals.get(named, ""))
    every = [str(one) for found in world.ids.values() for one in found.values()]
    likely = [str(ids["own"])] * 2 * len(ids) + list(map(str, ids.values())) if ids else every
    return st.sampled_from(likely).map(lambda one: {"public_id": one})


def ask(case: Case, headers: Headers, world: World) -> int:
    """Send it, look at the answer, take back what it did.

    A made-up version would be refused before anything else: tests of each view name the right ones.
    """
    case.headers.pop(MATCH.name, None)
    with transaction.atomic():
        answer = case.call(headers=headers)
        transaction.set_rollback(True)
    assert world.canary not in answer.content.decode(errors="replace") + str(answer.headers)
    case.validate_response(answer, checks=CHECKS)
    return answer.status_code


@pytest.mark.parametrize("label", OPERATIONS)
@pytest.mark.parametrize("mode", ASKING, ids=lambda mode: mode.value)
def test_answers_conform_and_show_nothing_foreign(world: World, label: str, mode: GenerationMode) -> None:
    everyone = people(world)
    asking = [everyone[kind] for kind in ASKING[mode]]
    operation = OPERATIONS[label]
    addressed = rows(world, operation.path) if "{public_id}" in operation.path else st.just({})

    @seed(label)
    @hypothesis(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(data=st.data())
    def whoever_asks(data: st.DataObject) -> None:
        case = data.draw(operation.as_strategy(generation_mode=mode, path_parameters=data.draw(addressed)))
        for headers in asking:
            ask(case, headers, world)

    whoever_asks()

"""The description is whole, and the page that shows it asks no other host."""

import inspect
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client, RequestFactory
from rest_framework.serializers import Serializer

from api.endpoint import Endpoint, Undeclared
from api.http import Request
from api.serializers import check_ins, races, seasons, wellness, zones
from api.tags import matched
from api.urls import urlpatterns
from readiness.models import Bucket
from tests.api.asking import V1
from tests.factories import NOW

COMMITTED = Path(settings.BASE_DIR) / "docs" / "openapi.json"
UNDESCRIBED = {"api_schema", "api_docs"}


@pytest.fixture(scope="module")
def described() -> dict[str, Any]:
    """As it was committed, which is as it is served."""
    found: dict[str, Any] = json.loads(COMMITTED.read_text())
    return found


def test_schema_has_no_warnings(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("spectacular", "--validate", "--fail-on-warn")

    printed = capsys.readouterr()
    assert printed.out.startswith("openapi: 3.0.3")


def test_description_is_the_one_that_was_committed(tmp_path: Path) -> None:
    """A change of the API shows in its review: `make schema` writes the file."""
    call_command("spectacular", "--lang=en", "--format=openapi-json", f"--file={tmp_path / 'openapi.json'}")

    assert (tmp_path / "openapi.json").read_text() == COMMITTED.read_text()


def test_filters_of_a_list_describe_themselves(described: dict[str, Any]) -> None:
    listed = described["paths"]["/api/v1/interventions/"]["get"]["parameters"]

    queries = {one["name"]: one["schema"] for one in listed if one["in"] == "query"}
    narrowing = {"athlete", "bucket", "coach", "group", "owner", "reason", "state", "tab"}
    assert set(queries) == narrowing | {"cursor", "limit"}
    assert queries["athlete"] == {"type": "string", "format": "uuid"}
    assert queries["bucket"]["enum"] == Bucket.values


def test_what_no_key_may_do_names_none(described: dict[str, Any]) -> None:
    make = described["paths"]["/api/v1/api-keys/"]["post"]

    assert make["security"] == [{"bearer": []}, {"session": []}]
    assert [one["name"] for one in make["parameters"]] == ["Organization"]


def test_every_route_is_described(db: None, described: dict[str, Any]) -> None:
    routes = {
        "/api/v1/" + re.sub(r"<\w+:(\w+)>", r"{\1}", str(route.pattern))
        for route in urlpatterns
        if route.name not in UNDESCRIBED
    }

    assert set(described["paths"]) == routes


def test_operations_name_their_headers(described: dict[str, Any]) -> None:
    decide = described["paths"]["/api/v1/interventions/{public_id}/decisions/"]["post"]
    required = {one["name"]: one.get("required", False) for one in decide["parameters"]}

    assert required == {"Organization": True, "Idempotency-Key": False, "public_id": True}
    assert decide["security"] == [{"bearer": []}, {"session": []}, {"key": []}]
    assert decide["x-scope"] == "queue:write"
    check_in = described["paths"]["/api/v1/check-in/"]["put"]
    assert [one["name"] for one in check_in["parameters"]] == ["Idempotency-Key", "Organization"]
    assert described["paths"]["/api/v1/auth/token/"]["post"].get("security", []) == []


def names(operation: dict[str, Any]) -> set[str]:
    return {one["name"] for one in operation.get("parameters", ()) if one["in"] == "header"}


def test_what_can_be_refused_as_stale_names_if_match(described: dict[str, Any]) -> None:
    race = described["paths"]["/api/v1/races/{public_id}/"]

    assert {method: "If-Match" in names(operation) for method, operation in race.items()} == {
        "get": False,
        "patch": True,
        "delete": True,
    }
    assert "If-Match" in names(described["paths"]["/api/v1/plans/{public_id}/publish/"]["post"])


def test_what_has_a_tag_names_it_and_may_be_unchanged(described: dict[str, Any]) -> None:
    race = described["paths"]["/api/v1/races/{public_id}/"]["get"]

    assert "If-None-Match" in names(race)
    assert race["responses"]["304"] == {"description": "Not changed since"}
    assert "ETag" in race["responses"]["200"]["headers"]
    assert "304" not in described["paths"]["/api/v1/interventions/"]["get"]["responses"]


def test_each_method_that_takes_a_version_looks_at_it() -> None:
    """What `guarded` says is read: in the method, or in a function of its module that it calls."""
    views = {route.callback.view_class for route in urlpatterns if hasattr(route.callback, "view_class")}
    blind = [
        f"{view.__name__} {method}"
        for view in views
        for method in getattr(view, "guarded", ())
        if not looks_at_versions(getattr(view, method.lower()))
    ]

    assert len(views) > 100
    assert blind == []


def looks_at_versions(method: Callable[..., Any]) -> bool:
    source = inspect.getsource(method)
    helpers = inspect.getmembers(inspect.getmodule(method), inspect.isfunction)
    called = [inspect.getsource(one) for name, one in helpers if f"{name}(" in source and name != "matched"]
    return any("matched(" in text for text in (source, *called))


def test_a_version_is_looked_at_only_where_it_is_described(rf: RequestFactory) -> None:
    class Undescribed(Endpoint):
        actions = {"PATCH": "race.write"}

        def patch(self, request: Request) -> None:
            matched(request, 1)

    request = Request(rf.patch("/"), parser_context={"view": Undescribed()})

    with pytest.raises(Undeclared):
        matched(request, 1)


def test_every_refusal_is_a_problem(described: dict[str, Any]) -> None:
    answers = [
        operation["responses"]["default"]["content"]["application/problem+json"]["schema"]
        for operations in described["paths"].values()
        for operation in operations.values()
    ]

    assert {answer["$ref"] for answer in answers} == {"#/components/schemas/Problem"}


def test_operations_are_told_in_a_sentence_and_grouped_by_noun(described: dict[str, Any]) -> None:
    sentences = [
        operation["summary"]
        for operations in described["paths"].values()
        for operation in operations.values()
    ]
    races = described["paths"]["/api/v1/athletes/{public_id}/races/"]

    assert [words for words in sentences if not re.fullmatch(r"[A-Z].{8,}[^.:;]\.", words)] == []
    assert (races["get"]["summary"], races["get"]["tags"]) == ("An athlete's races by day.", ["races"])
    assert races["post"]["summary"] == "Write a race down."


@pytest.mark.parametrize(
    "noun",
    [check_ins.CheckInAnswers, races.Race, wellness.WellnessDay, zones.ZoneSet, seasons.SeasonInputs],
)
def test_examples_would_be_taken(noun: type[Serializer]) -> None:
    example = sys.modules[noun.__module__].EXAMPLE

    read = noun(data=example, context={"today": NOW.date()})

    assert read.is_valid(), read.errors
    assert set(read.validated_data) >= set(example)


def test_numbers_name_their_units(described: dict[str, Any]) -> None:
    run = described["components"]["schemas"]["Activity"]["properties"]

    assert {"duration_s", "distance_m", "ascent_m", "avg_hr_bpm"} <= set(run)


def test_description_is_served_as_committed_and_in_each_language(described: dict[str, Any]) -> None:
    asked = [{}, {"lang": "ko"}, {"lang": "xx"}, {}]

    served = [
        Client().get(f"{V1}/schema/", words, headers={"Accept": "application/json"}).json() for words in asked
    ]

    assert [one == described for one in served] == [True, False, True, True]


def test_page_asks_no_other_host_and_runs_no_inline_script() -> None:
    answer = Client().get(f"{V1}/docs/")

    page = answer.content.decode()
    assert answer.status_code == 200
    assert re.findall(r'(?:src|href)="(?!/static/)', page) == []
    assert re.findall(r"<script[^>]*>[^<]", page) == []
    assert re.findall(r"<style|style=|https?://|\son\w+=", page) == []

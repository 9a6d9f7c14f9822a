"""The description is whole, and the page that shows it asks no other host."""

import re
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from api.urls import urlpatterns
from tests.api.asking import V1

UNDESCRIBED = {"api_schema", "api_docs"}


@pytest.fixture(scope="module")
def described() -> dict[str, Any]:
    return (
        Client()
        .get(f"{V1}/schema/?format=json", headers={"Accept": "application/vnd.oai.openapi+json"})
        .json()
    )


def test_schema_has_no_warnings(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("spectacular", "--validate", "--fail-on-warn")

    printed = capsys.readouterr()
    assert printed.out.startswith("openapi: 3.0.3")


def test_every_route_is_described(db: None, described: dict[str, Any]) -> None:
    routes = {
        "/api/v1/" + re.sub(r"<uuid:(\w+)>", r"{\1}", str(route.pattern))
        for route in urlpatterns
        if route.name not in UNDESCRIBED
    }

    assert set(described["paths"]) == routes


def test_operations_name_their_headers(described: dict[str, Any]) -> None:
    decide = described["paths"]["/api/v1/interventions/{public_id}/decisions/"]["post"]
    required = {one["name"]: one.get("required", False) for one in decide["parameters"]}

    assert required == {"Organization": True, "Idempotency-Key": False, "public_id": True}
    check_in = described["paths"]["/api/v1/check-in/"]["put"]
    assert [one["name"] for one in check_in["parameters"]] == ["Idempotency-Key", "Organization"]
    assert decide["security"] == [{"bearer": []}, {"session": []}]
    assert described["paths"]["/api/v1/auth/token/"]["post"].get("security", []) == []


def test_every_refusal_is_a_problem(described: dict[str, Any]) -> None:
    answers = [
        operation["responses"]["default"]["content"]["application/problem+json"]["schema"]
        for operations in described["paths"].values()
        for operation in operations.values()
    ]

    assert answers == [{"$ref": "#/components/schemas/Problem"}] * 19


def test_numbers_name_their_units(described: dict[str, Any]) -> None:
    run = described["components"]["schemas"]["Activity"]["properties"]

    assert {"duration_s", "distance_m", "ascent_m", "avg_hr_bpm"} <= set(run)


def test_page_asks_no_other_host_and_runs_no_inline_script() -> None:
    answer = Client().get(f"{V1}/docs/")

    page = answer.content.decode()
    assert answer.status_code == 200
    assert re.findall(r'(?:src|href)="(?!/static/)', page) == []
    assert re.findall(r"<script[^>]*>[^<]", page) == []
    assert re.findall(r"<style|style=|https?://|\son\w+=", page) == []

"""Refusals have one shape, inside views and outside."""

import json

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from config import errors as handlers
from tenancy.models import Organization
from tests.api.asking import JSON, V1, WELL, as_member, errors, refusal, send
from tests.factories import Club


def put(club: Club, body: str | bytes, content_type: str = JSON) -> HttpResponse:
    return as_member(club.runner).put(f"{V1}/check-in/", body, content_type=content_type)


def test_invalid_body_names_fields_and_codes(club: Club) -> None:
    answer = send(as_member(club.runner), "put", "check-in/", {**WELL, "sleep": 6, "energy": "much"})

    assert errors(answer) == [("sleep", "max_value"), ("energy", "invalid")]
    assert answer.json() == {
        "type": "urn:runseason:problem:invalid",
        "title": "Bad Request",
        "status": 400,
        "code": "invalid",
        "detail": "Some of what was sent cannot be taken.",
        "errors": [
            {
                "field": "sleep",
                "code": "max_value",
                "detail": "Ensure this value is less than or equal to 5.",
            },
            {"field": "energy", "code": "invalid", "detail": "A valid integer is required."},
        ],
    }


@pytest.mark.parametrize("body", ["{", "nothing", '{"sleep": NaN}', "[" * 100_000, b"\xff\xfe"])
def test_body_that_is_no_json(club: Club, body: str | bytes) -> None:
    assert refusal(put(club, body)) == (400, "malformed")


@pytest.mark.parametrize("body", [[], "text", 7, None])
def test_body_that_is_no_object(club: Club, body: object) -> None:
    assert refusal(put(club, json.dumps(body)))[0] == 400


def test_body_that_is_too_large(club: Club) -> None:
    assert refusal(put(club, '"' + "x" * 2 * 1024 * 1024 + '"')) == (413, "too_large")


def test_body_of_another_kind(club: Club) -> None:
    assert refusal(put(club, "<sleep>4</sleep>", "text/xml")) == (415, "unsupported_media_type")


def test_answer_of_another_kind_is_not_to_be_had(club: Club) -> None:
    answer = as_member(club.runner).get(f"{V1}/today/", headers={"Accept": "text/xml"})

    assert refusal(answer) == (406, "not_acceptable")


def test_error_nobody_foresaw_has_the_same_shape() -> None:
    answer = handlers.broken(RequestFactory().get(f"{V1}/today/"))

    assert json.loads(answer.content) == {
        "type": "urn:runseason:problem:broken",
        "title": "Internal Server Error",
        "status": 500,
        "code": "broken",
    }


def test_address_that_nobody_knows(club: Club) -> None:
    for method in ("get", "post", "put", "patch", "delete"):
        assert refusal(send(as_member(club.runner), method, "nowhere/")) == (404, "not_found")


@pytest.mark.parametrize("method", ["post", "options", "trace"])
def test_method_that_an_address_does_not_have(club: Club, method: str) -> None:
    answer = getattr(as_member(club.runner), method)(f"{V1}/today/")

    assert refusal(answer) == (405, "method_not_allowed")
    assert answer["Allow"] == "GET, HEAD"


def test_broken_answer_names_its_request_and_nothing_else(club: Club) -> None:
    Organization.objects.update(timezone="Mars/Base")

    answer = as_member(club.owner, raise_request_exception=False).get(f"{V1}/interventions/")

    assert refusal(answer) == (500, "broken")
    assert sorted(answer.json()) == ["code", "request_id", "status", "title", "type"]
    assert "Mars" not in answer.content.decode()


def test_words_are_in_the_readers_language(club: Club) -> None:
    answer = Client(headers={"Accept-Language": "ko"}).get(f"{V1}/me/")

    assert (answer["Content-Language"], refusal(answer)) == ("ko", (401, "not_authenticated"))

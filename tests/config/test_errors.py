"""What went wrong, said as a page, as a fragment, as a problem document; and the policy on each."""

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from config import errors
from tenancy.models import Organization
from tests.factories import Club

HTMX = {"HX-Request": "true"}
POLICY = "script-src 'self'"


def coach_of(club: Club, **how: object) -> Client:
    client = Client(**how)
    client.force_login(club.coach.user)
    return client


@pytest.fixture
def broken(club: Club) -> Client:
    """A club whose command center breaks, because its time zone does not exist."""
    Organization.objects.update(timezone="Mars/Base")
    return coach_of(club, raise_request_exception=False)


def test_a_page_that_is_not_there(club: Club) -> None:
    answer = coach_of(club).get("/o/northline/nowhere/")

    assert (answer.status_code, "There is nothing here" in answer.content.decode()) == (404, True)
    assert b"<html" in answer.content


def test_a_fragment_that_is_not_there_goes_above_the_page(club: Club) -> None:
    answer = coach_of(club).get("/o/northline/nowhere/", headers=HTMX)

    assert (answer.status_code, b"<html" in answer.content, b'role="alert"' in answer.content) == (
        404,
        False,
        True,
    )


def test_what_the_api_does_not_have_is_a_problem(club: Club) -> None:
    answer = coach_of(club).get("/api/v1/nowhere/")

    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json")
    assert (answer.json()["code"], answer.json()["status"]) == ("not_found", 404)


def test_a_page_that_broke_names_its_request(broken: Client) -> None:
    answer = broken.get("/o/northline/queue/")

    page = answer.content.decode()
    assert (answer.status_code, "Something broke on our side" in page) == (500, True)
    assert page.count("<code>") == 1


def test_a_fragment_that_broke_names_its_request(broken: Client) -> None:
    answer = broken.get("/o/northline/queue/", headers=HTMX)

    page = answer.content.decode()
    assert (answer.status_code, "<html" in page, page.count("<code>")) == (500, False, 1)


def test_an_api_that_broke_says_nothing_more() -> None:
    answer = errors.broken(RequestFactory().get("/api/v1/today/"))

    assert (answer.status_code, b"broken" in answer.content) == (500, True)


@pytest.mark.parametrize("htmx", [True, False])
def test_a_form_that_was_open_too_long(club: Club, htmx: bool) -> None:
    client = coach_of(club, enforce_csrf_checks=True)

    answer = client.post(reverse("person"), {"name": "X"}, headers=HTMX if htmx else None)

    page = answer.content.decode()
    assert (answer.status_code, "This page was open too long" in page, "<html" in page) == (
        403,
        True,
        not htmx,
    )


def test_a_form_from_elsewhere_is_a_problem_to_the_api() -> None:
    answer = errors.csrf_failure(RequestFactory().post("/api/v1/today/"))

    assert (answer.status_code, answer.headers["Content-Type"]) == (403, "application/problem+json")


@pytest.mark.parametrize(
    "handler, status", [("bad_request", 400), ("forbidden", 403), ("not_found", 404), ("too_many", 429)]
)
@pytest.mark.parametrize("path, start", [("/", b"<!doctype html>"), ("/api/v1/", b"{")])
def test_each_refusal_has_its_page_and_its_problem(
    db: None, handler: str, status: int, path: str, start: bytes
) -> None:
    answer = getattr(errors, handler)(RequestFactory().get(path), Exception())

    assert (answer.status_code, answer.content.lstrip().startswith(start)) == (status, True)


def test_every_page_carries_the_policy(club: Club, broken: Client) -> None:
    coach, strict = coach_of(club), coach_of(club, enforce_csrf_checks=True)
    answers = [
        Client().get(reverse("account_login")),
        Client().get(reverse("account_reset_password")),
        Client().get(reverse("accept_invitation", args=["nonsense"])),
        coach.get(reverse("person")),
        coach.get("/o/northline/library/"),
        coach.get("/o/northline/nowhere/"),
        coach.get("/o/northline/nowhere/", headers=HTMX),
        strict.post(reverse("person")),
        broken.get("/o/northline/queue/"),
        coach.get("/operator/", follow=True),
    ]

    policies = [answer.headers["Content-Security-Policy"] for answer in answers]

    assert [answer.status_code for answer in answers] == [200, 200, 410, 200, 200, 404, 404, 403, 500, 403]
    assert [(POLICY in policy, "unsafe" in policy) for policy in policies] == [(True, False)] * 10

"""Clients of the API, and what they send."""

from typing import Any

from django.http import HttpResponse
from django.test import Client

from api import services
from tenancy.models import Membership

JSON = "application/json"
V1 = "/api/v1"
WELL = {"sleep": 4, "energy": 4, "recovery": 4, "stress": 4, "problem": "none"}
HURT = {
    "sleep": 2,
    "energy": 2,
    "recovery": 1,
    "stress": 3,
    "problem": "pain",
    "pain": 6,
    "body_part": "calf",
}


def as_member(member: Membership, *, slug: str | None = None, **options: Any) -> Client:
    """A client with the member's token, in the member's organization."""
    token = services.issue(user=member.user).access
    headers = {"Authorization": f"Bearer {token}", "Organization": slug or member.organization.slug}
    return Client(headers=headers, **options)


def send(client: Client, method: str, path: str, body: Any = None, **headers: str) -> HttpResponse:
    """A request with a JSON body; underscores in the names of headers stand for hyphens."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return getattr(client, method)(f"{V1}/{path}", body, content_type=JSON, headers=named)


def refusal(response: HttpResponse) -> tuple[int, str]:
    """Status and code, which both stand in the body too."""
    body = response.json()
    assert response["Content-Type"] == "application/problem+json"
    assert body["status"] == response.status_code
    assert body["type"] == f"urn:runseason:problem:{body['code']}"
    return response.status_code, body["code"]


def errors(response: HttpResponse) -> list[tuple[str, str]]:
    """The fields that were refused, each with its code."""
    assert refusal(response) == (400, "invalid")
    return [(error["field"], error["code"]) for error in response.json()["errors"]]

"""The calendar as a coach uses it: what is sent, and what its answer says."""

import re
from typing import Any

from django.http import HttpResponse
from django.test import Client

from tests.coach.given import HTMX, address
from tests.factories import Club

VERBS = ("calendar_change", "calendar_undo", "calendar_publish", "calendar_discard", "calendar_look_again")


def send(
    client: Client, club: Club, name: str = "calendar_change", *, htmx: bool = True, **words: Any
) -> HttpResponse:
    url = f"{address(name, club.athlete.public_id)}?from=2026-11-16&weeks=2"
    return client.post(url, words, headers=HTMX if htmx else None)


def said(response: HttpResponse) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))

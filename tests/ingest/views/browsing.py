"""Addresses and browsers for the tests of the pages of ingest."""

from django.test import Client

from tenancy.models import Membership
from tests.factories import Club

HTMX = {"HX-Request": "true"}


def signed_in(member: Membership) -> Client:
    client = Client()
    client.force_login(member.user)
    return client


def at(club: Club, path: str) -> str:
    return f"/o/{club.organization.slug}/{path}"

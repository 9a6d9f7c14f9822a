"""The terminal shows the way into an empty site, and only into an empty one."""

import pytest
from django.core.management import call_command
from django.test import Client

from tests.factories import Club

ADDRESS = "http://localhost:8123/"


@pytest.mark.django_db
def test_link_of_an_empty_site_opens_the_wizard(client: Client, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("first_run_link", address=ADDRESS)

    link = capsys.readouterr().out.split()[-1]
    assert link.startswith(ADDRESS)
    assert client.get(link.removeprefix(ADDRESS.rstrip("/"))).status_code == 200


def test_founded_site_has_no_link(club: Club, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("first_run_link", address=ADDRESS)

    assert capsys.readouterr().out == "Sign in there with your account.\n"

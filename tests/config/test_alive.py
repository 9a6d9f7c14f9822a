"""`manage.py alive`: what a container's health check hears."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils.timezone import now
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from tenancy.models import Heartbeat


def alive(*words: str) -> str:
    said = StringIO()
    call_command("alive", *words, stdout=said)
    return said.getvalue()


@pytest.mark.django_db
def test_role_that_was_heard_lately_lives() -> None:
    Heartbeat.objects.create(name="worker", beat_at=now() - timedelta(seconds=30))

    assert alive("worker") == "The worker lives.\n"


@pytest.mark.django_db
def test_role_that_was_silent_or_never_heard_does_not() -> None:
    Heartbeat.objects.create(name="worker", beat_at=now() - timedelta(seconds=100))

    for role in ("worker", "scheduler"):
        with pytest.raises(CommandError, match=f"The {role} was not heard for 90 s."):
            alive(role)


def test_web_is_asked_under_a_name_that_it_answers_to(live_server: LiveServer, settings: Settings) -> None:
    settings.ALLOWED_HOSTS = [".run.example.org", "localhost"]

    assert alive("web", f"--port={live_server.thread.port}") == "The web lives.\n"


def test_web_that_refuses_is_not_well(live_server: LiveServer, settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["not a host"]

    with pytest.raises(CommandError, match="The web answers 400"):
        alive("web", f"--port={live_server.thread.port}")


def test_web_that_is_not_there_does_not_live() -> None:
    with pytest.raises(CommandError, match="The web does not answer"):
        alive("web", "--port=1")

"""`manage.py alive web|worker|scheduler`: what a container asks to know whether its process still works."""

import http.client
from argparse import ArgumentParser
from contextlib import closing
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import Error
from django.utils.timezone import now

from tenancy import selectors

HOST, PATIENCE_S = "127.0.0.1", 5
SILENT = timedelta(seconds=90)


class Command(BaseCommand):
    help = "Ends with 0 if the process of this role lives: the web answers, the others were heard lately."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("role", choices=["web", "worker", "scheduler"])
        parser.add_argument("--port", type=int, default=8000, help="of the web (default 8000)")

    def handle(self, *, role: str, port: int, **options: Any) -> None:
        if role == "web":
            _demand_answer(port)
        else:
            _demand_beat(role)
        self.stdout.write(f"The {role} lives.")


def _demand_answer(port: int) -> None:
    """Under a name that the site answers to; over a plain socket, past every proxy of the environment."""
    name = settings.ALLOWED_HOSTS[0].lstrip(".") if settings.ALLOWED_HOSTS else HOST
    with closing(http.client.HTTPConnection(HOST, port, timeout=PATIENCE_S)) as connection:
        try:
            connection.request("GET", "/healthz", headers={"Host": HOST if name == "*" else name})
            status = connection.getresponse().status
        except (OSError, http.client.HTTPException) as problem:
            raise CommandError(f"The web does not answer: {problem}") from problem
    if status != http.client.OK:
        raise CommandError(f"The web answers {status}.")


def _demand_beat(role: str) -> None:
    try:
        heard = selectors.last_beat(role)
    except Error as problem:
        raise CommandError("The database does not answer.") from problem
    if heard is None or now() - heard > SILENT:
        raise CommandError(f"The {role} was not heard for {SILENT.seconds} s.")

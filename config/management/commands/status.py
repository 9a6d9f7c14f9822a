"""`manage.py status`: what /operator/status/ shows, as text; exit code 1 when something is wrong."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import Error
from django.utils.timezone import now

from config.operator.status import Status, read_status
from config.operator.text import as_text


class Command(BaseCommand):
    help = "Says how the site is. Exit code 1 when something is wrong."

    def handle(self, **options: Any) -> None:
        status = _read()
        self.stdout.write(as_text(status))
        if status.troubles:
            raise CommandError("Something is wrong.", returncode=1)


def _read() -> Status:
    try:
        return read_status(now=now())
    except Error as away:
        raise CommandError(f"The database does not answer: {away}", returncode=1) from away

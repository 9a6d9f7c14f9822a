"""`manage.py worker`: drain the outbox, woken by PostgreSQL, without a broker."""

from typing import Any

from django.core.management.base import BaseCommand

from tenancy import work


class Command(BaseCommand):
    help = "Run the jobs of the outbox until told to stop. Start as many as the machine has cores to spare."

    def handle(self, *args: Any, **options: Any) -> None:
        work.until_stopped(work.Worker())

"""`manage.py scheduler`: put the periodic jobs into the outbox, and ring again for what is overdue."""

from typing import Any

from django.core.management.base import BaseCommand

from tenancy import work


class Command(BaseCommand):
    help = "Put what is due by the clock into the outbox. Several may run; each job is asked for once."

    def handle(self, *args: Any, **options: Any) -> None:
        work.until_stopped(work.Scheduler())

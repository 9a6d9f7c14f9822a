"""`manage.py migrate`: Django's own, with models rendered sparingly."""

from typing import Any

from django.core.management.commands import migrate

from tenancy import rendering


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        with rendering.sparingly():
            super().handle(*args, **options)

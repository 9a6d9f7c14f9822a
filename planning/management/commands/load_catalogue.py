"""`manage.py load_catalogue`: write the shipped sessions into the catalogue table, as the owner."""

from typing import Any

from django.core.management.base import BaseCommand

from planning import services


class Command(BaseCommand):
    help = "Load the shipped session catalogue. Safe to repeat."

    def handle(self, *args: Any, **options: Any) -> None:
        count = services.load_catalogue()
        if options["verbosity"]:
            self.stdout.write(f"{count} sessions in the catalogue.")

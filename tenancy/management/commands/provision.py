"""`manage.py provision`: as the owner, make the cache table, load what is shipped, grant the rights."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import connection

from tenancy import grants


class Command(BaseCommand):
    help = "Grant the application and backup roles what they need. Run as the owner, after migrate."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--app-role", default="runseason_app")
        parser.add_argument("--backup-role", default="runseason_backup")

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("createcachetable", verbosity=0)
        call_command("load_catalogue", verbosity=0)
        with connection.cursor() as cursor:
            for statement in grants.statements(app=options["app_role"], backup=options["backup_role"]):
                cursor.execute(statement.as_string(cursor.connection))
        self.stdout.write("Roles have their rights.")

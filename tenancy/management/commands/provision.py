"""`manage.py provision`: as the owner, make roles and cache table, load what is shipped, grant the rights."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import ProgrammingError, connection, transaction

from tenancy import grants, roles

ELLIPSIS = "…"


class Command(BaseCommand):
    help = "Grant the application and backup roles what they need. Run as the owner, after migrate."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--app-role", default="runseason_app")
        parser.add_argument("--backup-role", default="runseason_backup")

    def handle(self, *args: Any, **options: Any) -> None:
        self._make_roles(app=options["app_role"], backup=options["backup_role"])
        call_command("createcachetable", verbosity=0)
        call_command("load_catalogue", verbosity=0)
        with connection.cursor() as cursor:
            for statement in grants.statements(app=options["app_role"], backup=options["backup_role"]):
                cursor.execute(statement.as_string(cursor.connection))
        self.stdout.write("Roles have their rights.")

    def _make_roles(self, *, app: str, backup: str) -> None:
        """With the passwords of DATABASE_URL and DATABASE_BACKUP_URL; both roles or none."""
        with connection.cursor() as cursor:
            absent = roles.missing(cursor, [app, backup])
        wanted = {name: settings.DATABASE_PASSWORDS.get(name, "") for name in absent}
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                for name, password in wanted.items():
                    for statement in roles.making(name, password=password, backup=name == backup):
                        cursor.execute(statement.as_string(cursor.connection))
        except ProgrammingError as refused:
            raise CommandError(_for_a_superuser(absent, backup)) from refused
        for name, password in wanted.items():
            self.stdout.write(f"Role {name} is made, {'with its' if password else 'without a'} password.")


def _for_a_superuser(absent: list[str], backup: str) -> str:
    """The same statements to copy, with room for the passwords."""
    made = [text for name in absent for text in roles.making(name, password=ELLIPSIS, backup=name == backup)]
    lines = [f"{text.as_string()};" for text in made]
    return "\n".join(["Roles are missing. A superuser has to run this; then run provision again:", *lines])

"""`manage.py lint_migrations`: squawk over the SQL of our migrations, with the rules of .squawk.toml."""

import subprocess
import sys
import tempfile
from io import StringIO
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader

from config.env import PROJECT

SQUAWK = Path(sys.executable).with_name("squawk")


class Command(BaseCommand):
    help = "Looks for statements in our migrations that would lock or break a database in use."

    def handle(self, **options: Any) -> None:
        with tempfile.TemporaryDirectory() as folder:
            written = write_sql(our_migrations(), Path(folder))
            done = subprocess.run([SQUAWK, f"--config={PROJECT / '.squawk.toml'}", *written], check=False)
        if done.returncode:
            raise CommandError("A migration could hurt a database in use. Change it, or say in .squawk.toml why not.")


def our_migrations() -> list[Migration]:
    """In the order in which they run."""
    loader = MigrationLoader(connection)
    ours = {app.label for app in apps.get_app_configs() if (PROJECT / app.name).is_dir()}
    everything = loader.graph._generate_plan(loader.graph.leaf_nodes(), at_end=True)  # noqa: SLF001
    return [loader.graph.nodes[key] for key in everything if key[0] in ours]


def write_sql(migrations: list[Migration], folder: Path) -> list[Path]:
    """One file for each, but one for all initial ones: they run together, on tables that are still empty."""
    for migration in migrations:
        path = folder / ("initial.sql" if migration.initial else f"{migration.app_label}.{migration.name}.sql")
        sql = StringIO()
        call_command("sqlmigrate", migration.app_label, migration.name, stdout=sql)
        with path.open("a") as file:
            file.write(sql.getvalue())
    return sorted(folder.glob("*.sql"))

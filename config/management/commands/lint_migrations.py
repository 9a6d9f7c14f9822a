"""`manage.py lint_migrations`: squawk over the SQL of our migrations, with the rules of .squawk.toml."""

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from config.env import PROJECT
from tenancy import rendering

SQUAWK = Path(sys.executable).with_name("squawk")
HARMLESS_ON_EMPTY_TABLES = (
    "adding-foreign-key-constraint",
    "adding-required-field",
    "constraint-missing-not-valid",
)


class Command(BaseCommand):
    requires_system_checks: list[str] = []
    help = "Looks for statements in our migrations that would lock or break a database in use."

    def handle(self, **options: Any) -> None:
        with tempfile.TemporaryDirectory() as folder, rendering.sparingly():
            written = write_sql(MigrationLoader(connection), Path(folder))
            command: list[str | Path] = [
                SQUAWK,
                f"--config={PROJECT / '.squawk.toml'}",
                "--reporter=gcc",
                *written,
            ]
            done = subprocess.run(command, check=False)
        if done.returncode:
            raise CommandError(
                "A migration could lock or break a database in use. Change it, or see .squawk.toml."
            )


def write_sql(loader: MigrationLoader, folder: Path) -> list[Path]:
    """One file for each, but one for all initial ones: they run together, on tables that are still empty."""
    for migration in our_migrations(loader):
        path = folder / (
            "initial.sql" if migration.initial else f"{migration.app_label}.{migration.name}.sql"
        )
        statements = loader.collect_sql([(migration, False)])
        with path.open("a") as file:
            file.writelines(f"{line}\n" for line in (*remarks(migration), *statements))
    return sorted(folder.glob("*.sql"))


def remarks(migration: Migration) -> list[str]:
    """What squawk has to know about the file."""
    if migration.initial:
        return [f"-- squawk-ignore-file {', '.join(HARMLESS_ON_EMPTY_TABLES)}"]
    apart = [] if migration.atomic else ["-- squawk-disable-assume-in-transaction"]
    # `looked_at` of a migration: rule → why it does no harm there.
    looked_at = getattr(migration, "looked_at", {})
    return [*apart, *([f"-- squawk-ignore-file {', '.join(looked_at)}"] if looked_at else [])]


def our_migrations(loader: MigrationLoader) -> list[Migration]:
    """In the order in which they run."""
    ours = {app.label for app in apps.get_app_configs() if (PROJECT / app.name).is_dir()}
    plan = MigrationExecutor(connection).migration_plan(loader.graph.leaf_nodes(), clean_start=True)
    return [migration for migration, _ in plan if migration.app_label in ours]

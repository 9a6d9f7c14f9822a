"""What a migration does for each organization it does in a transaction of each."""

from django.apps import apps
from django.db.migrations.loader import MigrationLoader


def test_no_migration_enters_two_organizations_in_one_transaction() -> None:
    own = {config.label for config in apps.get_app_configs() if ".venv" not in config.path}
    loaded = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    ours = [migration for (label, _name), migration in loaded.items() if label in own]
    entering = [each for each in ours if "scope" in vars(__import__(each.__module__, fromlist=["*"]))]

    assert entering
    assert [str(each) for each in entering if each.atomic] == []

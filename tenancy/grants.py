"""What the application and the backup role may do; run by the owner after each migration."""

from collections.abc import Iterator

from django.apps import apps
from django.conf import settings
from psycopg import sql

APPEND_ONLY = "SELECT, INSERT"
READ_AND_WRITE = "SELECT, INSERT, UPDATE, DELETE"
READ_ONLY = "SELECT"


def statements(*, app: str, backup: str) -> Iterator[sql.Composed]:
    """Every GRANT and REVOKE, in order, for the two roles."""
    roles = sql.SQL(", ").join(map(sql.Identifier, (app, backup)))
    yield sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(roles)
    yield sql.SQL("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {}").format(roles)
    yield sql.SQL("GRANT SELECT ON ALL TABLES IN SCHEMA public TO {}").format(sql.Identifier(backup))
    yield sql.SQL("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {}").format(roles)
    for table, rights in sorted(_rights().items()):
        names = {"table": sql.Identifier(table), "app": sql.Identifier(app)}
        yield sql.SQL(f"GRANT {rights} ON {{table}} TO {{app}}").format(**names)


def _rights() -> dict[str, str]:
    """What the application role may do, by table."""
    rights = {cache["LOCATION"]: READ_AND_WRITE for cache in settings.CACHES.values() if "LOCATION" in cache}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and not model._meta.proxy:
            only_added_to = getattr(model, "append_only", False)
            rights[model._meta.db_table] = APPEND_ONLY if only_added_to else READ_AND_WRITE
    return rights | {"django_migrations": READ_ONLY, "planning_cataloguesession": READ_ONLY}

"""The embedded PostgreSQL: one private server per data folder, for machines where no DATABASE_URL is set."""

from config.postgres.place import PostgresFailed
from config.postgres.roles import DatabaseUrls, ensure_roles
from config.postgres.server import Server, ensure

__all__ = ["DatabaseUrls", "PostgresFailed", "Server", "ensure", "ensure_roles"]

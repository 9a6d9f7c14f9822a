"""The shipped sessions, without a database."""

from functools import cache

from planning.models import CatalogueSession
from planning.services.catalogue import shipped_sessions


@cache
def shipped() -> list[CatalogueSession]:
    return shipped_sessions()

"""The shipped sessions, without a database."""

from planning.models import CatalogueSession
from planning.shipped import shipped_library


def shipped() -> list[CatalogueSession]:
    return list(shipped_library())

"""The shipped sessions, without a database."""

import json

from planning.models import CatalogueSession
from planning.services.catalogue import CATALOGUE


def shipped() -> list[CatalogueSession]:
    return [CatalogueSession(**entry) for entry in json.loads(CATALOGUE.read_text(encoding="utf-8"))]

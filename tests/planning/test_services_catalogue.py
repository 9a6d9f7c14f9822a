"""The shipped sessions in the database."""

import pytest

from planning import selectors
from planning.services.catalogue import CATALOGUE
from tests.planning.library import shipped

pytestmark = pytest.mark.django_db


def test_the_database_holds_what_is_shipped() -> None:
    stored = {one.code: (one.title, one.steps, one.level) for one in selectors.catalogue()}

    assert stored == {one.code: (one.title, one.steps, one.level) for one in shipped()}


def test_the_file_stands_beside_the_code() -> None:
    assert CATALOGUE.parts[-3:] == ("planning", "catalogue", "sessions.json")

"""Sessions of the club's own for tests."""

from typing import Any

from analytics.workout.text import parse
from planning import services
from planning.models import LibrarySession, Visibility
from planning.services import LibraryFacts
from tenancy.models import Membership
from tests.factories import NOW

TEXT = "Warm-up\n15m Z1-Z2\n\nMain set\n5x\n  1km 100% pace\n  rest 90s\n\nCool-down\n10m Z1"


def make_facts(text: str = TEXT, **fields: Any) -> LibraryFacts:
    said = {"title": "Kilometres", "category": "threshold", "visibility": Visibility.ORGANIZATION, **fields}
    return LibraryFacts(workout=parse(text), **said)


def make_own(author: Membership, text: str = TEXT, **fields: Any) -> LibrarySession:
    return services.add_library_session(author=author, facts=make_facts(text, **fields), now=NOW)

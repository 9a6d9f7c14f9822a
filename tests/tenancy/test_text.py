"""Values that PostgreSQL writes as text say what Python would."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from django.db.models import DateTimeField, Value

from api.serializers.fields import Moment
from tenancy.database.text import Instant, Text
from tenancy.models import Organization
from tests.factories import Club

AHEAD = timezone(timedelta(hours=9))
INSTANTS = [
    datetime(2026, 11, 26, 6, 28, tzinfo=UTC),
    datetime(2026, 11, 26, 6, 28, 59, 250_000, tzinfo=UTC),
    datetime(2026, 11, 26, 6, 28, 59, 1, tzinfo=AHEAD),
    datetime(987, 1, 2, 3, 4, 5, tzinfo=UTC),
]


@pytest.mark.parametrize("at", INSTANTS)
def test_an_instant_as_text_is_what_the_api_writes(club: Club, at: datetime) -> None:
    (text,) = Organization.objects.values_list(Instant(Value(at, DateTimeField())), flat=True)[:1]

    assert text == Moment().to_representation(at)


def test_an_id_as_text_is_the_id(club: Club) -> None:
    found = Organization.objects.values_list("public_id", Text("public_id"))

    assert all(str(public_id) == text for public_id, text in found)

"""The risk bucket in the narrow row that lists read."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from athletes.models import Athlete, Bucket
from tenancy import scope

# Worded once: it is asked with each check-in, and writes with few.
STATEMENT = """
UPDATE athletes_athletestate SET bucket = %s, bucket_since = %s, bucket_reasons = %s::jsonb
WHERE organization_id = %s AND athlete_id = %s AND bucket <> %s
"""

OF_MANY = """
UPDATE athletes_athletestate SET bucket = given.bucket, bucket_since = %s, bucket_reasons = given.reasons
FROM jsonb_to_recordset(%s::jsonb) AS given (athlete_id bigint, bucket text, reasons jsonb)
WHERE organization_id = %s AND athletes_athletestate.athlete_id = given.athlete_id
    AND athletes_athletestate.bucket <> given.bucket
"""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an athlete stands, and what speaks for it."""

    bucket: Bucket
    reasons: Sequence[Mapping[str, Any]]


def put_in_bucket(
    *, athlete: Athlete, bucket: Bucket, reasons: Sequence[Mapping[str, Any]], now: datetime
) -> bool:
    """Move the athlete to the bucket; True where they were in another. One statement, safe to repeat.

    `reasons` are those of the change: code, share, params. A trigger keeps the change.
    """
    said = json.dumps(list(reasons))
    with connection.cursor() as cursor:
        given = (bucket.value, now, said, athlete.organization_id, athlete.pk, bucket.value)
        cursor.execute(STATEMENT, given)
        return bool(cursor.rowcount)


def put_in_buckets(*, placed: Mapping[int, Placed], now: datetime) -> int:
    """The same of many, by their keys; returns how many moved. One statement."""
    if not placed:
        return 0
    rows = [
        {"athlete_id": pk, "bucket": one.bucket.value, "reasons": list(one.reasons)}
        for pk, one in placed.items()
    ]
    with connection.cursor() as cursor:
        cursor.execute(OF_MANY, (now, json.dumps(rows), scope.organization_id()))
        return int(cursor.rowcount)

"""The risk bucket in the narrow row that lists read."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import connection

from athletes.models import Athlete, Bucket

# Worded once: it is asked with each check-in, and writes with few.
STATEMENT = """
UPDATE athletes_athletestate SET bucket = %s, bucket_since = %s, bucket_reasons = %s::jsonb
WHERE organization_id = %s AND athlete_id = %s AND bucket <> %s
"""


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

"""The clubs to measure in: made once, and kept in the bench's own folder."""

import os
from datetime import datetime

import psycopg

from bench.people import SMALL
from demo.bulk import club
from demo.bulk.making import make_club


def stand(*, count: int, weeks: int, now: datetime) -> None:
    """Make what is missing of the small club and the big one; what earlier benches left is settled too."""
    missing = [size for size in dict.fromkeys((SMALL, count)) if club.existing(size) is None]
    for size in missing:
        print(f"Making {club.name_of(size)}: {weeks} weeks.")
        make_club(count=size, weeks=weeks, seed=1, now=now, say=print)
    settle()


def settle() -> None:
    """What autovacuum does in its own time, now: reads from indexes alone need it."""
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True) as owner:
        owner.execute("VACUUM (ANALYZE)")

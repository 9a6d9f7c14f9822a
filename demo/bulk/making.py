"""Making the club of thousands: lives first, in memory, then everything in one transaction."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from athletes.services import refresh_next_races, settle_pulse
from demo.bulk import club
from demo.bulk.deciding import decide
from demo.bulk.filling import fill
from demo.bulk.lives import Life, live
from demo.cast import Story, cast
from planning import selectors as planning
from planning.services import refresh_weeks
from readiness.services import settle_buckets
from tenancy import scope
from tenancy.models import Organization

LIVES = 64
LEAST_WEEKS, MOST_WEEKS = 12, 104
UNTOLD = frozenset({Story.WITHOUT_DATA, Story.SKIPPING})
WAKES_LATE = timedelta(minutes=35)


def make_club(
    *, count: int, weeks: int, seed: int, now: datetime, say: Callable[[str], None], lives: int = LIVES
) -> Organization:
    """The club of so many athletes, whole or not at all. One that stands already is left as it is.

    `lives`: how many are lived; a few are left out, because nothing is told of them.
    """
    standing = club.existing(count)
    if standing is not None:
        return standing
    zone = settings.DEFAULT_TIMEZONE
    lived = _lives(lives, weeks=weeks, seed=seed, now=now, zone=zone)
    say(f"{len(lived)} lives of {weeks} weeks")
    with transaction.atomic():
        owner = club.found(count)
        with scope.enter(owner.organization_id, source="demo --bulk"):
            _share(lived, count=count, seed=seed, owner=owner, now=now, say=say)
    return owner.organization


def _lives(count: int, *, weeks: int, seed: int, now: datetime, zone: str) -> list[Life]:
    library = list(planning.catalogue())
    people = [person for person in cast(count=count, seed=seed) if person.story not in UNTOLD]
    return [live(person, now=now, weeks=weeks, zone=zone, library=library) for person in people]


def _share(
    lives: list[Life], *, count: int, seed: int, owner: Any, now: datetime, say: Callable[[str], None]
) -> None:
    troubled = [number for number, life in enumerate(lives) if life.person.story != Story.STEADY]
    steady = [number for number, life in enumerate(lives) if life.person.story == Story.STEADY]
    club.gather(owner=owner, count=count, troubled=troubled, steady=steady)
    today = lives[0].state["load_day"]
    heard_at = min(lives[0].cases[-1]["opened_at"] + WAKES_LATE, now)
    with connection.cursor() as cursor:
        # Keys are checked at the end of each statement: millions of checks would wait for the end otherwise.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    fill(lives, seed=seed, zone=settings.DEFAULT_TIMEZONE, author_id=owner.pk, heard_at=heard_at, say=say)
    settle_pulse()
    refresh_next_races()
    refresh_weeks(now=now)
    decide(lives, seed=seed, owner_id=owner.pk, today=today, heard_at=heard_at, now=now)
    settle_buckets(now=now)

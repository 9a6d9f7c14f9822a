"""Injuries and illness, and what they make of today: each change of an episode scores the day again."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from athletes.models import Athlete, Episode
from readiness.services.check_ins import rescore


@transaction.atomic
def with_episode(*, athlete: Athlete, change: Callable[[], Episode], now: datetime) -> Episode:
    """Make the change (of athletes.services), then advise anew on today under what is now allowed."""
    changed = change()
    rescore(athlete=athlete, day=athlete.local_day(now), now=now)
    return changed

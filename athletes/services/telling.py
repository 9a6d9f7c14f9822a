"""Telling of what has happened in the last hour: looked for every few minutes, so that nobody waits for it.

What was taken back within two minutes is never told; what was told is known by its key (decision 0062).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from athletes.models import Athlete, Event, Notice, NoticePreference
from athletes.noticing import BY_DEFAULT
from athletes.services.notices import notify
from tenancy.models import Membership

EVERY = timedelta(minutes=5)
SETTLES, LOOKS_BACK = timedelta(minutes=2), timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Telling:
    """Something to tell somebody, once."""

    event: Event
    to: Membership
    athlete: Athlete | None
    key: str
    params: dict[str, Any] = field(default_factory=dict)


def window(now: datetime) -> tuple[datetime, datetime]:
    """From when to when a look reaches. A worker that was away for less than an hour misses nothing."""
    return now - LOOKS_BACK, now - SETTLES


def is_wanted(event: Event) -> bool:
    """True if anybody in the organization might be told: else nobody looks for it. At most one query."""
    if BY_DEFAULT[event]:
        return True
    return bool(NoticePreference.objects.filter(event=event, wanted=True).exists())


def tell(*, tellings: Iterable[Telling], now: datetime) -> None:
    """Tell what was not told yet; one query finds out what was."""
    wanted = list(tellings)
    keys = {one.key for one in wanted}
    told = set(Notice.objects.filter(key__in=keys).values_list("member_id", "key")) if keys else set()
    for one in wanted:
        if (one.to.pk, one.key) not in told:
            notify(event=one.event, to=one.to, athlete=one.athlete, params=one.params, now=now, key=one.key)

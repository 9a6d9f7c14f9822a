"""Weeks of entries by number, for property tests: any sessions, some locked, run or raced."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

from planning.changes import Content, Entry
from planning.models import RACE_CODE

MON = date(2026, 11, 23)
WEEK, DAY = timedelta(days=7), timedelta(days=1)
KINDS = ("easy", "long", "threshold", "recovery", "vo2")
KEYS = ("threshold", "vo2")


def session(number: int, day: date, **fields: Any) -> Entry:
    facts = {"category": "easy", "load": 50.0, "duration_s": 3600.0, "template_code": "", **fields}
    category, load, duration_s, code = (
        facts.pop(name) for name in ("category", "load", "duration_s", "template_code")
    )
    content = Content(
        title={"en": category}, category=category, steps=None, key=category in KEYS, load=load,
        duration_s=duration_s, template_code=code,
    )  # fmt: skip
    return Entry(UUID(int=number), day, content, version=1, **facts)


def weeks_of(seed: int, weeks: int = 4) -> tuple[Entry, ...]:
    """Entries of so many weeks from MON on."""
    dice = Random(seed)
    return tuple(
        session(
            number,
            MON + dice.randrange(7 * weeks) * DAY,
            category=dice.choice(KINDS),
            load=float(dice.randint(10, 200)),
            duration_s=60.0 * dice.randint(20, 200),
            template_code=RACE_CODE if dice.random() < 0.05 else "",
            locked=dice.random() < 0.2,
            run=dice.random() < 0.05,
        )
        for number in range(1, dice.randint(2, 40))
    )


def places(entries: Iterable[Entry]) -> dict[UUID, Entry]:
    """The entries without what a draft has noted on them."""
    return {one.session: replace(one, drafted=frozenset()) for one in entries}

"""What rules would have done: days of evidence in, the cases that they would have opened out."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Spoken:
    """What speaks on a day, by code; `opens`: enough of it to open a case, not only to join one."""

    codes: frozenset[str] = frozenset()
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Replayed:
    """How many cases would have been opened, and in how many of them each rule spoke on the first day."""

    cases: int = 0
    by_code: Mapping[str, int] = field(default_factory=dict)


def replay(days: Sequence[Spoken]) -> tuple[frozenset[str], ...]:
    """The codes of each case that would have been opened on these days, the first of which is the day before.

    A case is open from the first day that opens one to the first on which nothing does: an athlete has one at
    a time. Nobody decides about it. What speaks on the day before is open already, and none of these.
    """
    opened, is_open = [], bool(days) and days[0].opens
    for day in days[1:]:
        if day.opens and not is_open:
            opened.append(day.codes)
        is_open = day.opens
    return tuple(opened)


def count(lives: Iterable[Sequence[Spoken]]) -> Replayed:
    """The same for many athletes together."""
    cases = [codes for days in lives for codes in replay(days)]
    return Replayed(len(cases), dict(Counter(code for codes in cases for code in codes)))

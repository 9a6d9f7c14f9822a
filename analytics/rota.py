"""Who takes a new case: the rota's turns of a day, and who stands in for whoever is away."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Turn:
    """A member takes new cases: on a weekday (0 is Monday), or from a day to a day; of a group or of all."""

    member: int
    group: int | None = None
    weekday: int | None = None
    first_on: date | None = None
    last_on: date | None = None

    @property
    def dated(self) -> bool:
        return self.first_on is not None

    def covers(self, day: date) -> bool:
        """True on the turn's weekday, and within its days, both included."""
        if self.weekday is not None and day.weekday() != self.weekday:
            return False
        after = self.first_on is None or day >= self.first_on
        return after and (self.last_on is None or day <= self.last_on)


def on_duty(
    *, turns: Iterable[Turn], away: Mapping[int, int | None], day: date, groups: frozenset[int]
) -> list[int]:
    """Whom to ask for a new case of an athlete of these groups on a day, in this order.

    Days that are named go before weekdays, groups before the whole club, else as the turns stand.
    `away` names who is away that day, with who stands in (None for nobody).
    """
    fitting = [turn for turn in turns if turn.covers(day) and (turn.group is None or turn.group in groups)]
    fitting.sort(key=lambda turn: (not turn.dated, turn.group is None))
    present = (stand_in_for(turn.member, away) for turn in fitting)
    return list(dict.fromkeys(_found(present)))


def stand_in_for(member: int, away: Mapping[int, int | None]) -> int | None:
    """The member, or whoever stands in for them at last; None where nobody does, or two for each other."""
    asked: set[int] = set()
    now: int | None = member
    while now is not None and now in away:
        if now in asked:
            return None
        asked.add(now)
        now = away[now]
    return now


def _found(members: Iterator[int | None] | Sequence[int | None]) -> Iterator[int]:
    return (member for member in members if member is not None)

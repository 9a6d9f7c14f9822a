"""Where it hurts: spots of a body, and for how many days each has hurt without a break."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from analytics.answers import HIGHEST_PAIN, BadAnswer

MOST_UNSAID = 2
"""Mornings without a check-in that do not break a run of days: nobody has said that it stopped hurting."""
LONGEST_BACK = 28
"""Days that are looked back over; a pain that is older is as old as that."""
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A part of the body and its side: "left", "right", "both" (or the middle), "" where it was not said."""

    part: str
    side: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """How much it hurts in a place, 0..10. Raises BadAnswer outside the scale."""

    place: Place
    pain: int

    def __post_init__(self) -> None:
        if not 0 <= self.pain <= HIGHEST_PAIN:
            raise BadAnswer(f"pain {self.pain} is not between 0 and 10")


@dataclass(frozen=True, slots=True)
class Run:
    """Mornings of one place without a break, oldest first; `days` are calendar days, both ends included."""

    place: Place
    days: int
    pains: tuple[int, ...]


def merged(spots: Iterable[Spot]) -> tuple[Spot, ...]:
    """What hurts, each place once with the most that was said of it; the worst first, else as it was said."""
    most: dict[Place, int] = {}
    for spot in spots:
        most[spot.place] = max(spot.pain, most.get(spot.place, 0))
    found = [Spot(place, pain) for place, pain in most.items() if pain > 0]
    return tuple(sorted(found, key=lambda spot: -spot.pain))


def run_of(place: Place, mornings: Mapping[date, Sequence[Spot]], day: date) -> Run:
    """How long a place has hurt up to the day, whose own morning is among them; 0 days where it does not.

    A morning that was answered without the place ends the run; up to two days without an answer do not.
    """
    first, pains, unsaid = None, [], 0
    for ago in range(LONGEST_BACK):
        at = day - ago * DAY
        pain = _pain_at(place, mornings.get(at))
        if pain == 0 or unsaid > MOST_UNSAID or (ago == 0 and pain is None):
            break
        unsaid = unsaid + 1 if pain is None else 0
        if pain is not None:
            first = at
            pains.append(pain)
    days = 0 if first is None else (day - first).days + 1
    return Run(place, days, tuple(reversed(pains)))


def runs_on(mornings: Mapping[date, Sequence[Spot]], day: date) -> tuple[Run, ...]:
    """The run of each place that hurts on the day, the worst first, then the longest."""
    hurting = {spot.place: spot.pain for spot in mornings.get(day, ()) if spot.pain > 0}
    found = [run_of(place, mornings, day) for place in hurting]
    return tuple(sorted(found, key=lambda run: (-run.pains[-1], -run.days, run.place)))


def _pain_at(place: Place, said: Sequence[Spot] | None) -> int | None:
    """0 where the morning was answered without the place; None where it was not answered."""
    if said is None:
        return None
    return max((spot.pain for spot in said if spot.place == place), default=0)

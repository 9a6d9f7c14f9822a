"""Places that hurt, between a check-in's answers, its row and analytics.spots."""

from collections.abc import Iterable
from dataclasses import dataclass

from analytics.answers import Spoken
from analytics.spots import Place, Spot, merged
from readiness.models import CheckIn


@dataclass(frozen=True, slots=True)
class Told:
    """What an athlete said of pain, as Answers keep it: the worst place, and each of them."""

    pain: int
    body_part: str
    spots: tuple[Spoken, ...]


def told_of(spots: Iterable[Spoken]) -> Told:
    """Each place once, the worst first. Where nothing hurts after all, the first place that was named."""
    said = [Spot(Place(part, side), pain) for part, side, pain in spots]
    hurting = merged(said)
    kept = tuple((spot.place.part, spot.place.side, spot.pain) for spot in hurting)
    if kept:
        return Told(kept[0][2], kept[0][0], kept)
    return Told(0, said[0].place.part if said else "", ())


def spots_of(check_in: CheckIn) -> tuple[Spot, ...]:
    """What hurt that morning, the worst first; before there was a map, the one place that was asked for."""
    if check_in.spots:
        return tuple(Spot(Place(one["part"], one["side"]), one["pain"]) for one in check_in.spots)
    return (Spot(Place(check_in.body_part), check_in.pain),) if check_in.pain else ()

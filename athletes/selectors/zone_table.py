"""The six zones of a day side by side."""

from dataclasses import dataclass
from datetime import date

from analytics.zones import ZONES
from athletes.derived import Bounds
from athletes.models import Athlete
from athletes.selectors.physiology import zones_on


@dataclass(frozen=True, slots=True)
class ZoneRow:
    """One zone: where it begins and where the next one does; None where it is open, or nothing is known."""

    number: int
    hr_from_bpm: float | None
    hr_to_bpm: float | None
    speed_from_m_s: float | None
    speed_to_m_s: float | None


def zone_table(*, athlete: Athlete, day: date) -> tuple[ZoneRow, ...]:
    """The zones that count for a day, easiest first; empty where neither kind is known. One query."""
    zones = zones_on(athlete=athlete, day=day)
    if zones.hr_bpm is None and zones.speed_m_s is None:
        return ()
    return tuple(
        ZoneRow(number, *_edges(zones.hr_bpm, number), *_edges(zones.speed_m_s, number)) for number in ZONES
    )


def _edges(bounds: Bounds | None, number: int) -> tuple[float | None, float | None]:
    if bounds is None:
        return None, None
    edges = (None, *bounds, None)
    return edges[number - 1], edges[number]

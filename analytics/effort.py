"""How hard a run felt and was, against how hard it should have been."""

from collections.abc import Sequence
from math import fsum

# CR-10 of a whole session by its category: 2-4 below the first threshold, 6-7 around the second, 8 above.
# Source: Foster et al. 2001 (session RPE); Seiler & Kjerland 2006 (RPE by intensity zone); project defaults.
EXPECTED_RPE = {
    "recovery": 2.0,
    "easy": 3.0,
    "long": 4.0,
    "steady": 5.0,
    "tempo": 6.0,
    "threshold": 7.0,
    "vo2": 8.0,
    "hills": 8.0,
    "fartlek": 6.0,
    "race_pace": 7.0,
    "strides": 4.0,
}
RACE_RPE = 9.0
EASY = frozenset({"recovery", "easy", "long"})
EVEN = frozenset({"recovery", "easy", "long", "steady"})
"""Categories whose decoupling says something of endurance: run at one effort (Friel)."""

EASY_ZONES = 2
"""Of the six zones the first two are easy: below the first threshold (Seiler 2010)."""


def expected_rpe(category: str, *, target: float | None = None) -> float | None:
    """What a session should feel like: its hardest RPE target, else what its category usually does.

    None where neither is known.
    """
    return EXPECTED_RPE.get(category) if target is None else target


def effort_over(runs: Sequence[tuple[float, float]], *, least: int) -> float | None:
    """Mean of RPE less the expected over the runs, (rpe, expected) each; None for fewer than `least`."""
    if len(runs) < max(1, least):
        return None
    return fsum(rpe - expected for rpe, expected in runs) / len(runs)


def hard_share(zone_s: Sequence[float] | None) -> float | None:
    """Share of the time above the easy zones, 0..1, from seconds by zone; None where nothing is known."""
    whole = fsum(zone_s or ())
    return fsum(zone_s[EASY_ZONES:]) / whole if zone_s and whole > 0 else None


def was_too_hard(
    *, share: float | None, rpe: float | None, expected: float, most_share: float, most_over: float
) -> bool:
    """True for an easy run with too much time above the easy zones; where zones are unknown, by its RPE."""
    if share is not None:
        return share > most_share
    return rpe is not None and rpe - expected >= most_over


def decoupling_rise(percents: Sequence[float], *, runs: int) -> float | None:
    """Mean decoupling of the last `runs` even runs less that of the ones before, in points of percent.

    `percents`: oldest first. None unless there are as many before as in the last. Source: after Friel,
    "Aerobic Endurance and Decoupling" (under 5 % is coupled); the trend is the project's.
    """
    last, before = percents[-runs:], percents[:-runs]
    if runs < 1 or len(before) < runs:
        return None
    return fsum(last) / len(last) - fsum(before) / len(before)

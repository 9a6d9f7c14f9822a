"""Which run of a day was which planned session, all of the day at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analytics.matching import Candidate, match

SPORT = "running"
"""Every planned session is a run."""


@dataclass(frozen=True, slots=True)
class Run:
    id: int
    sport: str
    duration_s: float


@dataclass(frozen=True, slots=True)
class Planned:
    """`run_id` is the run it was matched with so far; a locked match stands."""

    id: int
    duration_s: float
    run_id: int | None = None
    locked: bool = False


def pair(sessions: Sequence[Planned], runs: Sequence[Run]) -> dict[int, int]:
    """The run's id by session's id: locked pairs, then again and again the run that fits a session best."""
    here = {run.id for run in runs}
    pairs = {one.id: one.run_id for one in sessions if one.locked and one.run_id in here and one.run_id}
    open_ones = [one for one in sessions if not one.locked]
    waiting = [run for run in runs if run.id not in pairs.values()]
    while (best := _best(open_ones, waiting)) is not None:
        session_id, run_id = best
        pairs[session_id] = run_id
        open_ones = [one for one in open_ones if one.id != session_id]
        waiting = [run for run in waiting if run.id != run_id]
    return pairs


def _best(sessions: Sequence[Planned], runs: Sequence[Run]) -> tuple[int, int] | None:
    lengths = {one.id: one.duration_s for one in sessions}
    candidates = [Candidate(one.id, SPORT, one.duration_s) for one in sessions]
    found = [(run, match(run.duration_s, candidates, run.sport)) for run in runs]
    apart = [
        (_apart(run, lengths, session_id), run.id, session_id) for run, session_id in found if session_id
    ]
    if not apart:
        return None
    _seconds, run_id, session_id = min(apart)
    return session_id, run_id


def _apart(run: Run, lengths: Mapping[int, float], session_id: int) -> float:
    return abs(run.duration_s - lengths[session_id])

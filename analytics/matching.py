"""Which planned session of the day a run was."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import Generic, TypeVar

Id = TypeVar("Id")


@dataclass(frozen=True, slots=True)
class Candidate(Generic[Id]):
    """A planned session of the run's local date; `locked` when a person tied it to another run."""

    id: Id
    sport: str
    duration_s: float | None
    locked: bool = False


def match(done_duration_s: float, candidates: Sequence[Candidate[Id]], sport: str) -> Id | None:
    """The id of the open session of the same sport with the closest duration (seconds); None without one.

    The caller offers the sessions of one local date only, so that nothing matches across dates. A session
    of unknown length comes last; between equals the first stands.
    """
    open_sessions = [session for session in candidates if session.sport == sport and not session.locked]
    if not open_sessions:
        return None
    return min(open_sessions, key=lambda session: _apart(done_duration_s, session.duration_s)).id


def _apart(done_s: float, planned_s: float | None) -> float:
    return inf if planned_s is None else abs(done_s - planned_s)

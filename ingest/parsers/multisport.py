"""One recording from several that followed each other: the sports of a triathlon, a watch stopped twice."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ingest.parsers import summary
from ingest.parsers.recording import Lap, Pause, Recording, Session, Stream, Summary, Warning

TOGETHER_S = 3600.0  # between the end of one and the start of the next; beyond, they are two activities


def recordings(parts: Sequence[Recording], *, mixed: bool = False) -> list[Recording]:
    """The parts, those that follow each other within TOGETHER_S as one; sports only `mixed` where said."""
    groups: list[list[Recording]] = []
    for part in sorted(parts, key=lambda part: part.started_at):
        if groups and _goes_on(groups[-1], part, mixed=mixed):
            groups[-1].append(part)
        else:
            groups.append([part])
    return [joined(group) for group in groups]


def _goes_on(group: Sequence[Recording], part: Recording, *, mixed: bool) -> bool:
    last = group[-1]
    gap = (part.started_at - last.started_at).total_seconds() - (last.summary.elapsed_s or 0.0)
    same = (part.sport, part.sub_sport) == (last.sport, last.sub_sport)
    return 0.0 <= gap <= TOGETHER_S and (mixed or same)


def joined(parts: Sequence[Recording]) -> Recording:
    """The recordings in order of their starts, each with its sport as a session. At least one."""
    ordered = sorted(parts, key=lambda part: part.started_at)
    first = ordered[0]
    if len(ordered) == 1:
        return first
    shifts = [(part.started_at - first.started_at).total_seconds() for part in ordered]
    sports = {(part.sport, part.sub_sport) for part in ordered}
    elapsed = max(
        shift + (part.summary.elapsed_s or 0.0) for part, shift in zip(ordered, shifts, strict=True)
    )
    totals = replace(summary.combine([part.summary for part in ordered]), elapsed_s=elapsed)
    return replace(
        first,
        sport="multisport" if len({sport for sport, _ in sports}) > 1 else first.sport,
        sub_sport="" if len(sports) > 1 else first.sub_sport,
        summary=totals,
        sessions=tuple(_sessions(ordered, shifts)) if len(sports) > 1 else (_whole(first, totals),),
        laps=tuple(_laps(ordered, shifts)),
        pauses=tuple(_pauses(ordered, shifts)),
        streams=_streams(ordered, shifts),
        warnings=_warnings(ordered),
    )


def _warnings(parts: Sequence[Recording]) -> tuple[Warning, ...]:
    """Each once: what was computed of one part was computed of the next."""
    found: list[Warning] = []
    for warning in (warning for part in parts for warning in part.warnings):
        if warning not in found:
            found.append(warning)
    return tuple(found)


def _whole(first: Recording, totals: Summary) -> Session:
    return Session(first.sport, first.sub_sport, 0.0, totals)


def _sessions(parts: Sequence[Recording], shifts: Sequence[float]) -> list[Session]:
    return [
        replace(session, start_s=session.start_s + shift)
        for part, shift in zip(parts, shifts, strict=True)
        for session in part.sessions
    ]


def _laps(parts: Sequence[Recording], shifts: Sequence[float]) -> list[Lap]:
    return [
        replace(lap, start_s=lap.start_s + shift)
        for part, shift in zip(parts, shifts, strict=True)
        for lap in part.laps
    ]


def _pauses(parts: Sequence[Recording], shifts: Sequence[float]) -> list[Pause]:
    """Those of the parts, and what lies between one part and the next."""
    pauses: list[Pause] = []
    ended = 0.0
    for part, shift in zip(parts, shifts, strict=True):
        if shift > ended and shift > 0:
            pauses.append(Pause(ended, shift))
        pauses += [
            Pause(max(ended, start + shift), end + shift)
            for start, end in part.pauses
            if end + shift > max(ended, start + shift)
        ]
        ended = max(ended, shift + (part.summary.elapsed_s or 0.0))
    return pauses


def _streams(parts: Sequence[Recording], shifts: Sequence[float]) -> dict[str, Stream]:
    names = {name for part in parts for name in part.streams}
    counts = [len(part.streams["time_s"]) for part in parts]
    streams = {
        name: np.concatenate(
            [part.streams.get(name, np.full(len(part.streams["time_s"]), np.nan)) for part in parts]
        )
        for name in sorted(names - {"time_s"})
    }
    shifted = [part.streams["time_s"] + shift for part, shift in zip(parts, shifts, strict=True)]
    time_s = np.concatenate(shifted)
    if "distance_m" in streams:
        streams["distance_m"] = _going_on(streams["distance_m"], counts)
    return {"time_s": np.maximum.accumulate(time_s) if len(time_s) else time_s} | streams


def _going_on(distance: Stream, counts: Sequence[int]) -> Stream:
    """Where a part counts from nought again, it goes on from where the one before it ended."""
    distance = distance.copy()
    reached, place = 0.0, 0
    for count in counts:
        part = distance[place : place + count]
        known = part[~np.isnan(part)]
        if known.size:
            part += reached if known[0] < reached else 0.0
            reached = float(np.nanmax(part))
        place += count
    return distance

"""All that one FIT file holds, of whatever type it is."""

from collections import Counter
from collections.abc import Sequence
from datetime import tzinfo

from ingest.parsers import fit_chain, fit_recording, fit_wellness, fit_workout
from ingest.parsers.contents import Contents, Day, PlannedWorkout, Pulse
from ingest.parsers.fit_decoded import Decoded
from ingest.parsers.recording import Recording, Warning
from ingest.parsers.unreadable import Refusal, Unreadable

UNKNOWN = "unknown"
SEVERAL_PEOPLE = "weight_of_several_people"


def contents(segments: Sequence[Decoded], zone: tzinfo, warnings: tuple[Warning, ...]) -> Contents:
    """Activities, days, pulses and workouts of a chain. Raises Unreadable where there is none of these."""
    recordings, refusals = _recordings(fit_chain.activities(segments))
    days: list[Day] = []
    pulses: list[Pulse] = []
    workouts: list[PlannedWorkout] = []
    unread: Counter[str] = Counter({"activity": len(refusals)} if refusals else {})
    for segment in segments:
        if fit_chain.is_activity(segment) or fit_chain.is_strap(segment):
            continue
        found = fit_wellness.days(segment, zone), fit_wellness.pulses(segment, zone), _workouts(segment)
        days, pulses, workouts = days + found[0], pulses + found[1], workouts + found[2]
        if not any(found):
            unread[_category(segment)] += 1
    if not (recordings or days or pulses or workouts):
        raise refusals[0] if refusals else _nothing(segments, unread)
    return Contents(
        recordings=recordings,
        days=tuple(days),
        pulses=tuple(pulses),
        workouts=tuple(workouts),
        unread=dict(unread),
        warnings=warnings,
    )


def _recordings(activities: Sequence[Decoded]) -> tuple[tuple[Recording, ...], list[Unreadable]]:
    recordings: list[Recording] = []
    refusals: list[Unreadable] = []
    for activity in activities:
        try:
            recordings.append(fit_recording.build(activity, fit_chain.warnings(activity)))
        except Unreadable as refusal:
            refusals.append(refusal)
    return tuple(recordings), refusals


def _workouts(segment: Decoded) -> list[PlannedWorkout]:
    planned = fit_workout.planned(segment)
    return [planned] if planned else []


def _category(segment: Decoded) -> str:
    if fit_wellness.is_of_several_people(segment):
        return SEVERAL_PEOPLE
    return fit_chain.file_type(segment) or UNKNOWN


def _nothing(segments: Sequence[Decoded], unread: Counter[str]) -> Unreadable:
    if fit_chain.file_type(segments[0]) in fit_chain.ACTIVITY:
        return Unreadable(Refusal.NO_RECORDS)
    return Unreadable(Refusal.NOT_READ, category=next(iter(unread), _category(segments[0])))

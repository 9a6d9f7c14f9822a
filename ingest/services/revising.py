"""From what counts now to the rows: laps, reps and streams of whoever recorded them, shoes by name."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from athletes import services as athletes
from athletes.models import Activity, Athlete, Lap, Shoe
from athletes.recorded import RecordedInterval, RecordedLap, RecordedRun
from athletes.selectors import streams_of
from athletes.services import Revision, ShoeFacts
from ingest.reconcile.fields import Field
from ingest.services.attached import Attached
from ingest.services.reps import reps_of
from ingest.services.resolving import Resolved, Voice

FOR_REPS = ("distance_m", "speed_m_s", "heart_rate_bpm")
LONGEST_NAME, LONGEST_ID = 120, 60


def with_parts(one: Resolved) -> RecordedRun:
    """The run with laps, streams and reps of the account that came with them; without, where none did."""
    attached = _attached(one) or Attached()
    return replace(
        one.run,
        laps=attached.laps,
        intervals=reps_of(one.named, attached.laps, attached.streams),
        streams=dict(attached.streams),
        developer=dict(attached.developer),
        warnings=attached.warnings,
        best_efforts=attached.best_efforts,
    )


def revision_of(activity: Activity, one: Resolved) -> Revision:
    """A known activity as it counts now. A new name may tell of other reps in the streams it already has."""
    if _attached(one) is not None:
        return Revision(activity, with_parts(one), attached=True)
    if one.run.name == activity.name:
        return Revision(activity, one.run)
    return Revision(activity, replace(one.run, intervals=_stored_reps(activity, one)), counted=True)


def shoes_of(athlete: Athlete, voices: Iterable[Voice]) -> Mapping[str, Shoe]:
    """The athlete's shoes by public id, by name and by what sources call them, both in lower case.

    Those that a source names and nobody has entered are added. A pair that was removed does not come back.
    """
    named = {str(voice.told[Field.SHOE])[:LONGEST_NAME] for voice in voices if voice.told.get(Field.SHOE)}
    if not named:
        return {}
    known: dict[str, Shoe] = {}
    removed: set[str] = set()
    for shoe in Shoe.objects.of(athlete).order_by("-pk"):
        called = {shoe.name.casefold(), shoe.external_id.casefold()} - {""}
        if shoe.deleted_at is None:
            known |= dict.fromkeys([*called, str(shoe.public_id)], shoe)
        else:
            removed |= called
    for name in sorted(named):
        called_so = name.casefold()
        if called_so not in known and called_so not in removed:
            facts = ShoeFacts(name, external_id=name[:LONGEST_ID])
            known[called_so] = athletes.add_shoe(athlete=athlete, shoe=facts)
    return known


def _attached(one: Resolved) -> Attached | None:
    recorder = one.recorded_by
    return recorder.account.attached if recorder and recorder.account else None


def _stored_reps(activity: Activity, one: Resolved) -> tuple[RecordedInterval, ...]:
    if one.named is None:
        return ()
    laps = tuple(
        RecordedLap(**row)
        for row in Lap.objects.filter(activity=activity).values(*RecordedLap.__dataclass_fields__)
    )
    return reps_of(one.named, laps, streams_of(activity=activity, names=FOR_REPS))

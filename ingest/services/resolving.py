"""What an activity's sources say, put together: one run as it counts, with the provenance of each field."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from athletes.models import ActivitySource, Shoe
from athletes.recorded import RecordedRun
from ingest.models import Conflict
from ingest.reconcile import fields, matching, names, resolving
from ingest.reconcile.conflicts import Conflict as Disagreement
from ingest.reconcile.fields import Choice, ChoiceKind, Field
from ingest.reconcile.named import Named
from ingest.services.accounts import Account, day_of
from ingest.services.preferences import Wishes

NOON = time(12)
# What a person typed over a known activity: a source of its own, by the activity's public id.
EDIT = "edit:"
DAY, SHOE_ID = "day", "shoe_id"  # in its `told`, beside the fields
NEW = 1 << 40  # numbers of accounts that have no row yet: behind all that have one
NUMBERS = (
    Field.ELAPSED,
    Field.MOVING,
    Field.DISTANCE,
    Field.ASCENT,
    Field.DESCENT,
    Field.AVG_HR,
    Field.MAX_HR,
    Field.AVG_CADENCE,
    Field.AVG_POWER,
    Field.CALORIES,
    Field.INTENSITY,
)


@dataclass(frozen=True, slots=True)
class Voice:
    """One source of an activity, whether it has a row or not. `number` orders equals: the first stands."""

    number: int
    kind: str
    key: str
    told: Mapping[str, Any]
    started_at: datetime | None
    day: date
    elapsed_s: float | None
    sha256: str = ""
    account: Account | None = None

    @property
    def called(self) -> str:
        """How provenance and choices name it."""
        return f"{self.kind}|{self.key}"

    @property
    def is_edit(self) -> bool:
        """Values typed over an activity do not tell of an activity by themselves."""
        return self.kind == fields.Source.MANUAL and self.key.startswith(EDIT)


@dataclass(frozen=True, slots=True)
class Resolved:
    """The activity as its sources have it. `recorded_by`: whose streams and laps count, if there are any."""

    run: RecordedRun
    conflicts: tuple[Disagreement, ...]
    named: Named | None
    recorded_by: Voice | None
    voices: Mapping[int, Voice]


def voice_of(row: ActivitySource) -> Voice:
    day = row.day or row.activity.day
    return Voice(row.pk, row.kind, row.key, row.told, row.started_at, day, row.elapsed_s, row.sha256)


def voice_of_account(account: Account, number: int) -> Voice:
    one, day = account.source, day_of(account)
    number = NEW + number
    return Voice(number, one.kind, one.key, one.told, one.started_at, day, one.elapsed_s, one.sha256, account)


def facts_of(voice: Voice, activity: int) -> matching.Facts:
    """What recognises the activity again; `activity` is the key of the one it belongs to."""
    told = voice.told
    return matching.Facts(
        key=activity,
        source=fields.Source(voice.kind),
        day=voice.day,
        started_at=voice.started_at,
        sport=told.get(Field.SPORT, ""),
        elapsed_s=voice.elapsed_s,
        timer_s=told.get(Field.TIMER),
        distance_m=told.get(Field.DISTANCE),
        local_offset_s=told.get("local_offset_s"),
        external_id=told.get("external_id", ""),
        filename=told.get("filename", ""),
    )


def resolve(
    voices: Sequence[Voice],
    zone: ZoneInfo,
    wishes: Wishes,
    decided: Iterable[Conflict],
    shoes: Mapping[str, Shoe],
) -> Resolved:
    """What counts of all that the sources say, after what people `decided`; the order does not matter."""
    accounts, choices = [_told(voice) for voice in voices], _choices(decided, voices)
    found = resolving.resolve(accounts, wishes.preferences, choices)
    named = names.parse_name(str(found.values.get(Field.NAME, "")), wishes.units)
    by_name = _told_by_name(named, _number(found.values.get(Field.DISTANCE)))
    if by_name is not None:
        found = resolving.resolve([*accounts, by_name], wishes.preferences, choices)
    numbered = {voice.number: voice for voice in voices}
    run = _run(found, numbered, zone, shoes)
    return Resolved(run, found.conflicts, named, _recorder(found, numbered), numbered)


def _choices(decided: Iterable[Conflict], voices: Sequence[Voice]) -> list[Choice]:
    """What people have decided of the activity, by the sources that are still there."""
    called = {voice.called: voice.number for voice in voices}
    of_fields = [one for one in decided if one.choice and one.field]
    return [made for one in of_fields if (made := _choice(one, called)) is not None]


def _choice(conflict: Conflict, called: Mapping[str, int]) -> Choice | None:
    choice = conflict.choice or {}
    kind, of = ChoiceKind(choice["kind"]), Field(conflict.field)
    if kind == ChoiceKind.TYPED:
        return Choice(of, kind, value=choice["value"])
    keys = tuple(called[name] for name in choice.get("sources", []) if name in called)
    return Choice(of, kind, keys=keys) if keys else None


def _told(voice: Voice) -> resolving.Told:
    said: dict[Field, fields.Value] = {of: voice.told[of] for of in Field if of in voice.told}
    if voice.started_at is not None:
        said[Field.STARTED_AT] = voice.started_at
    doubts = {Field(of): doubt for of, doubt in voice.told.get("doubts", {}).items() if of in set(Field)}
    return resolving.Told(
        key=voice.number,
        source=fields.Source(voice.kind),
        values=said,
        notes=voice.told.get("notes", ""),
        scores=voice.told.get("scores", {}),
        doubts=doubts,
    )


def _told_by_name(named: Named | None, recorded_m: float | None) -> resolving.Told | None:
    if named is None:
        return None
    said = {
        Field.DISTANCE: names.whole_distance_m(named, recorded_m),
        Field.WORKOUT_TYPE: named.workout_type,
    }
    values = {of: value for of, value in said.items() if value}
    return resolving.Told(0, fields.Source.NAME, values) if values else None


def _run(
    found: resolving.Resolution, voices: Mapping[int, Voice], zone: ZoneInfo, shoes: Mapping[str, Shoe]
) -> RecordedRun:
    values = found.values
    timed = _chosen(found, Field.STARTED_AT, voices)
    first = timed or min(voices.values(), key=lambda voice: voice.number)
    started_at = values.get(Field.STARTED_AT)
    typed = _typed(voices)
    day = date.fromisoformat(typed[DAY]) if typed.get(DAY) else first.day
    noon = datetime.combine(day, NOON, zone)
    duration = next((values[of] for of in (Field.TIMER, Field.ELAPSED, Field.MOVING) if of in values), 0.0)
    sporting = _chosen(found, Field.SPORT, voices) or first
    numbers: dict[str, Any] = {of.value: _number(values.get(of)) for of in NUMBERS}
    return RecordedRun(
        started_at=started_at if isinstance(started_at, datetime) else noon,
        start_known=isinstance(started_at, datetime),
        day=day,
        local_offset_s=first.told.get("local_offset_s"),
        duration_s=float(duration),  # type: ignore[arg-type]  # of these fields the values are numbers
        sport=str(values.get(Field.SPORT, "running")),
        sub_sport=str(typed.get("sub_sport") or sporting.told.get("sub_sport", "")),
        name=str(values.get(Field.NAME, "")),
        workout_type=str(values.get(Field.WORKOUT_TYPE, "")),
        shoe=_shoe(found, voices, shoes),
        rpe=_whole(values.get(Field.RPE)),
        feel=_whole(values.get(Field.FEEL)),
        provenance=_provenance(found, voices),
        notes=tuple({"kind": one.source.value, "text": str(one.value)} for one in found.notes),
        scores=tuple(
            {"kind": one.source.value, "score": one.name, "value": one.value} for one in found.scores
        ),
        **numbers,
    )


def _typed(voices: Mapping[int, Voice]) -> Mapping[str, Any]:
    """All that a person typed; nothing where nobody did."""
    by_hand = [voice for voice in voices.values() if voice.kind == fields.Source.MANUAL]
    return min(by_hand, key=lambda voice: voice.number).told if by_hand else {}


def _shoe(found: resolving.Resolution, voices: Mapping[int, Voice], shoes: Mapping[str, Shoe]) -> Shoe | None:
    """A person chose a pair, of which there may be several of one name; a source only names it."""
    wearer = _chosen(found, Field.SHOE, voices)
    pair = shoes.get(wearer.told.get(SHOE_ID, "")) if wearer else None
    return pair or shoes.get(str(found.values.get(Field.SHOE, "")).casefold())


def _provenance(found: resolving.Resolution, voices: Mapping[int, Voice]) -> dict[str, Any]:
    """As it is stored: field → who said what, the chosen first."""
    return {
        of.value: [
            {
                "source": _called(one, voices),
                "kind": one.source.value,
                "value": one.value.isoformat() if isinstance(one.value, datetime) else one.value,
                "chosen": one.chosen,
                "reason": one.reason.value,
            }
            for one in said
        ]
        for of, said in found.provenance.items()
    }


def _called(one: resolving.Provenance, voices: Mapping[int, Voice]) -> str:
    """A person's word and what a name tells have no account of their own."""
    voice = voices.get(one.key) if one.key is not None else None
    return voice.called if voice else one.source.value


def _recorder(found: resolving.Resolution, voices: Mapping[int, Voice]) -> Voice | None:
    """Laps come from whose streams are taken; without any streams, from whoever has laps."""
    return _chosen(found, Field.STREAMS, voices) or _chosen(found, Field.LAPS, voices)


def _chosen(found: resolving.Resolution, of: Field, voices: Mapping[int, Voice]) -> Voice | None:
    for one in found.provenance.get(of, ()):
        if one.chosen and one.key is not None:
            return voices.get(one.key)
    return None


def _number(value: fields.Value | None) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _whole(value: fields.Value | None) -> int | None:
    return round(value) if isinstance(value, int | float) else None

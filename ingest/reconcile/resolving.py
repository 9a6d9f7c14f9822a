"""One value for each field of a run that several sources tell of, and where each came from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from math import isnan
from statistics import fmean

from ingest.reconcile.conflicts import Conflict, ConflictKind, State, Why
from ingest.reconcile.fields import NEVER_ASKED, Choice, ChoiceKind, Field, Preferences, Source, Value
from ingest.reconcile.matching import QUARTER_S, Tolerances

OTHER_WORDS = 1.5  # how many tolerances two texts are apart: a difference, and not too far for the order
_DECIDED = frozenset({Why.PICKED, Why.TYPED, Why.MEAN, Why.PREFERRED})


class SameKey(ValueError):
    """Two accounts that differ have one key."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one account says. `key` is its own; of two from the same kind of source the lower key stands.

    `doubts`: the confidence 0 to 1 of values that were read from free text. `scores`: what the source
    computed itself (TRIMP, VDOT …).
    """

    key: int
    source: Source
    values: Mapping[Field, Value] = field(default_factory=dict)
    notes: str = ""
    scores: Mapping[str, float] = field(default_factory=dict)
    doubts: Mapping[Field, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Provenance:
    """One account's value of one field; `key` is None for what a person typed or the mean of several."""

    source: Source
    value: Value
    chosen: bool
    reason: Why
    key: int | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """A source's own score of the run, kept beside ours and never in its place."""

    source: Source
    key: int
    name: str
    value: float


@dataclass(frozen=True, slots=True)
class Resolution:
    values: Mapping[Field, Value]
    provenance: Mapping[Field, tuple[Provenance, ...]]
    conflicts: tuple[Conflict, ...]
    notes: tuple[Provenance, ...]
    scores: tuple[Beside, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """A value on its way: lower sorts first."""

    doubtful: bool
    rank: int
    key: int
    source: Source
    value: Value


def resolve(
    sources: Sequence[Told], preferences: Preferences | None = None, choices: Iterable[Choice] = ()
) -> Resolution:
    """The canonical values with their provenance. The order of the sources does not matter.

    A choice stands over every order and preference; of two for one field the later one. Raises SameKey.
    """
    wishes = preferences or Preferences()
    told = _each_once(sources)
    chosen = {choice.field: choice for choice in choices}
    provenance = {
        of: found for of in Field if (found := _of_field(of, told, wishes, chosen.get(of))) is not None
    }
    conflicts = (_conflict(of, found, wishes) for of, found in provenance.items())
    return Resolution(
        values={of: item.value for of, found in provenance.items() for item in found if item.chosen},
        provenance=provenance,
        conflicts=tuple(conflict for conflict in conflicts if conflict),
        notes=_notes(told),
        scores=tuple(
            Beside(account.source, account.key, name, account.scores[name])
            for account in told
            for name in sorted(account.scores)
        ),
    )


def _each_once(sources: Sequence[Told]) -> list[Told]:
    by_key: dict[int, Told] = {}
    for told in sources:
        if by_key.setdefault(told.key, told) != told:
            raise SameKey(str(told.key))
    return [by_key[key] for key in sorted(by_key)]


def _of_field(
    of: Field, told: Sequence[Told], wishes: Preferences, choice: Choice | None
) -> tuple[Provenance, ...] | None:
    """Every account's value of the field, the chosen first; None where nobody says anything."""
    order = wishes.order(of)
    said = sorted(
        (
            _Said(
                account.doubts.get(of, 1.0) < wishes.least_confidence,
                order.index(account.source) if account.source in order else len(order),
                account.key,
                account.source,
                account.values[of],
            )
            for account in told
            if _is_said(account.values.get(of))
        ),
        key=lambda one: (one.doubtful, one.rank, one.key),
    )
    asked = [one for one in said if one.rank < len(order)]
    decided = _by_person(choice, said)
    if decided is None and asked:
        decided = _by_order(of, asked, wishes)
    if decided is None:
        return tuple(_unasked(one) for one in said) or None
    others = [one for one in said if one.key != decided.key]
    return (decided, *(_beside(of, one, decided, asked, wishes) for one in others))


def _is_said(value: Value | None) -> bool:
    return value is not None and value != "" and not (isinstance(value, float) and isnan(value))


def _by_person(choice: Choice | None, said: Sequence[_Said]) -> Provenance | None:
    """What a person chose; None where they chose nothing, or an account that is gone."""
    if choice is None:
        return None
    if choice.kind == ChoiceKind.TYPED and choice.value is not None:
        return Provenance(Source.MANUAL, choice.value, True, Why.TYPED)
    among = [one for one in said if not choice.keys or one.key in choice.keys]
    numbers = [float(one.value) for one in among if isinstance(one.value, int | float)]
    if choice.kind == ChoiceKind.MEAN and numbers:
        return Provenance(Source.MANUAL, fmean(sorted(numbers)), True, Why.MEAN)
    if choice.kind == ChoiceKind.SOURCE and among:
        return Provenance(among[0].source, among[0].value, True, Why.PICKED, among[0].key)
    return None


def _by_order(of: Field, asked: Sequence[_Said], wishes: Preferences) -> Provenance:
    first = asked[0]
    if first.doubtful:
        reason = Why.DOUBTFUL
    elif first.source == Source.MANUAL:
        reason = Why.TYPED
    elif first.source == wishes.preferred(of):
        reason = Why.PREFERRED
    else:
        reason = Why.ONLY if len(asked) == 1 else Why.HIGHEST
    return Provenance(first.source, first.value, True, reason, first.key)


def _unasked(one: _Said) -> Provenance:
    return Provenance(one.source, one.value, False, Why.NO_SOURCE, one.key)


def _beside(
    of: Field, one: _Said, decided: Provenance, asked: Sequence[_Said], wishes: Preferences
) -> Provenance:
    """Why the account was not taken."""
    if one not in asked:
        reason = Why.NO_SOURCE
    elif _apart(of, one.value, decided.value, wishes) <= 1:
        reason = Why.AGREES
    elif one.doubtful:
        reason = Why.DOUBTFUL
    else:
        reason = Why.SAME_RANK if one.source == decided.source else Why.LOWER
    return Provenance(one.source, one.value, False, reason, one.key)


def _apart(of: Field, a: Value, b: Value, wishes: Preferences) -> float:
    """How many tolerances two values are apart."""
    if isinstance(a, datetime) and isinstance(b, datetime):
        return wishes.tolerance(of).between((a - b).total_seconds(), 0.0)
    if isinstance(a, int | float) and isinstance(b, int | float):
        return wishes.tolerance(of).between(a, b)
    return 0.0 if str(a).strip().casefold() == str(b).strip().casefold() else OTHER_WORDS


def _conflict(of: Field, found: Sequence[Provenance], wishes: Preferences) -> Conflict | None:
    """The card of a field whose sources differ beyond tolerance; None where they agree."""
    chosen = found[0]
    differing = [item for item in found if item.reason in (Why.LOWER, Why.SAME_RANK)]
    if not chosen.chosen or not differing:
        return None
    farthest = max(differing, key=lambda item: (_apart(of, item.value, chosen.value, wishes), item.key))
    apart = _apart(of, farthest.value, chosen.value, wishes)
    hours = _zone_hours(chosen.value, farthest.value)
    unclear = any(item.reason == Why.SAME_RANK for item in differing)
    far = apart > wishes.tolerance(of).close and not hours
    settled = chosen.reason in _DECIDED or of in NEVER_ASKED or not (unclear or far)
    return Conflict(
        ConflictKind.ZONE_SHIFT if hours else ConflictKind.FIELD,
        State.RESOLVED if settled else State.PENDING,
        chosen.reason,
        field=of,
        suggested=chosen.key,
        keys=tuple(sorted(item.key for item in (chosen, *differing) if item.key is not None)),
        params={"hours": hours} if hours else {"value": chosen.value, "other": farthest.value},
    )


def _zone_hours(a: Value, b: Value) -> float:
    """By how many hours two clocks stand apart, where that is what a zone would do; else nothing."""
    if not isinstance(a, datetime) or not isinstance(b, datetime):
        return 0.0
    seconds = abs((a - b).total_seconds())
    shift_s = round(seconds / QUARTER_S) * QUARTER_S
    return shift_s / 3600 if abs(seconds - shift_s) <= Tolerances().start_s else 0.0


def _notes(told: Sequence[Told]) -> tuple[Provenance, ...]:
    """All notes, each with its source; of two with the same words the second is not shown again."""
    seen: set[str] = set()
    notes = []
    for account in sorted(told, key=lambda one: (list(Source).index(one.source), one.key)):
        if not account.notes.strip():
            continue
        words = " ".join(account.notes.split()).casefold()
        reason = Why.AGREES if words in seen else Why.MERGED
        seen.add(words)
        notes.append(
            Provenance(account.source, account.notes.strip(), reason == Why.MERGED, reason, account.key)
        )
    return tuple(notes)

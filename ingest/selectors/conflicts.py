"""Cards of what wants a decision: side by side what the sources say, and what is suggested, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext

from athletes.models import Activity
from athletes.settings import PREFERRED, SOURCES
from ingest import wording_reconcile, wording_recorded, wording_values
from ingest.models import Conflict, ConflictKind, ConflictState
from ingest.reconcile.conflicts import Why
from ingest.reconcile.fields import TOLERANCES, Field
from tenancy.models import Membership

MOST_CARDS = 100
MOST_KEYS = 9
# How a card's kind is called in ingest.wording_reconcile.
WORDED = {
    ConflictKind.FIELD: "field",
    ConflictKind.MATCH: "ambiguous",
    ConflictKind.DUPLICATE: "duplicate",
    ConflictKind.TIME_ZONE: "zone_shift",
}


@dataclass(frozen=True, slots=True)
class Option:
    """One side of a card. `key`: what presses it; `differs`: it is beyond tolerance of the suggested one."""

    key: str
    name: str
    label: str
    value: str
    suggested: bool
    differs: bool
    activity: Activity | None = None
    facts: tuple[tuple[str, str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """A decision that waits. `preferable`: (kind, label) of what could always be preferred for the field."""

    conflict: Conflict
    title: str
    words: str
    field: str
    reason: str
    options: tuple[Option, ...]
    preferable: tuple[tuple[str, str], ...]
    takes_mean: bool
    takes_typed: bool
    mine: Option | None = None

    @property
    def is_clear(self) -> bool:
        return is_clear(self.conflict)


@dataclass(frozen=True, slots=True)
class Row:
    """A card in the list; `what` differs."""

    conflict: Conflict
    what: str


@dataclass(frozen=True, slots=True)
class Place:
    """The cards that wait, the most recent first, and the one that is open."""

    rows: tuple[Row, ...]
    total: int
    clear: int
    card: Card | None


def pending(membership: Membership) -> "QuerySet[Conflict]":
    """What waits for the member: of their caseload, or their own."""
    seen = Conflict.objects.visible_to(membership).filter(state=ConflictState.PENDING)
    waiting = seen.filter(activity__deleted_at=None).select_related("athlete", "activity", "other")
    ordered: QuerySet[Conflict] = waiting.order_by("-raised_at", "-pk")
    return ordered


def place(*, waiting: "QuerySet[Conflict]", wanted: str, units: str) -> Place:
    """The list, and the card of `wanted`, else of the first. Three queries at most."""
    rows = tuple(waiting[: MOST_CARDS + 1])
    shown = rows[:MOST_CARDS]
    total = len(rows) if len(rows) <= MOST_CARDS else waiting.count()
    chosen = next((one for one in shown if str(one.public_id) == wanted), None)
    if chosen is None and wanted:
        chosen = waiting.filter(public_id=wanted).first() if _is_id(wanted) else None
    chosen = chosen or next(iter(shown), None)
    card = card_of(conflict=chosen, units=units) if chosen else None
    return Place(tuple(_row(one) for one in shown), total, sum(is_clear(one) for one in shown), card)


def card_of(*, conflict: Conflict, units: str) -> Card:
    """One card, ready to be shown. One query for a match, none for a field."""
    title, words = wording_reconcile.card(WORDED[ConflictKind(conflict.kind)], _params(conflict))
    options = _of_field(conflict, units) if conflict.field else _of_match(conflict, units)
    mine = None if conflict.field else _activity("", conflict.activity, None, units)
    return Card(
        conflict=conflict,
        title=title,
        words=words,
        field=wording_values.field(conflict.field) if conflict.field else "",
        reason=_reason(conflict.reason),
        options=options,
        preferable=_preferable(conflict),
        takes_mean=takes_mean(conflict),
        takes_typed=takes_typed(conflict),
        mine=mine,
    )


def is_clear(conflict: Conflict) -> bool:
    """Whether one of the values is suggested for a reason: not where it is a guess, or one of two equals."""
    if not conflict.suggested or not conflict.field or conflict.reason == Why.DOUBTFUL:
        return False
    taken = next((one for one in conflict.options if one["source"] == conflict.suggested), None)
    if taken is None:
        return False
    equals = [one for one in conflict.options if one["kind"] == taken["kind"]]
    return not any(_differs(conflict.field, one["value"], taken["value"]) for one in equals)


def takes_mean(conflict: Conflict) -> bool:
    """Whether the mean of the sources could count: of numbers with a scale, not of a moment."""
    numbers = conflict.field in TOLERANCES and conflict.field != Field.STARTED_AT
    return numbers and len(conflict.options) > 1


def takes_typed(conflict: Conflict) -> bool:
    return bool(conflict.field) and conflict.field not in (Field.STARTED_AT, Field.SPORT)


def last_decided(*, membership: Membership, decided: "QuerySet[Conflict]") -> list[Conflict]:
    """What the member decided last, all of it where several were decided together. Two queries."""
    own = decided.filter(state=ConflictState.RESOLVED, decided_by=membership).exclude(choice=None)
    latest = own.order_by("-decided_at", "-pk").values_list("decided_at", flat=True).first()
    if latest is None:
        return []
    return list(own.filter(decided_at=latest).select_related("athlete", "activity", "other").order_by("pk"))


def decided_with(*, conflict: Conflict) -> list[Conflict]:
    """The conflict, and what the same person decided in the same moment. One query."""
    if conflict.decided_by_id is None:
        return [conflict]
    together = Conflict.objects.filter(
        state=ConflictState.RESOLVED, decided_by=conflict.decided_by_id, decided_at=conflict.decided_at
    )
    return list(together.select_related("athlete__organization", "activity").order_by("pk"))


def _reason(code: str) -> str:
    """A version to come may know reasons that this one does not."""
    known = code in wording_reconcile.MATCHES or code in wording_reconcile.REASONS
    return wording_reconcile.reason(code) if known else ""


def _row(conflict: Conflict) -> Row:
    if conflict.field:
        return Row(conflict, wording_values.field(conflict.field))
    return Row(conflict, str(ConflictKind(conflict.kind).label))


def _of_field(conflict: Conflict, units: str) -> tuple[Option, ...]:
    told = conflict.options
    if not told:
        return ()
    taken = next((one["value"] for one in told if one["source"] == conflict.suggested), told[0]["value"])
    zone = conflict.athlete.timezone
    return tuple(
        Option(
            key=_key(number),
            name=one["source"],
            label=wording_recorded.source(one["source"]),
            value=wording_values.value(conflict.field, one["value"], units=units, zone=zone),
            suggested=one["source"] == conflict.suggested,
            differs=_differs(conflict.field, one["value"], taken),
        )
        for number, one in enumerate(told, start=1)
    )


def _of_match(conflict: Conflict, units: str) -> tuple[Option, ...]:
    ids = [one["activity"] for one in conflict.options if "activity" in one]
    found = Activity.objects.of(conflict.athlete).filter(public_id__in=ids, deleted_at=None)
    by_id = {str(one.public_id): one for one in found}
    known = [by_id[name] for name in ids if name in by_id]
    return tuple(
        _activity(_key(number), one, conflict.activity, units) for number, one in enumerate(known, start=1)
    )


def _activity(key: str, one: Activity, beside: Activity | None, units: str) -> Option:
    facts = tuple(
        (wording_values.field(of), said, beside is not None and said != _fact(of, column, beside, units))
        for of, column in _SHOWN
        if (said := _fact(of, column, one, units))
    )
    label = one.name or gettext("Run")
    return Option(
        key, str(one.public_id), label, "", suggested=False, differs=False, activity=one, facts=facts
    )


def _fact(of: str, column: str, one: Activity, units: str) -> str:
    told = getattr(one, column)
    told = told.isoformat() if of == Field.STARTED_AT else told
    return wording_values.value(of, told, units=units, zone=one.athlete.timezone)


def _differs(of: str, a: Any, b: Any) -> bool:
    limit = TOLERANCES.get(Field(of)) if of in set(Field) else None
    if limit and isinstance(a, int | float) and isinstance(b, int | float):
        return limit.between(a, b) > 1
    return str(a).strip().casefold() != str(b).strip().casefold()


def _params(conflict: Conflict) -> Mapping[str, Any]:
    return {"candidates": len(conflict.options)} if conflict.kind == ConflictKind.MATCH else {}


def _preferable(conflict: Conflict) -> tuple[tuple[str, str], ...]:
    if conflict.field not in PREFERRED:
        return ()
    kinds: Sequence[str] = list(dict.fromkeys(one["kind"] for one in conflict.options))
    return tuple((kind, wording_recorded.source(kind)) for kind in kinds if kind in SOURCES)


def _key(number: int) -> str:
    return str(number) if number <= MOST_KEYS else ""


def _is_id(text: str) -> bool:
    return len(text) == 36 and text.replace("-", "").isalnum()


_SHOWN = (
    (Field.STARTED_AT, "started_at"),
    (Field.DISTANCE, "distance_m"),
    (Field.TIMER, "duration_s"),
    (Field.AVG_HR, "avg_hr_bpm"),
    (Field.SPORT, "sport"),
)

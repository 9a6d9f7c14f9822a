"""The sources of an activity, and what each says of every field."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from athletes.models import Activity, ActivitySource
from ingest import wording_reconcile, wording_recorded, wording_values
from ingest.naming import called
from ingest.reconcile.fields import Field
from ingest.selectors.moving import splittable


@dataclass(frozen=True, slots=True)
class NamedSource:
    """A source by the name that decisions know it by; `splits`: it could stand by itself."""

    source: ActivitySource
    name: str
    words: str
    splits: bool


@dataclass(frozen=True, slots=True)
class Said:
    """What one source says of a field, and in `words` why that counts or does not."""

    source: str
    kind: str
    name: str
    value: Any
    chosen: bool
    reason: str
    words: str


@dataclass(frozen=True, slots=True)
class FieldSaid:
    """A field: the value that counts (None where no source is asked for it), and who says what."""

    field: str
    words: str
    value: Any
    said: tuple[Said, ...]


def named_sources(activity: Activity, sources: Sequence[ActivitySource]) -> list[NamedSource]:
    """These sources of the activity, with what can be done to them. One query."""
    telling = splittable(ActivitySource.objects.filter(activity=activity).only("kind", "key"))
    alone = {one.pk for one in telling}
    return [
        NamedSource(one, called(one), wording_recorded.source(one.kind), one.pk in alone) for one in sources
    ]


def said_of_fields(provenance: Mapping[str, Any]) -> Iterator[FieldSaid]:
    """Each field of which something is said, in the order in which fields are named everywhere."""
    for of in Field:
        told = provenance.get(of.value)
        if told:
            value = chosen_value(provenance, of.value)
            said = tuple(_said(one) for one in told)
            yield FieldSaid(of.value, wording_values.field(of.value), value, said)


def chosen_value(provenance: Mapping[str, Any], of: str) -> Any:
    """What counts of the field; None for nothing."""
    return next((one["value"] for one in provenance.get(of, ()) if one["chosen"]), None)


def _said(one: Mapping[str, Any]) -> Said:
    return Said(
        source=one["source"],
        kind=one["kind"],
        name=wording_recorded.source(one["kind"]),
        value=one["value"],
        chosen=one["chosen"],
        reason=one["reason"],
        words=wording_reconcile.reason(one["reason"]),
    )

"""Rows of a log whose words were read as numbers with doubt: the original beside what was read."""

from dataclasses import dataclass

from django.db.models import FloatField, Func, QuerySet
from django.db.models.fields.json import KeyTransform

from athletes.models import Activity, ActivitySource
from ingest import wording_values
from ingest.reconcile.fields import Field, Source

SURE = 0.9  # ingest.parsers.notes.CERTAIN lies above
MOST = 50
FROM_TEXT = (Source.LOG, Source.TABLE)


class _Least(Func):
    """The least of the numbers in a JSON object."""

    template = "(SELECT min(value::float) FROM jsonb_each_text(%(expressions)s))"
    output_field = FloatField()


@dataclass(frozen=True, slots=True)
class Read:
    """A value as it was read; `percent` is how sure that is."""

    field: str
    label: str
    raw: float | str
    value: str
    percent: int

    @property
    def unsure(self) -> bool:
        return self.percent < 100 * SURE


@dataclass(frozen=True, slots=True)
class Doubted:
    """A row of a log with the activity that it tells of."""

    source: ActivitySource
    activity: Activity
    name: str
    original: str
    values: tuple[Read, ...]


def doubted(*, activities: "QuerySet[Activity]", units: str) -> tuple[tuple[Doubted, ...], int]:
    """The rows that nobody has looked at, the least sure first, and how many there are. Two queries."""
    rows = (
        ActivitySource.objects.filter(activity__in=activities.order_by(), kind__in=FROM_TEXT)
        .filter(told__has_key="doubts")
        .annotate(least=_Least(KeyTransform("doubts", "told")))
        .filter(least__lt=SURE)
    )
    shown = rows.select_related("activity", "athlete").order_by("least", "-day", "-pk")[:MOST]
    found = tuple(_row(row, units) for row in shown)
    return found, len(found) if len(found) < MOST else rows.count()


def _row(row: ActivitySource, units: str) -> Doubted:
    doubts = row.told["doubts"]
    values = tuple(
        Read(
            field=of,
            label=wording_values.field(of),
            raw=row.told[of],
            value=wording_values.value(of, row.told[of], units=units, zone=row.athlete.timezone),
            percent=round(100 * doubts[of]),
        )
        for of in sorted(doubts, key=lambda of: doubts[of])
        if of in set(Field) and of in row.told
    )
    original = row.told.get("original") or row.told.get("notes", "")
    return Doubted(row, row.activity, f"{row.kind}|{row.key}", original, values)

"""What apps on a watch wrote into its records: developer fields, described in the file itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ingest.parsers.fit_columns import Columns
from ingest.parsers.fit_layout import Field, Layout, field_at
from ingest.parsers.fit_profile import ProfileField
from ingest.parsers.fit_rows import Row
from ingest.parsers.recording import Stream

MOST_FIELDS = 64
# A foot pod's field may stand for one of the record's own; only where the unit cannot differ.
_NATIVE = {3: "heart_rate", 7: "power"}

Key = tuple[int, int]  # application, number of the field


@dataclass(frozen=True, slots=True)
class Description:
    """How an app describes its field; `native` is the field of the record that it stands for, or ""."""

    name: str
    base_type: int
    native: str


def descriptions(rows: Sequence[Row]) -> dict[Key, Description]:
    """By application and number, of field_description messages; of two alike the last."""
    found: dict[Key, Description] = {}
    for row in rows:
        application, number = row.get("developer_data_index", 0), row.get("field_definition_number")
        base_type, name = row.get("fit_base_type_id"), row.get("field_name")
        if isinstance(application, int) and isinstance(number, int) and isinstance(base_type, int):
            own = row.get("native_field_num")
            native = _NATIVE.get(own, "") if isinstance(own, int) else ""
            found[application, number] = Description(str(name or f"field {number}"), base_type, native)
    return dict(list(found.items())[:MOST_FIELDS])


def fields_of(layout: Layout, known: Mapping[Key, Description]) -> tuple[Field, ...]:
    """The described fields of a definition. One of no bytes at all has no value, and does no harm."""
    return tuple(
        field_at(ProfileField(_column(application, number)), at, size, described.base_type, layout.order)
        for application, number, at, size in layout.developer
        if size and (described := known.get((application, number)))
    )


def split(
    columns: Columns, known: Mapping[Key, Description]
) -> tuple[dict[str, Stream], dict[str, Stream], dict[str, Stream]]:
    """The record's own columns, what stands for missing ones of them, and those of apps by their names."""
    own = dict(columns.by_name)
    native: dict[str, Stream] = {}
    apps: dict[str, Stream] = {}
    for (application, number), described in known.items():
        column = own.pop(_column(application, number), None)
        if column is None or np.isnan(column).all():
            continue
        name = described.name
        apps[name if name not in apps else f"{name} ({application}.{number})"] = column
        if described.native:
            native[described.native] = column
    return own, native, apps


def _column(application: int, number: int) -> str:
    return f"developer {application} {number}"

"""What three libraries read in a FIT file, in one shape: messages of a kind, each a mapping of its fields.

Times are FIT seconds, a field that the file wrote wins over one expanded from another, of an array the first
value counts, and nothing of an app's own is there.
"""

import io
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import fitdecode
import fitparse
from garmin_fit_sdk import Decoder, Stream

KINDS = ("record", "lap", "session")
_EPOCH = datetime(1989, 12, 31, tzinfo=UTC)

APP = "app: "
NATIVE = {3: "heart_rate", 7: "power"}  # of the record's own, what a foot pod's field may stand for

Row = dict[str, Any]
Messages = dict[str, list[Row]]


def by_fitparse(data: bytes) -> Messages:
    return _by_kind(_whole(iter(fitparse.FitFile(io.BytesIO(data), check_crc=False).get_messages())))


def by_fitdecode(data: bytes) -> Messages:
    reader = fitdecode.FitReader(
        io.BytesIO(data),
        processor=None,
        check_crc=fitdecode.CrcCheck.DISABLED,
        error_handling=fitdecode.ErrorHandling.IGNORE,
    )
    frames = _whole(iter(reader))
    return _by_kind(frame for frame in frames if frame.frame_type == fitdecode.FIT_FRAME_DATA)


def by_garmin(data: bytes, *, merge_heart_rates: bool = False) -> Messages:
    """By Garmin's own SDK, which reads nothing at all of some files, and says so only in a list of errors."""
    messages, _errors = Decoder(Stream.from_byte_array(bytearray(data))).read(
        convert_datetimes_to_dates=False,
        merge_heart_rates=merge_heart_rates,
        enable_crc_check=False,
    )
    described = {mesg["key"]: mesg for mesg in messages.get("field_description_mesgs", [])}
    return {
        kind: [_of_garmin(message, described) for message in messages.get(f"{kind}_mesgs", [])]
        for kind in KINDS
    }


def _of_garmin(message: dict[Any, Any], described: dict[int, dict[str, Any]]) -> Row:
    row = {str(name): _plain(value) for name, value in message.items() if name != "developer_fields"}
    for key, value in message.get("developer_fields", {}).items():
        app = described[key]
        _add_app(row, _plain(app["field_name"]), app.get("native_field_num"), _plain(value))
    return row


def _whole(messages: Iterator[Any]) -> Iterator[Any]:
    """Up to the first damage, of which each library tells in its own way."""
    while True:
        try:
            message = next(messages)
        except StopIteration:
            return
        except Exception:
            return
        yield message


def _by_kind(messages: Iterator[Any]) -> Messages:
    found: Messages = {}
    for message in messages:
        if message.name in KINDS:
            found.setdefault(message.name, []).append(_row(message))
    return found


def _row(message: Any) -> Row:
    apps = [field for field in message.fields if _is_app(field)]
    own = [field for field in message.fields if not _is_app(field)]
    own.sort(key=lambda field: field.field_def is not None)
    row = {field.name: value for field in own if (value := _plain(field.value)) is not None}
    for field in apps:
        _add_app(row, field.name, getattr(field.field, "native_field_num", None), _plain(field.value))
    return row


def _is_app(field: Any) -> bool:
    return type(field.field_def).__name__ == "DevFieldDefinition"


def _add_app(row: Row, name: str, native: int | None, value: Any) -> None:
    if value is not None:
        row[APP + name] = value
        if native in NATIVE:
            row.setdefault(NATIVE[native], value)


def _plain(value: Any) -> Any:
    if isinstance(value, tuple | list):
        return next((item for item in value if item is not None), None)
    if isinstance(value, datetime):
        return (value.replace(tzinfo=UTC) - _EPOCH).total_seconds()
    return value


ORACLES: dict[str, Callable[[bytes], Messages]] = {
    "fitparse": by_fitparse,
    "fitdecode": by_fitdecode,
    "garmin-fit-sdk": by_garmin,
}

"""Gather the messages of one kind into columns, one array for each field."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ingest.parsers.fit_frames import Frames, Offsets
from ingest.parsers.fit_layout import Field, Layout, dtype_of
from ingest.parsers.recording import Stream


def _none(layout: Layout) -> tuple[Field, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Columns:
    """Float columns of one length by name, NaN for missing; `at` is where each row's message begins."""

    by_name: dict[str, Stream]
    at: Offsets

    def __len__(self) -> int:
        return len(self.at)

    def get(self, name: str) -> Stream | None:
        return self.by_name.get(name)

    def of(self, name: str) -> Stream:
        """The column, all NaN where no message has it."""
        column = self.by_name.get(name)
        return np.full(len(self.at), np.nan) if column is None else column


def columns(frames: Frames, number: int, also: Callable[[Layout], tuple[Field, ...]] = _none) -> Columns:
    """All messages of a kind, in the order of the file; `also` names further fields of a definition."""
    parts = []
    for group in frames.of(number):
        at = group.offsets()
        if len(at):
            more = also(group.layout)
            raw = gather(frames.body, group.layout, at, more)
            fields = [field for field in (*group.layout.fields, *more) if not field.is_text]
            by_name = {field.name: floats(raw[str(field.at)], field) for field in fields}
            parts.append(Columns(_timed(by_name, frames, at), at))
    return merged(parts)


def gather(body: bytes, layout: Layout, at: Offsets, also: tuple[Field, ...] = ()) -> NDArray[Any]:
    """The whole messages at these places as one structured array, shape (n,)."""
    dtype = dtype_of(layout, also)
    if at[-1] - at[0] == (len(at) - 1) * layout.size:  # without a gap: look at them where they lie
        return np.frombuffer(body, dtype=dtype, count=len(at), offset=int(at[0]))
    everywhere: NDArray[Any] = np.ndarray(
        (len(body) - layout.size + 1,), dtype=f"V{layout.size}", buffer=body, strides=(1,)
    )
    return everywhere[at].view(dtype)


def _timed(by_name: dict[str, Stream], frames: Frames, at: Offsets) -> dict[str, Stream]:
    """With the times that stand in the headers of the messages."""
    if not len(frames.compressed):
        return by_name
    times = frames.compressed_times(at)
    own = by_name.get("timestamp", times)
    return by_name | {"timestamp": np.where(np.isnan(own), times, own)}


def floats(raw: NDArray[Any], field: Field) -> Stream:
    """Scaled values of one field, shape (n,); of an array the first that is there."""
    missing: NDArray[np.bool_] | None = None
    if raw.ndim == 2:
        raw, missing = _first(raw, field)
    elif field.invalid is not None:
        missing = raw == field.invalid
    values = _as_floats(raw)
    if missing is not None and missing.any():
        values[missing] = np.nan
    if field.profile.scale != 1.0:
        values /= field.profile.scale
    if field.profile.offset:
        values -= field.profile.offset
    return values


def _as_floats(raw: NDArray[Any]) -> Stream:
    if raw.dtype.kind != "f":
        return raw.astype(np.float64)
    with np.errstate(invalid="ignore"):  # damaged bytes make odd NaNs
        return raw.astype(np.float64)


def _first(raw: NDArray[Any], field: Field) -> tuple[NDArray[Any], NDArray[np.bool_]]:
    missing = np.isnan(raw) if field.invalid is None else raw == field.invalid
    if field.is_bytes:
        return raw[:, 0], missing.all(axis=1)
    chosen = np.argmin(missing, axis=1)
    rows = np.arange(len(raw))
    return raw[rows, chosen], missing[rows, chosen]


def merged(parts: Iterable[Columns]) -> Columns:
    """The rows of several definitions as one table, in the order of the file."""
    parts = [part for part in parts if len(part)]
    if not parts:
        return Columns({}, np.empty(0, dtype=np.int64))
    if len(parts) == 1:
        return parts[0]
    at = np.sort(np.concatenate([part.at for part in parts]), kind="stable")
    by_name: dict[str, Stream] = {}
    for part in parts:
        rows = _rows(at, part.at)
        for name, column in part.by_name.items():
            if name not in by_name:
                by_name[name] = np.full(len(at), np.nan)
            by_name[name][rows] = column
    return Columns(by_name, at)


def _rows(at: Offsets, of_part: Offsets) -> Offsets | slice:
    """Where the rows of a part go in the whole table."""
    first, last = np.searchsorted(at, (of_part[0], of_part[-1])).tolist()
    if last - first == len(of_part) - 1:
        return slice(first, last + 1)
    rows: Offsets = np.searchsorted(at, of_part)
    return rows

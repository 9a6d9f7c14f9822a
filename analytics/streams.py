"""Per-second data at rest: a stream as a few compressed bytes, and its histogram."""

import struct
from typing import Any

import numpy as np
import numpy.typing as npt
import zstandard

from analytics.samples import Array

VERSION = 1
ZSTD_LEVEL = 3
BINS = 256
FULLEST_BIN = int(np.iinfo(np.uint16).max)

# version, bytes per difference, has missing samples, samples, first value, scale (0: raw bits of a float)
HEADER = struct.Struct("<BBBxIqd")
RAW_BITS = 0.0
DECIMAL_SCALES = (1.0, 10.0, 100.0, 1e3, 1e4, 1e5, 1e6, 1e7)
EXACT_INTEGERS = 2.0**53
WIDTHS = (1, 2, 4, 8)

Integers = npt.NDArray[np.int64]


class BadStream(ValueError):
    """These bytes are no stream of a known version, or are damaged."""


class BadScale(ValueError):
    """A scale is finite and above 0, and value · scale fits into 64 bits."""


def encode(values: npt.ArrayLike, *, scale: float | None = None) -> bytes:
    """One stream, shape (n,), NaN for missing, as compressed bytes that `decode` reads.

    With a scale the stream is stored as round(value · scale): lossless for values with that resolution
    (scale 1000 for mm/s). Without one the smallest power of ten that loses nothing is taken, or, where
    there is none, the bits of the floats themselves; that too is lossless.
    Layout: header, then zstd of a bitmap of the missing (if any) and the differences of the present values
    as zigzag integers of the smallest width, plane by byte plane. Raises BadScale.
    """
    array = np.asarray(values, dtype=np.float64)
    missing = np.isnan(array)
    integers, scale = _to_integers(array[~missing], scale)
    differences = _zigzag(np.diff(integers))
    width = _width(differences)
    bitmap = np.packbits(missing).tobytes() if missing.any() else b""
    first = int(integers[0]) if len(integers) else 0
    header = HEADER.pack(VERSION, width, bool(bitmap), len(array), first, scale)
    packer = zstandard.ZstdCompressor(level=ZSTD_LEVEL, write_checksum=True)
    return header + packer.compress(bitmap + _to_planes(differences, width))


def decode(stored: bytes) -> Array:
    """The stream, shape (n,), float64, NaN for missing, from the bytes of `encode`. Raises BadStream."""
    width, has_missing, count, first, scale = _read_header(stored)
    body = _unpack(stored[HEADER.size :], limit=count * (width + 1))
    missing, planes = _split(body, count) if has_missing else (None, body)
    present = count - (0 if missing is None else int(np.count_nonzero(missing)))
    # Checked before anything of that length is made: a damaged header may ask for gigabytes.
    if len(planes) != max(present - 1, 0) * width:
        raise BadStream("the length does not fit the header")
    values = np.full(count, np.nan)
    if present:
        known = _to_values(first, _unzigzag(_from_planes(planes, width)), scale)
        values[... if missing is None else ~missing] = known
    return values


def histogram(values: Array, lo: float, step: float) -> npt.NDArray[np.uint16]:
    """How many samples lie nearest to lo + k·step, k = 0..255: shape (n,) in, NaN left out, (256,) out.

    Values beyond either end count in the last bin there; a bin is full at 65,535 samples (18 h at 1 Hz).
    """
    known = values[np.isfinite(values)]
    bins = np.clip(np.rint((known - lo) / step), 0, BINS - 1).astype(np.intp)
    return np.minimum(np.bincount(bins, minlength=BINS), FULLEST_BIN).astype(np.uint16)


def _to_integers(present: Array, scale: float | None) -> tuple[Integers, float]:
    scale = _lossless_scale(present) if scale is None else _demand_scale(present, scale)
    if scale == RAW_BITS:
        return present.view(np.int64), scale
    return np.rint(present * scale).astype(np.int64), scale


def _lossless_scale(present: Array) -> float:
    for scale in DECIMAL_SCALES:
        with np.errstate(over="ignore", invalid="ignore"):
            scaled = np.rint(present * scale)
            if np.all(np.abs(scaled) < EXACT_INTEGERS) and np.array_equal(scaled / scale, present):
                return scale
    return RAW_BITS


def _demand_scale(present: Array, scale: float) -> float:
    if not (np.isfinite(scale) and scale > 0):
        raise BadScale(f"scale {scale}")
    with np.errstate(over="ignore"):
        if not np.all(np.abs(present * scale) < 2.0**63):
            raise BadScale(f"a value is too large for scale {scale}")
    return scale


def _to_values(first: int, differences: Integers, scale: float) -> Array:
    # Differences may pass the ends of 64 bits; sums wrap around in the same way and come out right.
    integers = np.cumsum(np.concatenate((np.array([first], dtype=np.int64), differences)))
    return integers.view(np.float64) if scale == RAW_BITS else integers / scale


def _zigzag(differences: Integers) -> npt.NDArray[np.uint64]:
    # Small values of either sign become small unsigned ones, so the upper planes are zeros.
    return ((differences << 1) ^ (differences >> 63)).view(np.uint64)


def _unzigzag(codes: npt.NDArray[np.uint64]) -> Integers:
    return (codes >> np.uint64(1)).view(np.int64) ^ -(codes & np.uint64(1)).view(np.int64)


def _width(codes: npt.NDArray[np.uint64]) -> int:
    largest = int(codes.max(initial=0))
    return next(width for width in WIDTHS if largest < 256**width)


def _to_planes(codes: npt.NDArray[np.uint64], width: int) -> bytes:
    narrow: npt.NDArray[Any] = codes.astype(f"<u{width}")
    return narrow.view(np.uint8).reshape(-1, width).T.tobytes()


def _from_planes(planes: bytes, width: int) -> npt.NDArray[np.uint64]:
    rows = np.ascontiguousarray(np.frombuffer(planes, np.uint8).reshape(width, -1).T)
    return rows.view(f"<u{width}").ravel().astype(np.uint64)


def _read_header(stored: bytes) -> tuple[int, bool, int, int, float]:
    if len(stored) < HEADER.size:
        raise BadStream("too short")
    version, width, has_missing, count, first, scale = HEADER.unpack_from(stored)
    if version != VERSION or width not in WIDTHS:
        raise BadStream(f"version {version}, width {width}")
    return width, bool(has_missing), count, first, scale


def _split(body: bytes, count: int) -> tuple[npt.NDArray[np.bool_], bytes]:
    length = (count + 7) // 8
    if len(body) < length:
        raise BadStream("the length does not fit the header")
    bits = np.unpackbits(np.frombuffer(body[:length], np.uint8), count=count)
    return bits.astype(np.bool_), body[length:]


def _unpack(packed: bytes, *, limit: int) -> bytes:
    try:
        if zstandard.frame_content_size(packed) > limit:
            raise BadStream("the length does not fit the header")
        return zstandard.ZstdDecompressor().decompress(packed, max_output_size=limit)
    except zstandard.ZstdError as error:
        raise BadStream("damaged") from error

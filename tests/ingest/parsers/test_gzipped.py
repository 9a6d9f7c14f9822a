"""Packed files: unpacked within bounds."""

import gzip
import random
import zlib
from time import process_time

import pytest

from ingest.parsers import Refusal, Unreadable
from ingest.parsers.gzipped import gunzip, inner_name, is_gzipped
from tests.ingest.parsers.mutations import mutated

TEXT = b"".join(b"%d;%d\n" % (i, i * i % 977) for i in range(20_000))


def _refusal(data: bytes, **limits: int) -> Unreadable:
    begun = process_time()
    with pytest.raises(Unreadable) as refused:
        gunzip(data, **limits)
    assert process_time() - begun < 1
    return refused.value


def test_gunzip_unpacks_all_members():
    assert gunzip(gzip.compress(TEXT) + gzip.compress(b"more")) == TEXT + b"more"


def test_gunzip_keeps_what_is_whole_of_a_cut_file():
    packed = gzip.compress(TEXT)

    kept = gunzip(packed[: len(packed) // 2])

    assert len(TEXT) / 3 < len(kept) < len(TEXT)
    assert TEXT.startswith(kept)


def test_gunzip_keeps_a_file_whose_checksum_is_wrong():
    packed = gzip.compress(TEXT)

    assert gunzip(packed[:-8] + bytes(8)) == TEXT


def test_gunzip_ignores_what_follows():
    assert gunzip(gzip.compress(TEXT) + bytes(512)) == TEXT


def test_gunzip_refuses_a_bomb():
    assert _refusal(gzip.compress(bytes(100 * 1024 * 1024))).params == {"of": "ratio", "limit": 200}


def test_gunzip_refuses_more_than_the_limit():
    noise = random.Random(1).randbytes(300_000)

    refusal = _refusal(gzip.compress(noise), limit=200_000)

    assert (refusal.code, refusal.params) == (Refusal.ARCHIVE_BOMB, {"of": "size", "limit": 200_000})


@pytest.mark.parametrize(
    "data, code",
    [
        (b"", Refusal.EMPTY),
        (b"PK\x03\x04", Refusal.ARCHIVE_BROKEN),
        (b"\x1f\x8b", Refusal.ARCHIVE_BROKEN),
        (zlib.compress(TEXT), Refusal.ARCHIVE_BROKEN),
    ],
)
def test_gunzip_refuses_what_is_not_packed(data: bytes, code: Refusal):
    assert _refusal(data).code == code


def test_gunzip_unpacks_or_refuses_whatever_damage_makes():
    packed = gzip.compress(TEXT)
    kinds = set()
    for changed in mutated(packed, seed=3, count=200):
        try:
            kinds.add(type(gunzip(changed)))
        except Unreadable as refusal:
            kinds.add(type(refusal))

    assert kinds == {bytes, Unreadable}


@pytest.mark.parametrize(
    "name, inner", [("a/1.fit.gz", "a/1.fit"), ("1.TCX.GZ", "1.TCX"), ("1.gpx", "1.gpx")]
)
def test_inner_name_leaves_the_ending_away(name: str, inner: str):
    assert inner_name(name) == inner


def test_is_gzipped_looks_at_the_bytes():
    assert (is_gzipped(gzip.compress(b"")), is_gzipped(b"activities")) == (True, False)

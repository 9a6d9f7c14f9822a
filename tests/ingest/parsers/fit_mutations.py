"""Files damaged at random, the same ones each time.

Whatever a file holds, nothing but Unreadable may be raised, and it may cost neither much time nor memory.
For many of them: python -m tests.ingest.parsers.fit_mutations 25000
"""

import random
import resource
import struct
import sys
import time
from collections.abc import Iterator, Sequence

from ingest.parsers import Unreadable, fit, fit_messages, fit_segments
from ingest.parsers.fit_segments import crc16
from tests.ingest.parsers.sources import SOURCES

MOST_SECONDS, MOST_MEGABYTES = 5.0, 512


def mutated(sources: Sequence[bytes], count: int, *, seed: int) -> Iterator[bytes]:
    """`count` files, each made of one of the sources (or two) by one kind of damage."""
    chance = random.Random(seed)
    for _ in range(count):
        data = bytearray(chance.choice(sources))
        damage = chance.choice((_flip, _flip_definitions, _cut, _repeat, _splice, _extremes, _swap))
        damaged = damage(data, chance, sources)
        yield _repaired(damaged) if chance.random() < 0.5 else bytes(damaged)


def survives(data: bytes) -> bool:
    """Whether the file was read, or refused as it should be, by both doors. Anything else is raised.

    The third door is our own decoder alone: behind the other two the library would catch what it lets fall.
    """
    read = True
    for door in (_decode, fit.parse, fit.read):
        try:
            door(data)
        except Unreadable:
            read = False
    return read


def _decode(data: bytes) -> None:
    for segment in fit_segments.split(data)[0]:
        fit_messages.decode(segment)


def _flip(data: bytearray, chance: random.Random, sources: Sequence[bytes]) -> bytearray:
    for _ in range(chance.choice((1, 1, 2, 5, 20, 100))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return data


def _flip_definitions(data: bytearray, chance: random.Random, sources: Sequence[bytes]) -> bytearray:
    """At the front, where most definitions are."""
    for _ in range(chance.choice((1, 2, 4))):
        data[chance.randrange(min(len(data), 400))] = chance.choice((0, 1, 2, 7, 13, 0x40, 0x60, 0x80, 0xFF))
    return data


def _cut(data: bytearray, chance: random.Random, sources: Sequence[bytes]) -> bytearray:
    return data[: chance.randrange(len(data))]


def _repeat(data: bytearray, chance: random.Random, sources: Sequence[bytes]) -> bytearray:
    start = chance.randrange(14, len(data))
    part = data[start : start + chance.randrange(1, 60)]
    return data[:start] + part * chance.choice((2, 10, 1000)) + data[start:]


def _splice(data: bytearray, chance: random.Random, sources: Sequence[bytes]) -> bytearray:
    other = chance.choice(sources)
    return data[: chance.randrange(len(data))] + other[chance.randrange(len(other)) :]


def _extremes(data: bytearray, chance: random.Random, sources: Sequence[bytes]) -> bytearray:
    """Numbers at the ends of what fits, where numbers may be."""
    for _ in range(chance.choice((1, 5, 50))):
        place = chance.randrange(14, max(15, len(data) - 8))
        data[place : place + 4] = chance.choice(
            (b"\xff\xff\xff\xff", bytes(4), b"\xff\xff\xff\x7f", b"\0\0\x80\x7f")
        )
    return data


def _swap(data: bytearray, chance: random.Random, sources: Sequence[bytes]) -> bytearray:
    first, second = sorted(chance.randrange(14, len(data)) for _ in range(2))
    size = chance.randrange(1, 40)
    data[first : first + size], data[second : second + size] = (
        data[second : second + size],
        data[first : first + size],
    )
    return data


def _repaired(data: bytearray) -> bytes:
    """With a header and a checksum that fit, so that the damage lies inside."""
    if len(data) < 30:
        return bytes(data)
    data[4:8] = struct.pack("<I", max(0, len(data) - data[0] - 2))
    data[-2:] = struct.pack("<H", crc16(bytes(data[:-2])))
    return bytes(data)


def main(count: int, seed: int, sources: Sequence[bytes]) -> None:
    """Read so many damaged files; tells of the slowest and of memory. Raises what should not be raised."""
    slowest, read = 0.0, 0
    for number, data in enumerate(mutated(sources, count, seed=seed)):
        begun = time.process_time()
        try:
            read += survives(data)
        except BaseException:
            print(f"file {number} of seed {seed}")
            raise
        slowest = max(slowest, time.process_time() - begun)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{count} files, {read} read; slowest {slowest:.2f} s for all doors; peak {megabytes:.0f} MB")
    assert slowest <= MOST_SECONDS
    assert megabytes <= MOST_MEGABYTES


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1, SOURCES)

"""Files as disks, cables and malice leave them: the same ones for the same seed."""

import random
from collections.abc import Iterator

LARGEST_RUN = 64


def mutated(data: bytes, *, seed: int, count: int) -> Iterator[bytes]:
    """Bits flipped, bytes changed, the end cut, parts moved, doubled and left out."""
    chance = random.Random(seed)
    kinds = (_flip, _change, _cut, _splice, _leave_out, _double)
    for _ in range(count):
        changed = data
        for _ in range(chance.randint(1, 3)):
            changed = chance.choice(kinds)(changed, chance) if changed else changed
        yield changed


def _flip(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _change(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        changed[chance.randrange(len(changed))] = chance.choice(b"\0\xff<>&\"',;:.-+eE0159 \r\n]!")
    return bytes(changed)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _splice(data: bytes, chance: random.Random) -> bytes:
    source, target = chance.randrange(len(data)), chance.randrange(len(data))
    return data[:target] + data[source : source + chance.randint(1, LARGEST_RUN)] + data[target:]


def _leave_out(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.randint(1, LARGEST_RUN) :]


def _double(data: bytes, chance: random.Random) -> bytes:
    start, end = sorted(chance.randrange(len(data)) for _ in range(2))
    return data[:end] + data[start : min(end, start + 4096)] + data[end:]

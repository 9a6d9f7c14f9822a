"""The reading process: files on standard input, what they hold on standard output. No Django, no secrets.

A request is the length of what is known beside the file ({"name", "zone"} as JSON, and "sheets" where only
rows are wanted), this, the length of the data and the data; where the length has BY_PATH, the data is the
path of a file on this machine, for what is too large for memory. An answer is a code, a length, and so many
bytes.
"""

import json
import resource
import struct
import sys
import traceback
from pathlib import Path
from typing import BinaryIO
from zoneinfo import ZoneInfo

from ingest.child import wire
from ingest.parsers import Contents, Unreadable, apple, reading, season
from ingest.parsers.readers import Context

READ, REFUSED, OUT_OF_MEMORY, BROKEN = 0, 3, 4, 5
KNOWN, DATA, ANSWER = struct.Struct("<H"), struct.Struct("<Q"), struct.Struct("<BQ")
BY_PATH = 1 << 63

SECONDS = 5  # of processor time for a file
BYTES_A_SECOND = 5_000_000  # more of it for a large one
MEMORY = 512 * 1024**2
LIMITS = {
    resource.RLIMIT_DATA: MEMORY,
    resource.RLIMIT_AS: 2 * MEMORY,
    resource.RLIMIT_FSIZE: 0,
    resource.RLIMIT_CORE: 0,
    resource.RLIMIT_NPROC: 0,
}


def limit() -> None:
    """Give up what reading a file does not need. A limit that is lower already stays."""
    for kind, most in LIMITS.items():
        _soft, hard = resource.getrlimit(kind)
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (bound, bound))


def allow(size: int) -> None:
    """So much more processor time from now on, for a file of that size; whoever takes more is killed."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + 1 + SECONDS + size // BYTES_A_SECOND
    _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, hard))


def answer(source: bytes | Path, name: str, zone: str) -> tuple[int, bytes]:
    """The code, and what to say."""
    try:
        return READ, wire.pack(_read(source, name, ZoneInfo(zone)))
    except Unreadable as refused:
        return REFUSED, json.dumps({"code": refused.code, "params": refused.params}).encode()
    except MemoryError:
        return OUT_OF_MEMORY, b""
    except Exception:  # the parent tells it on as its own failure; this process stays good for the next file
        return BROKEN, traceback.format_exc(limit=-8).encode()


def answer_sheets(data: bytes) -> tuple[int, bytes]:
    """The same for a table of anything: the sheets with their rows, as JSON."""
    try:
        return READ, json.dumps(season.sheets_of(data)).encode()
    except Unreadable as refused:
        return REFUSED, json.dumps({"code": refused.code, "params": refused.params}).encode()
    except MemoryError:
        return OUT_OF_MEMORY, b""
    except Exception:  # as above
        return BROKEN, traceback.format_exc(limit=-8).encode()


def serve(asked: BinaryIO, told: BinaryIO) -> None:
    """Answer one file after the other, until nobody asks any more."""
    while head := asked.read(KNOWN.size):
        known = json.loads(asked.read(KNOWN.unpack(head)[0]))
        (length,) = DATA.unpack(asked.read(DATA.size))
        given = asked.read(length & ~BY_PATH)
        source = Path(given.decode()) if length & BY_PATH else given
        allow(source.stat().st_size if isinstance(source, Path) else len(source))
        if known.get("sheets") and isinstance(source, bytes):
            code, said = answer_sheets(source)
        else:
            code, said = answer(source, known["name"], known["zone"])
        told.write(ANSWER.pack(code, len(said)))
        told.write(said)
        told.flush()


def _read(source: bytes | Path, name: str, zone: ZoneInfo) -> Contents:
    """Only one format grows beyond memory, and it is read as it streams."""
    if isinstance(source, bytes):
        return reading.read(source, name, Context(zone=zone))
    with source.open("rb") as file:
        return apple.read(file, zone)


def main() -> int:
    limit()
    serve(sys.stdin.buffer, sys.stdout.buffer)
    return 0


if __name__ == "__main__":
    sys.exit(main())

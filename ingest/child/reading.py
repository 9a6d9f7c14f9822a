"""The reading process: a file on standard input, what it holds on standard output. No Django, no secrets."""

import json
import resource
import sys

from ingest.child import wire
from ingest.parsers import Unreadable, fit

READ, REFUSED, OUT_OF_MEMORY = 0, 3, 4
LIMITS = {
    resource.RLIMIT_CPU: 20,  # seconds; a run of a day, recorded every second, takes a tenth of one
    resource.RLIMIT_AS: 1024**3,
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


def answer(data: bytes) -> tuple[int, bytes]:
    """The exit code, and what to print."""
    try:
        return READ, wire.pack(fit.parse(data))
    except Unreadable as refused:
        return REFUSED, json.dumps({"code": refused.code, "params": refused.params}).encode()
    except MemoryError:
        return OUT_OF_MEMORY, b""


def main() -> int:
    limit()
    code, printed = answer(sys.stdin.buffer.read())
    sys.stdout.buffer.write(printed)
    return code


if __name__ == "__main__":
    sys.exit(main())

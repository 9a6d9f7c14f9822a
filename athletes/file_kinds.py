"""What may be attached to a note: told by the first bytes, never by the name that came along."""

import re
import unicodedata
from pathlib import PurePosixPath, PureWindowsPath

LONGEST_NAME = 120
SUFFIXES = {
    "image/png": (".png",),
    "image/jpeg": (".jpg", ".jpeg"),
    "image/gif": (".gif",),
    "image/webp": (".webp",),
    "image/heic": (".heic", ".heif"),
    "application/pdf": (".pdf",),
}
"""By content type, the endings that a name may have; the first is given to one that has another."""

HEAD = 64
"""Bytes that `kind_of` looks at."""
STARTS = (
    (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"%PDF-", "application/pdf"),
)
HEIC_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"mif1", b"msf1"})
ODD = re.compile(r"[^\w .,()+=&\-\[\]]+")
SPACES = re.compile(r"\s+")


def kind_of(head: bytes) -> str:
    """The content type of a file by its first bytes; "" for what is not taken, however it is called."""
    for start, kind in STARTS:
        if head.startswith(start):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    return "image/heic" if head[4:8] == b"ftyp" and head[8:12] in HEIC_BRANDS else ""


def clean_name(name: str, kind: str) -> str:
    """The name as it is kept: no path, no control or turning characters, an ending that is true."""
    bare = PureWindowsPath(PurePosixPath(name.replace("\x00", "")).name).name
    plain = SPACES.sub(" ", ODD.sub("_", unicodedata.normalize("NFC", bare))).strip(" .")
    endings = SUFFIXES[kind]
    stem, suffix = PurePosixPath(plain).stem, PurePosixPath(plain).suffix.lower()
    if suffix not in endings:
        suffix = endings[0]
    return f"{stem[: LONGEST_NAME - len(suffix)].strip(' .') or 'file'}{suffix}"

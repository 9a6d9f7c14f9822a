"""What a file is, told from its first bytes and, where these say nothing, from its name."""

import re
from enum import StrEnum
from pathlib import PurePosixPath

from ingest.parsers.garmin.categories import category_of


class Kind(StrEnum):
    FIT = "fit"
    FIT_GZ = "fit_gz"
    TCX = "tcx"
    TCX_GZ = "tcx_gz"
    GPX = "gpx"
    GPX_GZ = "gpx_gz"
    GZ = "gz"  # of something that its name does not tell
    CSV = "csv"
    XLSX = "xlsx"
    GARMIN_JSON = "garmin_json"  # of which category: garmin.category_of(path)
    JSON = "json"
    APPLE_XML = "apple_xml"
    PWX = "pwx"
    ZWO = "zwo"
    XML = "xml"  # some other
    ZIP = "zip"
    MEDIA = "media"  # pictures, films, documents
    TEXT = "text"
    EMPTY = "empty"
    UNKNOWN = "unknown"


_ZIPPED = {Kind.FIT: Kind.FIT_GZ, Kind.TCX: Kind.TCX_GZ, Kind.GPX: Kind.GPX_GZ}
_BY_NAME = {
    ".fit": Kind.FIT,
    ".tcx": Kind.TCX,
    ".gpx": Kind.GPX,
    ".gz": Kind.GZ,
    ".csv": Kind.CSV,
    ".tsv": Kind.CSV,
    ".xlsx": Kind.XLSX,
    ".xlsm": Kind.XLSX,
    ".json": Kind.JSON,
    ".xml": Kind.XML,
    ".pwx": Kind.PWX,
    ".zwo": Kind.ZWO,
    ".zip": Kind.ZIP,
    ".txt": Kind.TEXT,
    **dict.fromkeys(
        (".jpg", ".jpeg", ".png", ".gif", ".heic", ".heif", ".webp", ".svg", ".bmp", ".tif", ".tiff"),
        Kind.MEDIA,
    ),
    **dict.fromkeys((".mp4", ".mov", ".m4v", ".mp3", ".m4a", ".pdf", ".html", ".css", ".js"), Kind.MEDIA),
}
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"GIF8", b"%PDF", b"RIFF", b"BM")
_FILM = b"ftyp"
_PLAIN = frozenset(_BY_NAME.values()) - {Kind.XML, Kind.TEXT, Kind.GZ, Kind.ZIP} | set(_ZIPPED.values())
_PLAIN |= {Kind.GARMIN_JSON}
_ROOT = re.compile(rb"<(?:!DOCTYPE\s+)?(?:[\w.-]+:)?([A-Za-z][\w.-]*)")
_ROOTS = {
    b"TrainingCenterDatabase": Kind.TCX,
    b"gpx": Kind.GPX,
    b"HealthData": Kind.APPLE_XML,
    b"pwx": Kind.PWX,
    b"workout_file": Kind.ZWO,
}
_OFFICE = (b"[Content_Types].xml", b"xl/", b"_rels/")
_SEPARATORS = re.compile(r"[,;\t]")
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def classify(path: str, head: bytes) -> Kind:
    """The kind of the file whose first bytes, a few thousand, are `head`; by name alone if that is b""."""
    named = _named(path)
    if not head:
        return named
    return _binary(head, named) or _written(_text(head), named)


def is_plain(kind: Kind) -> bool:
    """Does a name that says so need no look at the content?"""
    return kind in _PLAIN


def _named(path: str) -> Kind:
    suffix = PurePosixPath(path.lower()).suffix
    kind = _BY_NAME.get(suffix, Kind.UNKNOWN)
    if kind is Kind.GZ:
        return _ZIPPED.get(_named(path[: -len(suffix)]), Kind.GZ)
    if kind is Kind.JSON and category_of(path):
        return Kind.GARMIN_JSON
    return kind


def _binary(head: bytes, named: Kind) -> Kind | None:
    if head[8:12] == b".FIT":
        return Kind.FIT
    if head.startswith(b"\x1f\x8b"):
        return named if named in _ZIPPED.values() else Kind.GZ
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Kind.XLSX if head[30:].startswith(_OFFICE) or named is Kind.XLSX else Kind.ZIP
    if head.startswith(_PICTURES) or head[4:8] == _FILM:
        return Kind.MEDIA
    return None


def _text(head: bytes) -> bytes:
    """The beginning in single bytes, whatever its encoding, without mark and blanks."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "ignore").encode("utf-8", "ignore").lstrip()
    if head[:2] in {b"<\x00", b"\x00<"}:
        return head.replace(b"\x00", b"").lstrip()
    return head.lstrip()


def _written(text: bytes, named: Kind) -> Kind:
    if text.startswith(b"<"):
        root = _ROOT.search(_without_comments(text))
        otherwise = named if named in _ROOTS.values() else Kind.XML
        return _ROOTS.get(root[1], otherwise) if root else otherwise
    if text.startswith((b"{", b"[")):
        return named if named in {Kind.GARMIN_JSON, Kind.CSV} else Kind.JSON
    if named in {Kind.UNKNOWN, Kind.TEXT, Kind.XLSX} and _is_table(text):
        return Kind.CSV
    return named


def _without_comments(text: bytes) -> bytes:
    return re.sub(rb"<!--.*?-->", b"", text, flags=re.DOTALL)


def _is_table(text: bytes) -> bool:
    """Does the first line look like the head of a table?"""
    line = text.split(b"\n", 1)[0].decode("utf-8", "replace").strip()
    letters = line.replace("\t", " ").removesuffix("\ufffd")  # a letter that the end of the head cut
    return letters.isprintable() and len(_SEPARATORS.findall(line)) >= 2

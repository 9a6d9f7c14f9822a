"""XML of strangers, element by element: no entities, no nesting without end, damage survived.

libxml2 goes on after an error, so that a cut or scratched file still gives what is whole. What it is not
let do: expand entities, fetch anything, nest deeper than it likes, or build a tree of millions.
"""

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lxml import etree

from ingest.parsers.recording import Notice, Recording, Warning
from ingest.parsers.unreadable import Refusal, Unreadable

LARGEST_FILE = 64 * 1024 * 1024
SMALL_FILE = 8 * 1024 * 1024  # fits into memory as a tree
MOST_TAGS = 3_000_000  # a day and more of points every second
_CAREFUL: dict[str, Any] = {
    "recover": True,
    "resolve_entities": False,
    "load_dtd": False,
    "no_network": True,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
    "remove_blank_text": True,
    "collect_ids": False,  # of no use here, and a third of the time
}
_BEFORE_THE_DECLARATION = b" \t\r\n\0"
_BOM = b"\xef\xbb\xbf"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_OUT_OF_BOUNDS = {"ERR_RESOURCE_LIMIT", "ERR_ENTITY_LOOP", "ERR_USER_STOP"}


def local_name(tag: object) -> str:
    """The tag without namespace or prefix, bound or not; "" for what is no element."""
    return tag.rpartition("}")[2].rpartition(":")[2] if isinstance(tag, str) else ""


def text_of(element: etree._Element, *names: str) -> str:
    """The text of the first such descendant; names are local, one inside the other."""
    for name in names:
        found = next((child for child in element if local_name(child.tag) == name), None)
        if found is None:
            return ""
        element = found
    return (element.text or "").strip()


class _Names(dict[object, str]):
    """The local name of each tag, found once."""

    def __missing__(self, tag: object) -> str:
        name = self[tag] = local_name(tag)
        return name


class Document:
    """Iterate over the ended elements of the named tags, with their local names, in the order of the file.

    In a large file the points are told of too, so that they can be read and forgotten before its end.

    Raises Unreadable where the bytes are no XML, or XML that nobody writes for a run. What was wrong is
    known after the iteration: `broken` where the file is not well formed. `tidy` is known before: a file
    with which nothing at all is wrong, not even a prefix.
    """

    def __init__(self, data: bytes, point: str, *tags: str) -> None:
        if len(data) > LARGEST_FILE:
            raise Unreadable(Refusal.TOO_LARGE, limit=LARGEST_FILE, of="bytes")
        if data.count(b"<") > MOST_TAGS:
            raise Unreadable(Refusal.TOO_LARGE, limit=MOST_TAGS, of="elements")
        self.data = _stripped(data)
        if not self.data:
            raise Unreadable(Refusal.EMPTY)
        self._point = point
        self._tags = [f"{{*}}{tag}" for tag in tags]
        self.root: etree._Element | None = None
        self.broken = False
        self.line = 0
        self._log: list[etree._LogEntry] = []
        self._is_small = len(self.data) <= SMALL_FILE
        if self._is_small:
            self._parse()
        self.tidy = self._is_small and not self._log and not self.broken

    def __iter__(self) -> Iterator[tuple[str, etree._Element]]:
        names = _Names()
        for element in self._whole() if self._is_small else self._streamed():
            yield names[element.tag], element
        self._judge()

    def _parse(self) -> None:
        """As one tree, which is quicker."""
        parser = etree.XMLParser(**_CAREFUL)
        try:
            root = etree.fromstring(self.data, parser)
        except (etree.LxmlError, LookupError, ValueError) as problem:
            self._break(problem)
        else:
            if root is not None:
                self._begin(root)
        self._log += parser.error_log

    def _whole(self) -> Iterator[etree._Element]:
        """Nobody is told of single points."""
        return iter(()) if self.root is None else _by_their_ends(self.root, self._tags)

    def _streamed(self) -> Iterator[etree._Element]:
        tags = [f"{{*}}{self._point}", *self._tags]
        parser = etree.iterparse(io.BytesIO(self.data), events=("end",), tag=tags, **_CAREFUL)
        try:
            for _, element in parser:
                if self.root is None:
                    self._begin(element)
                yield element
            self.root = self.root if self.root is not None else parser.root
        except (etree.LxmlError, LookupError, ValueError) as problem:
            self._break(problem)
        self._log += parser.error_log

    def _break(self, problem: Exception) -> None:
        self.broken = True
        self.line = getattr(problem, "lineno", None) or 0

    def _begin(self, element: etree._Element) -> None:
        tree = element.getroottree()
        self.root = tree.getroot()
        dtd = tree.docinfo.internalDTD
        if dtd is not None and dtd.entities():  # type: ignore[attr-defined]  # the stubs do not know it
            raise Unreadable(Refusal.UNSAFE_XML)

    def _judge(self) -> None:
        log = self._log
        if any(error.type_name in _OUT_OF_BOUNDS for error in log):
            raise Unreadable(Refusal.UNSAFE_XML)
        fatal = [error for error in log if error.level_name == "FATAL"]
        if fatal:
            self.broken, self.line = True, fatal[0].line
        if self.root is None:
            raise Unreadable(Refusal.NOT_XML, line=self.line)

    def told_of(self, recording: Recording, end_of_point: bytes) -> Recording:
        """The recording, which was read from a broken file, with what is known of the break."""
        kept = self.data.rfind(end_of_point) + len(end_of_point)
        lost = {"records": len(recording.streams["time_s"]), "lost_bytes": max(0, len(self.data) - kept)}
        return replace(recording, warnings=(Warning(Notice.TRUNCATED, {**lost}), *recording.warnings))


def _by_their_ends(root: etree._Element, tags: list[str]) -> Iterator[etree._Element]:
    """The elements of these tags, each after those that it holds."""
    begun: list[etree._Element] = []
    for element in root.iter(*tags):
        while begun and begun[-1] not in element.iterancestors():
            yield begun.pop()
        begun.append(element)
    yield from reversed(begun)


def _stripped(data: bytes) -> bytes:
    """Without blanks and marks before the declaration, which Strava's files have and XML forbids."""
    if data.startswith(_UTF_16):
        return data
    data = data.removeprefix(_BOM)
    return data.lstrip(_BEFORE_THE_DECLARATION).removeprefix(_BOM)

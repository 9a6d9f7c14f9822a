"""Feed a large XML file to whoever collects from it, element by element; no tree is built."""

import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO, Protocol
from xml.parsers import expat

from ingest.parsers.unreadable import Refusal, Unreadable

_CHUNK = 1 << 18
_LONGEST_PROLOGUE = 1 << 20
_LONGEST_TOKEN = 4 << 20  # bytes in which no element ends; the parser would look at them again and again
_DEEPEST = 64
_DOCTYPE = re.compile(rb"<!DOCTYPE\s+HealthData\s*\[")
_DOCTYPE_END = re.compile(rb"\]\s*>")
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")
# Letters that XML does not allow; watches put them into the names of devices.
_FORBIDDEN = bytes({*range(32)} - {0x9, 0xA, 0xD})

Attributes = Mapping[str, str]


class Collector(Protocol):
    """Depths are counted from the root's children, which begin and end; `root` comes once, first of all."""

    def root(self, name: str) -> None: ...

    def begin(self, name: str, attributes: Attributes) -> None: ...

    def inside(self, depth: int, name: str, attributes: Attributes) -> None: ...

    def end(self) -> None: ...


def feed(file: BinaryIO, collector: Collector) -> tuple[int, int] | None:
    """Tell the collector of every element.

    Returns the line where the XML is broken and the bytes that could not be read from there on; None if it
    is whole. Raises Unreadable for what is unsafe.
    """
    parser = _parser(collector)
    fed = 0
    chunks = _chunks(file)
    for chunk in chunks:
        try:
            parser.Parse(chunk, False)
        except (expat.ExpatError, ValueError, LookupError):
            lost = fed + len(chunk) - max(0, parser.ErrorByteIndex) + sum(len(more) for more in chunks)
            return parser.ErrorLineNumber, lost
        fed += len(chunk)
        if fed - max(0, parser.CurrentByteIndex) > _LONGEST_TOKEN:
            raise Unreadable(Refusal.UNSAFE_XML)
    try:
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError):
        return parser.ErrorLineNumber, fed - max(0, parser.ErrorByteIndex)
    return None


def _parser(collector: Collector) -> expat.XMLParserType:
    parser = expat.ParserCreate()
    depth = 0
    begin, inside, ended = collector.begin, collector.inside, collector.end

    # Called some million times: what can be decided here, is.
    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth == 2:
            begin(name, attributes)
        elif depth == 1:
            collector.root(name)
        elif depth > _DEEPEST:
            raise Unreadable(Refusal.UNSAFE_XML)
        else:
            inside(depth - 2, name, attributes)

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1
        if depth == 1:
            ended()

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.EntityDeclHandler = _refuse_entity
    return parser


def _refuse_entity(*_: object) -> None:
    raise Unreadable(Refusal.UNSAFE_XML)


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    """The file in pieces, without its document type and without letters that XML forbids."""
    first = file.read(_CHUNK)
    if first.lstrip().startswith(_WIDE):
        yield first
        yield from iter(lambda: file.read(_CHUNK), b"")
        return
    yield _without_doctype(first, file).translate(None, _FORBIDDEN)
    for chunk in iter(lambda: file.read(_CHUNK), b""):
        yield chunk.translate(None, _FORBIDDEN)


def _without_doctype(first: bytes, file: BinaryIO) -> bytes:
    """Some versions of iOS write a declaration of the document that is broken itself; nobody needs it."""
    begin = _DOCTYPE.search(first)
    if not begin:
        return first
    end = _DOCTYPE_END.search(first, begin.end())
    while not end and len(first) < _LONGEST_PROLOGUE and (more := file.read(_CHUNK)):
        first += more
        end = _DOCTYPE_END.search(first, begin.end())
    if not end:
        return first
    if b"<!ENTITY" in first[begin.end() : end.start()]:
        raise Unreadable(Refusal.UNSAFE_XML)
    return first[: begin.start()] + first[end.end() :]

"""The name of a workout, cut into numbers with their units, words and marks."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

MILE_M = 1609.344
# "m" is metres in a track session and minutes in "20m tempo": nobody runs 59 m, or 60 minutes of a rep.
SHORTEST_METRES = 60


class Token(StrEnum):
    DISTANCE = "distance"  # metres
    DURATION = "duration"  # seconds
    CLOCK = "clock"  # 3:30, seconds: a duration, a pace or a time of day
    BARE = "bare"  # a number without unit
    COUNT = "count"  # "8 times", "8개"
    TIMES = "times"  # x
    WORD = "word"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Piece:
    token: Token
    text: str
    value: float = 0.0


_UNITS = {
    **dict.fromkeys(("mtr", "mtrs", "meter", "meters", "metre", "metres", "미터"), (Token.DISTANCE, 1.0)),
    **dict.fromkeys(
        ("k", "km", "kms", "kilometer", "kilometers", "kilometre", "kilometres", "킬로", "키로"),
        (Token.DISTANCE, 1000.0),
    ),
    **dict.fromkeys(("mi", "mile", "miles", "마일"), (Token.DISTANCE, MILE_M)),
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds", "초"), (Token.DURATION, 1.0)),
    **dict.fromkeys(("min", "mins", "minute", "minutes", "분"), (Token.DURATION, 60.0)),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours", "시간"), (Token.DURATION, 3600.0)),
}
_SECONDS = {"s", "sec", "secs"}

_NUMBER = r"\d+(?:\.\d+|,\d{1,2}(?![\d]))?"
# A unit ends where no further Latin letter follows; the x of "400mx8" may.
_END = r"(?!(?!x\s*[\d(])[a-z])"
_LATIN = sorted((unit for unit in (*_UNITS, "m") if unit.isascii()), key=len, reverse=True)
_KOREAN = [unit for unit in _UNITS if not unit.isascii()]
_HOURS, _MINUTES, _SECS = (
    r"(?:hours|hour|hrs|hr|h|시간)",
    r"(?:minutes|minute|mins|min|m|분)",
    r"(?:secs|sec|s|초)",
)
_PATTERNS = (
    ("clock", re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?(?!\d)")),
    ("prime", re.compile(r"(\d+)'(?:\s?(\d{1,2})\")?(?!\d)")),
    ("seconds", re.compile(r"(\d+)\"")),
    ("hours", re.compile(rf"(\d+)\s?{_HOURS}\s?(\d{{1,2}})(?:\s?{_MINUTES})?{_END}(?![\d:])")),
    ("minutes", re.compile(rf"(\d+)\s?{_MINUTES}\s?(\d{{1,2}})\s?{_SECS}{_END}")),
    ("count", re.compile(r"(\d+)\s?(?:개(?!월)|회(?!차)|번(?!째)|세트|본(?!부)|(?:sets|reps|times)\b)")),
    ("quantity", re.compile(rf"({_NUMBER})\s?((?:{'|'.join(_LATIN)}){_END}|{'|'.join(_KOREAN)})")),
    ("times", re.compile(r"x(?=\s*[\d(])")),
    ("bare", re.compile(rf"{_NUMBER}(?![a-wyz\d])")),
    ("glued", re.compile(r"(?:wu|cd|r)(?=\d)")),
    ("word", re.compile(r"\d*[^\W\d_][^\W_]*")),
    ("mark", re.compile(r"[()/@+,;\-&=#.:]")),
)
_REWRITES = (
    (re.compile(r"[×✕✖*х]"), "x"),
    (re.compile(r"[‐‑‒–—−~→>]"), "-"),
    (re.compile(r"[’‘′`]"), "'"),
    (re.compile(r"[“”″]|''"), '"'),
    (re.compile(r"\b(\d{1,2})(?:,(\d{3})(?![,\d])|\.(\d{3})(?=\s?m\b))"), r"\1\2\3"),
    (re.compile(r"\bw(?:arm)?[\s/\-]?u(?:p)?\b(?!\w)|\bwarming up\b|워밍업|웜업"), " wu "),
    (re.compile(r"\bw[/\-]?u(?=\d)"), "wu "),
    (re.compile(r"\bc(?:ool)?[\s/\-]?d(?:own)?\b(?!\w)|\bcooling down\b|쿨다운|쿨링다운"), " cd "),
    (re.compile(r"\bhalf[\s\-]?marathon\b|하프\s?마라톤|하프"), " half "),
    (re.compile(r"\bpark[\s\-]run\b|파크런"), " parkrun "),
    (re.compile(r"\bw/\s*"), " with "),
)


def cut(name: str) -> tuple[Piece, ...]:
    """The pieces of a name; what is neither number, word nor mark (emoji, quotes) is left out."""
    text = unicodedata.normalize("NFKC", name).lower()
    for pattern, new in _REWRITES:
        text = pattern.sub(new, text)
    pieces = []
    position = 0
    while position < len(text):
        piece, position = _next(text, position)
        if piece:
            pieces.append(piece)
    return tuple(pieces)


def _next(text: str, position: int) -> tuple[Piece | None, int]:
    for kind, pattern in _PATTERNS:
        found = pattern.match(text, position)
        if found:
            return _piece(kind, found), found.end()
    return None, position + 1


def _piece(kind: str, found: re.Match[str]) -> Piece:
    text = found.group()
    if kind == "quantity":
        return _quantity(text, _value(found[1]), found[2])
    if kind in _TIMES:
        token, units = _TIMES[kind]
        parts = [float(part) for part in found.groups() if part]
        return Piece(
            token, text, sum(part * unit for part, unit in zip(parts, units[len(parts)], strict=True))
        )
    if kind == "count":
        return Piece(Token.COUNT, text, float(found[1]))
    if kind == "bare":
        return Piece(Token.BARE, text, _value(text))
    return Piece({"times": Token.TIMES, "mark": Token.MARK}.get(kind, Token.WORD), text)


# By how many parts were written: what one of each is in seconds.
_TIMES: dict[str, tuple[Token, dict[int, tuple[float, ...]]]] = {
    "clock": (Token.CLOCK, {2: (60.0, 1.0), 3: (3600.0, 60.0, 1.0)}),
    "prime": (Token.DURATION, {1: (60.0,), 2: (60.0, 1.0)}),
    "seconds": (Token.DURATION, {1: (1.0,)}),
    "hours": (Token.DURATION, {2: (3600.0, 60.0)}),
    "minutes": (Token.DURATION, {2: (60.0, 1.0)}),
}


def _value(text: str) -> float:
    return float(text.replace(",", "."))


def _quantity(text: str, value: float, unit: str) -> Piece:
    if unit == "m":
        token, size = (Token.DISTANCE, 1.0) if value >= SHORTEST_METRES else (Token.DURATION, 60.0)
    elif unit in _SECONDS and value >= 200 and value % 100 == 0:
        return Piece(Token.BARE, text, value)  # "8x400s" is a plural
    else:
        token, size = _UNITS[unit]
    return Piece(token, text, round(value * size, 3))

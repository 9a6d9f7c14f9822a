"""Numbers and durations as people and their spreadsheets write them."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

NOTHING = frozenset({"", "-", "--", "---", "–", "—", "n/a", "na", "none", "null", "nan"})
_BLANKS = re.compile(r"[\s\u00a0\u202f'’]")
_COMMA_DECIMAL = re.compile(r"^-?\d{1,3}(\.\d{3})*,(\d{1,2}|\d{4,})$")
_POINT_DECIMAL = re.compile(r"^-?(\d{1,3}(,\d{3})*|\d+)\.(\d{1,2}|\d{4,})$")
_THOUSANDS = {",": re.compile(r"^-?[1-9]\d{0,2}(,\d{3})+$"), ".": re.compile(r"^-?[1-9]\d{0,2}(\.\d{3})+$")}
_NUMBER = re.compile(r"^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$", re.IGNORECASE)
_CLOCK = re.compile(r"^(?:(\d+)\s*(?:d|days?,?)\s*)?(?:(\d{1,4}):)?(\d{1,4}):(\d{1,2})(?:[.,](\d+))?$")
_UNITS = re.compile(
    r"^(?:(\d+(?:[.,]\d+)?)\s*(?:h|hrs?|hours?|std|시간))?\s*"
    r"(?:(\d+(?:[.,]\d+)?)\s*(?:m|mins?|minutes?|'|′|분))?\s*"
    r"(?:(\d+(?:[.,]\d+)?)\s*(?:s|secs?|seconds?|\"|″|초))?$",
    re.IGNORECASE,
)
MOST_SECONDS = 60 * 86_400.0


@dataclass(frozen=True, slots=True)
class Numerals:
    """How one table writes numbers."""

    comma: bool = False  # stands before decimals

    def number(self, text: str) -> float | None:
        """The number, or None where there is none."""
        text = _BLANKS.sub("", text)
        if text.lower() in NOTHING or len(text) > 40:
            return None
        plain = self._with_point(text)
        if not _NUMBER.match(plain):
            return None
        value = float(plain)
        return value if math.isfinite(value) else None

    def within(self, text: str, low: float, high: float, factor: float = 1.0) -> float | None:
        """The number times the factor, where that lies within the bounds."""
        value = self.number(text)
        return value * factor if value is not None and low <= value * factor <= high else None

    def _with_point(self, text: str) -> str:
        decimal, thousands = (",", ".") if self.comma else (".", ",")
        if "," in text and "." in text:
            decimal = max(",.", key=text.rindex)
            thousands = "," if decimal == "." else "."
        elif thousands in text and not _THOUSANDS[thousands].match(text):
            decimal, thousands = thousands, decimal
        return text.replace(thousands, "").replace(decimal, ".")


def numerals_of(cells: Iterable[str]) -> Numerals:
    """Which sign the table has before decimals: the one that more of its numbers can only mean so."""
    commas = points = 0
    for cell in cells:
        commas += bool(_COMMA_DECIMAL.match(cell))
        points += bool(_POINT_DECIMAL.match(cell))
    return Numerals(comma=commas > points)


def duration(text: str) -> float | None:
    """Seconds of "1:02:03", "62:03,5", "1h 2m", "62 min"; two parts are minutes and seconds."""
    text = text.strip()
    if not text or len(text) > 40:
        return None
    seconds = _clock(text)
    if seconds is None:
        seconds = _with_units(text)
    return seconds if seconds is not None and 0 <= seconds <= MOST_SECONDS else None


def _clock(text: str) -> float | None:
    found = _CLOCK.match(text)
    if found is None:
        return None
    days, hours, minutes, seconds, fraction = found.groups()
    whole = int(days or 0) * 86_400 + int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return whole + (float(f"0.{fraction}") if fraction else 0.0)


def _with_units(text: str) -> float | None:
    found = _UNITS.match(text)
    if found is None or not any(found.groups()):
        return None
    hours, minutes, seconds = (float((part or "0").replace(",", ".")) for part in found.groups())
    return hours * 3600 + minutes * 60 + seconds

"""Dates as people, spreadsheets and Strava write them, in many languages."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import pairwise

_MONTHS = (
    ["jan", "ene", "janv", "gen", "sty", "tammi", "ιαν", "янв"],
    ["feb", "fev", "fév", "fevr", "févr", "lut", "helmi", "фев"],
    ["mar", "mär", "mae", "mars", "mrt", "maalis", "мар"],
    ["apr", "abr", "avr", "kwi", "huhti", "апр"],
    ["may", "mai", "mag", "mei", "maj", "touko", "май", "мая"],
    ["jun", "juin", "giu", "cze", "kesä", "июн"],
    ["jul", "juil", "lug", "lip", "heinä", "июл"],
    ["aug", "ago", "août", "aout", "sie", "elo", "авг"],
    ["sep", "set", "sept", "wrz", "syys", "сен"],
    ["oct", "okt", "ott", "out", "paź", "paz", "loka", "окт"],
    ["nov", "lis", "marras", "ноя"],
    ["dec", "dez", "déc", "dic", "gru", "joulu", "дек"],
)
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
_LONGEST_NAME = max(map(len, _MONTH_OF))
_CLOCK = re.compile(
    r"(오전|오후|上午|下午)?\s*\b(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap]\.?\s?m\b\.?)?",
    re.IGNORECASE,
)
_AFTERNOON = ("오후", "下午", "p")
_MORNING = ("오전", "上午", "a")
_EPOCH_S, _EPOCH_MS = re.compile(r"^\d{9,10}(\.\d+)?$"), re.compile(r"^\d{12,13}$")
_FIRST_YEAR, _LAST_YEAR = 1970, 2200


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, the time of day (`clock`) where it was written, and the instant where a zone was."""

    day: date
    clock: time | None = None
    instant: datetime | None = None


def moments(texts: Sequence[str]) -> list[Moment | None]:
    """What each cell of a column says. Whether the day stands before the month, the whole column tells."""
    day_first = _day_first(texts)
    return [moment(text, day_first=day_first) for text in texts]


def moment(text: str, *, day_first: bool = True) -> Moment | None:
    """The moment of a single text; None where it is no date."""
    text = text.strip()
    if not text or len(text) > 80:
        return None
    return _iso(text) or _epoch(text) or _written(text, day_first=day_first)


def _iso(text: str) -> Moment | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR or text.isdigit():
        return None
    if found.tzinfo is not None:
        return Moment(found.date(), found.time(), found)
    return Moment(found.date(), found.time() if ":" in text else None)


def _epoch(text: str) -> Moment | None:
    seconds = float(text) if _EPOCH_S.match(text) else float(text) / 1000 if _EPOCH_MS.match(text) else None
    if seconds is None:
        return None
    found = datetime.fromtimestamp(seconds, UTC)
    return Moment(found.date(), found.time(), found)


def _written(text: str, *, day_first: bool) -> Moment | None:
    clock = _CLOCK.search(text)
    rest = text if clock is None else text[: clock.start()] + " " + text[clock.end() :]
    day = _day(rest, day_first=day_first)
    if day is None:
        return None
    return Moment(day, None if clock is None else _time(clock))


def _time(found: re.Match[str]) -> time | None:
    before, hours, minutes, seconds, after = found.groups()
    half = (before or after or "").lower()
    hour = int(hours)
    if half.startswith(_AFTERNOON):
        hour = hour % 12 + 12
    elif half.startswith(_MORNING):
        hour %= 12
    try:
        return time(hour, int(minutes), int(seconds or 0))
    except ValueError:
        return None


def _day(text: str, *, day_first: bool) -> date | None:
    numbers = [int(number) for number in re.findall(r"\d+", text)][:4]
    month = _named_month(text)
    if month is not None and len(numbers) >= 2:
        year, day = (numbers[0], numbers[1]) if numbers[0] > 31 else (numbers[1], numbers[0])
        return _date(year, month, day)
    if len(numbers) != 3:
        return None
    first, second, third = numbers
    if first > 31:
        return _date(first, second, third)
    return _date(third, second, first) if day_first else _date(third, first, second)


def _named_month(text: str) -> int | None:
    for word in re.findall(r"[^\W\d_]{3,}", text.casefold()):
        for length in range(min(len(word), _LONGEST_NAME), 2, -1):
            if word[:length] in _MONTH_OF:
                return _MONTH_OF[word[:length]]
    return None


def _date(year: int, month: int, day: int) -> date | None:
    year += 2000 if year < 100 else 0
    try:
        found = date(year, month, day)
    except (ValueError, OverflowError):
        return None
    return found if _FIRST_YEAR <= year <= _LAST_YEAR else None


def _day_first(texts: Iterable[str]) -> bool:
    """A number above 12 can only be a day; where there is none, days that go in order; then the custom."""
    pairs = [found.groups() for text in texts if (found := _PAIR.match(text.strip()))]
    firsts = [int(first) for first, _, _, _ in pairs]
    seconds = [int(second) for _, _, second, _ in pairs]
    if any(second > 12 for second in seconds) != any(first > 12 for first in firsts):
        return any(first > 12 for first in firsts)
    if not pairs:
        return True
    as_day = _turns([(int(year), second, first) for first, _, second, year in _ints(pairs)])
    as_month = _turns([(int(year), first, second) for first, _, second, year in _ints(pairs)])
    if as_day != as_month:
        return as_day < as_month
    return pairs[0][1] != "/"


_PAIR = re.compile(r"^(\d{1,2})([./-])\s?(\d{1,2})[./-]\s?(\d{2,4})\b")


def _ints(pairs: Iterable[tuple[str, ...]]) -> list[tuple[int, str, int, int]]:
    return [(int(first), sign, int(second), int(year)) for first, sign, second, year in pairs]


def _turns(days: Sequence[tuple[int, int, int]]) -> int:
    """How often the order of the days changes its direction."""
    steps = [(later > earlier) for earlier, later in pairwise(days) if later != earlier]
    return sum(one != other for one, other in pairwise(steps))

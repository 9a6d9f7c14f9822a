"""How long a step is: `10m`, `1h15m`, `90s`, `400mtr`, `2km`, `3.1mi`, `press lap`."""

from decimal import Decimal
from typing import NamedTuple

from analytics.workout.text.lexing import DIGITS, Token, Tokens
from analytics.workout.text.words import HOURS, LAP, METRES_IN, MINUTES, SECONDS

POINT = "."
MAX_NUMBER = 40
"""The most characters of a number; the exact decimals of any step take fewer."""
SECONDS_IN = {
    **dict.fromkeys(HOURS, (0, 3600)),
    **dict.fromkeys(MINUTES, (1, 60)),
    **dict.fromkeys(SECONDS, (2, 1)),
}
"""Units of time, each with its rank and its seconds: the ranks rise in 1h15m10s."""


class Amount(NamedTuple):
    """Seconds or metres; neither: until the lap button."""

    seconds: float | None = None
    metres: float | None = None


UNTIL_LAP = Amount()


def number_of(text: str) -> Decimal | None:
    """A number of digits with at most one point between them, else None."""
    whole, point, rest = text.partition(POINT)
    plain = DIGITS.issuperset(whole) and DIGITS.issuperset(rest) and len(text) <= MAX_NUMBER
    return Decimal(text) if whole and plain and bool(point) == bool(rest) else None


def amount_at(tokens: Tokens, place: int) -> tuple[Amount, int] | None:
    """The amount that begins at that word, and how many words it takes; None where none does."""
    if is_lap(tokens, place):
        return UNTIL_LAP, 2
    amount = amount_of(tokens[place])
    return (amount, 1) if amount else None


def is_lap(tokens: Tokens, place: int) -> bool:
    return tuple(token.folded for token in tokens[place : place + 2]) in LAP


def amount_of(token: Token) -> Amount | None:
    """The time or distance that the word is, else None."""
    parts = _parts(token.folded)
    if len(parts) == 1 and parts[0][1] in METRES_IN:
        number = number_of(parts[0][0])
        return None if number is None else Amount(metres=float(number * Decimal(METRES_IN[parts[0][1]])))
    return _time(parts)


def has_unknown_unit(token: Token) -> bool:
    """A number with letters behind it that are no unit, such as 10k."""
    parts = _parts(token.folded)
    return bool(parts) and number_of(parts[0][0]) is not None and bool(parts[0][1])


def _time(parts: list[tuple[str, str]]) -> Amount | None:
    if len(parts) > 1 and parts[-1][1] == "" and parts[-2][1] in MINUTES:
        parts = [*parts[:-1], (parts[-1][0], "s")]
    numbers = [number_of(number) for number, _ in parts]
    units = [SECONDS_IN.get(unit) for _, unit in parts]
    seconds, rank = Decimal(0), -1
    for number, unit in zip(numbers, units, strict=True):
        if number is None or unit is None or unit[0] <= rank:
            return None
        rank, seconds = unit[0], seconds + number * unit[1]
    return Amount(seconds=float(seconds)) if parts else None


def _parts(word: str) -> list[tuple[str, str]]:
    """1h15m as (1, h), (15, m); nothing where the word does not begin with a digit."""
    if not word or word[0] not in DIGITS:
        return []
    parts: list[tuple[str, str]] = []
    number = unit = ""
    for character in word:
        if character in DIGITS or character == POINT:
            if unit:
                parts.append((number, unit))
                number = unit = ""
            number += character
        else:
            unit += character
    return [*parts, (number, unit)]

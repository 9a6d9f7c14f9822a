"""Hard pace and speed: `@3:28/km`, `@5:40-5:20/mi`, `@14.5km/h`, `@9mph`, `@4.2m/s`."""

from typing import NamedTuple

from analytics.workout.targets import PACE_SCALES, Scale, speed_typed, typed_speed
from analytics.workout.text.amounts import MAX_NUMBER, number_of
from analytics.workout.text.errors import Code
from analytics.workout.text.lexing import DIGITS, Token, wrong
from analytics.workout.text.words import AT

COLON = ":"
RANGE_SIGNS = ("-", "–", "~")
MINUTE_S = 60
SCALES = {
    "/km": Scale.PER_KM,
    "/mi": Scale.PER_MI,
    "km/h": Scale.KM_H,
    "kmh": Scale.KM_H,
    "kph": Scale.KM_H,
    "mph": Scale.MPH,
    "m/s": Scale.M_S,
}


class Span(NamedTuple):
    """Both ends as they were typed, the first one first."""

    first: float
    last: float
    scale: Scale = Scale.NONE


def ends_of(text: str) -> list[str]:
    """A range as its two ends, anything else alone."""
    for sign in RANGE_SIGNS:
        if sign in text:
            return text.split(sign)
    return [text]


def is_speed(token: Token) -> bool:
    """@…, 3:28/km, or a number with a unit of speed."""
    word = token.folded
    if word.startswith(AT):
        return len(word) > 1
    return word[:1] in DIGITS and (COLON in word or any(word.endswith(unit) for unit in SCALES))


def speed_of(token: Token) -> Span:
    """The speed in m/s that the word says. Raises Wrong."""
    ends = ends_of(token.folded.removeprefix(AT))
    split = [_split(end.removeprefix(AT)) for end in ends]
    scales = {unit for _, unit in split if unit}
    if len(ends) > 2 or len(scales) > 1:
        raise wrong(Code.BAD_NUMBER, (token,), text=token.text)
    if not scales:
        code = Code.PACE_UNIT if COLON in token.text else Code.UNKNOWN_UNIT
        raise wrong(code, (token,), text=token.text)
    scale = SCALES[scales.pop()]
    speeds = [_speed(number, scale, token) for number, _ in split]
    return Span(speeds[0], speeds[-1], scale)


def _split(text: str) -> tuple[str, str]:
    for unit in SCALES:
        if text.endswith(unit):
            return text.removesuffix(unit), unit
    return text, ""


def _speed(text: str, scale: Scale, token: Token) -> float:
    typed = _clock(text) if scale in PACE_SCALES else number_of(text)
    if not typed or len(text) > MAX_NUMBER:
        raise wrong(Code.BAD_NUMBER, (token,), text=token.text)
    speed = speed_typed(float(typed), scale)
    return speed_typed(typed_speed(speed, scale) or float(typed), scale)


def _clock(text: str) -> float | None:
    """3:28 or 3:28.5 in seconds; None where it is no such time."""
    minutes, colon, seconds = text.partition(COLON)
    whole, rest = number_of(minutes), number_of(seconds)
    if (
        not colon
        or whole is None
        or rest is None
        or whole % 1
        or rest >= MINUTE_S
        or seconds[1:2] in ("", ".")
    ):
        return None
    return float(whole * MINUTE_S + rest)

"""How hard a step is, in words: `Z2 HR`, `90% pace`, `95% LTHR`, `@3:28/km`, `T pace`, `RPE 8`, `jog`."""

from collections.abc import Callable
from typing import NamedTuple

from analytics.workout.errors import BadWorkout
from analytics.workout.targets import PACES, Scale, Target, TargetKind
from analytics.workout.text.amounts import number_of
from analytics.workout.text.errors import Code
from analytics.workout.text.lexing import DIGITS, Token, Tokens, wrong
from analytics.workout.text.speeds import Span, ends_of, is_speed, speed_of
from analytics.workout.text.words import (
    AT,
    HR_WORDS,
    JOG_WORDS,
    LTHR_WORDS,
    MAX_HR_WORDS,
    OPEN_WORDS,
    PACE_WORDS,
)

PERCENT, ZONE, RPE = "%", "z", "rpe"


class Goal(NamedTuple):
    """A target, how many words it takes, and whether its faster end was written first."""

    target: Target
    words: int
    falling: bool = False


def is_goal(tokens: Tokens, place: int) -> bool:
    """Whether the words there can only be a target: Z2, 90%, @3:28/km, RPE 8, T pace."""
    return any(fits(tokens[place]) for fits, _ in READERS) or _is_vdot(tokens, place)


def goal_at(tokens: Tokens, place: int) -> Goal:
    """The target that begins at that word. Raises Wrong."""
    token = tokens[place]
    if token.folded == AT and place + 1 < len(tokens):
        goal = goal_at(tokens, place + 1)
        return goal._replace(words=goal.words + 1)
    for fits, read in READERS:
        if fits(token):
            return read(tokens, place)
    return _vdot(tokens, place) if _is_vdot(tokens, place) else _word(token)


def _word(token: Token) -> Goal:
    if token.folded in OPEN_WORDS:
        return Goal(Target(TargetKind.OPEN), 1)
    if token.folded in JOG_WORDS:
        return Goal(Target(TargetKind.ZONE, 1, 1), 1)
    raise wrong(Code.UNKNOWN_TARGET, (token,), text=token.text)


def _speed(tokens: Tokens, place: int) -> Goal:
    paced = _follows(tokens, place, PACE_WORDS)
    return _made(tokens, place, TargetKind.SPEED, speed_of(tokens[place]), paced)


def _percent(tokens: Tokens, place: int) -> Goal:
    span = _span(tokens, place, [end.removesuffix(PERCENT) for end in ends_of(tokens[place].folded)])
    if _follows(tokens, place, LTHR_WORDS):
        return _made(tokens, place, TargetKind.HR_PCT, span, True)
    if _follows(tokens, place, MAX_HR_WORDS):
        raise wrong(Code.MAX_HR, tokens[place : place + 2])
    return _made(tokens, place, TargetKind.PACE_PCT, span, _follows(tokens, place, PACE_WORDS))


def _zone(tokens: Tokens, place: int) -> Goal:
    span = _span(tokens, place, [end.removeprefix(ZONE) for end in ends_of(tokens[place].folded)])
    scale = Scale.NONE
    if _follows(tokens, place, HR_WORDS):
        scale = Scale.HR
    elif _follows(tokens, place, PACE_WORDS):
        scale = Scale.PACE
    return _made(tokens, place, TargetKind.ZONE, span._replace(scale=scale), scale is not Scale.NONE)


def _rpe(tokens: Tokens, place: int) -> Goal:
    word = tokens[place].folded.removeprefix(RPE)
    apart = not word and place + 1 < len(tokens)
    number = tokens[place + 1].folded if apart else word
    return _made(tokens, place, TargetKind.RPE, _span(tokens, place, ends_of(number), apart), apart)


def _vdot(tokens: Tokens, place: int) -> Goal:
    numbers = [PACES.index(end.upper()) + 1.0 for end in ends_of(tokens[place].folded)]
    return _made(tokens, place, TargetKind.VDOT, Span(numbers[0], numbers[-1]), True)


def _is_vdot(tokens: Tokens, place: int) -> bool:
    letters = [end.upper() for end in ends_of(tokens[place].folded)]
    known = len(letters) <= 2 and all(len(letter) == 1 and letter in PACES for letter in letters)
    return known and _follows(tokens, place, PACE_WORDS)


def _is_zone(token: Token) -> bool:
    word = token.folded
    return len(word) > 1 and word[0] == ZONE and word[1] in DIGITS


def _is_percent(token: Token) -> bool:
    return token.folded[:1] in DIGITS and token.folded.endswith(PERCENT)


def _is_rpe(token: Token) -> bool:
    word = token.folded
    return word.startswith(RPE) and (word == RPE or word[len(RPE)] in DIGITS)


def _follows(tokens: Tokens, place: int, words: frozenset[str]) -> bool:
    return place + 1 < len(tokens) and tokens[place + 1].folded in words


def _span(tokens: Tokens, place: int, ends: list[str], more: bool = False) -> Span:
    numbers = [number_of(end) for end in ends]
    known = [float(number) for number in numbers if number is not None]
    if len(known) != len(ends) or len(ends) > 2:
        wrong_words = tokens[place : place + 1 + more]
        raise wrong(Code.BAD_NUMBER, wrong_words, text=wrong_words[-1].text)
    return Span(known[0], known[-1])


def _made(tokens: Tokens, place: int, kind: TargetKind, span: Span, more: bool) -> Goal:
    words, (low, high) = 1 + int(more), sorted((span.first, span.last))
    try:
        target = Target(kind, low, high, span.scale)
    except BadWorkout as refusal:
        said = " ".join(token.text for token in tokens[place : place + words])
        raise wrong(Code.BAD_TARGET, tokens[place : place + words], kind=kind.value, text=said) from refusal
    return Goal(target, words, span.first > span.last)


READERS: tuple[tuple[Callable[[Token], bool], Callable[[Tokens, int], Goal]], ...] = (
    (is_speed, _speed),
    (_is_percent, _percent),
    (_is_zone, _zone),
    (_is_rpe, _rpe),
)

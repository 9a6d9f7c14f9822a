"""One step from its words: cue, `ramp` or `rest`, amount, target."""

from typing import NamedTuple

from analytics.workout.errors import BadWorkout
from analytics.workout.steps import MAX_CUE, MAX_STEP_M, MAX_STEP_S, Manner, Step
from analytics.workout.targets import Target, TargetKind
from analytics.workout.text.amounts import Amount, amount_at, has_unknown_unit
from analytics.workout.text.errors import Code, Wrong
from analytics.workout.text.goals import Goal, goal_at, is_goal
from analytics.workout.text.lexing import Token, Tokens, times_at, wrong
from analytics.workout.text.words import MANNERS

OPEN = Goal(Target(TargetKind.OPEN), 0)


class Head(NamedTuple):
    """What stands before the target."""

    cue: str
    manner: Token | None
    amount: Amount
    amount_words: Tokens


def step_of(tokens: Tokens) -> Step:
    """The step that the words say. Raises Wrong."""
    head, place = _head(tokens)
    manner = head.manner
    if manner is None and place < len(tokens) and tokens[place].folded in MANNERS:
        manner, place = tokens[place], place + 1
    goal = OPEN
    if place < len(tokens):
        _demand_one_end(tokens, place)
        goal = goal_at(tokens, place)
    _demand_end(tokens, place + goal.words)
    return _built(head, manner, goal)


def _head(tokens: Tokens) -> tuple[Head, int]:
    place = first = 1 if tokens[0].quoted else 0
    while place < len(tokens) and not (found := amount_at(tokens, place)):
        place += 1
    if place == len(tokens) or not found:
        raise _without_amount(tokens)
    before = tokens[first:place]
    manner = before[-1] if before and before[-1].folded in MANNERS else None
    words = before[:-1] if manner else before
    amount, taken = found
    head = Head(_cue(tokens, words), manner, amount, tokens[place : place + taken])
    return head, place + taken


def _cue(tokens: Tokens, words: Tokens) -> str:
    if tokens[0].quoted and words:
        raise wrong(Code.UNEXPECTED, words, text=words[0].text)
    for place in range(len(words)):
        if is_goal(words, place):
            raise wrong(Code.AMOUNT_FIRST, words[place : place + 1], text=words[place].text)
        if taken := times_at(words, place):
            raise wrong(Code.REPEAT_LABEL, words[: place + taken], text=words[place].text)
    cue = tokens[0].text if tokens[0].quoted else " ".join(word.text for word in words)
    if len(cue) > MAX_CUE:
        raise wrong(Code.CUE_TOO_LONG, words or tokens[:1], most=MAX_CUE)
    return cue


def _without_amount(tokens: Tokens) -> Wrong:
    for place, token in enumerate(tokens):
        if taken := times_at(tokens, place):
            return wrong(Code.REPEAT_LABEL, tokens[: place + taken], text=token.text)
        if has_unknown_unit(token) and not is_goal(tokens, place):
            return wrong(Code.UNKNOWN_UNIT, (token,), text=token.text)
    return wrong(Code.NO_AMOUNT, tokens)


def _demand_one_end(tokens: Tokens, place: int) -> None:
    if another := amount_at(tokens, place):
        raise wrong(Code.TWO_ENDS, tokens[place : place + another[1]])


def _demand_end(tokens: Tokens, place: int) -> None:
    """Nothing is left after the target."""
    if place >= len(tokens):
        return
    _demand_one_end(tokens, place)
    code = Code.TWO_TARGETS if is_goal(tokens, place) else Code.UNEXPECTED
    raise wrong(code, tokens[place:], text=tokens[place].text)


def _built(head: Head, word: Token | None, goal: Goal) -> Step:
    manner = MANNERS[word.folded] if word else Manner.EVEN
    if manner is Manner.RAMP_UP and goal.falling:
        manner = Manner.RAMP_DOWN
    try:
        return Step(head.amount.seconds, head.amount.metres, goal.target, head.cue, manner)
    except BadWorkout as refusal:
        code = Code(refusal.code)
        most = {Code.BAD_DURATION: MAX_STEP_S, Code.BAD_DISTANCE: MAX_STEP_M}.get(code)
        if most is None and word:
            raise wrong(code, (word,)) from refusal
        text = " ".join(token.text for token in head.amount_words)
        raise wrong(code, head.amount_words, text=text, most=most or 0) from refusal

"""What each line of a text is: blank, a heading, a repeat that opens a block, or steps."""

from typing import NamedTuple

from analytics.workout.steps import MAX_TIMES, Item, Repeat, Step
from analytics.workout.text.errors import Code, TextError, Wrong
from analytics.workout.text.lexing import (
    PLUS,
    Tokens,
    after_dash,
    indent_of,
    split_lines,
    times_at,
    tokens_of,
    wrong,
)
from analytics.workout.text.stepping import step_of
from analytics.workout.text.words import BLOCK_NAMES

MAX_LINE = 1000
MAX_ERRORS = 100
COLON = ":"


class Row(NamedTuple):
    """A line as the block it stands in sees it, with the place of its words.

    `heading` is the block it begins; `times` opens a repeat of the lines that follow; else it has `items`,
    none where it is wrong.
    """

    number: int
    indent: int
    column: int
    length: int
    heading: str = ""
    times: int = 0
    items: tuple[Item, ...] = ()

    @property
    def is_read(self) -> bool:
        """Whether its words made sense."""
        return bool(self.times or self.items)

    def error(self, code: Code, **params: float | str) -> TextError:
        return TextError(code, self.number, self.column, self.length, params)


def scanned(text: str, errors: list[TextError]) -> list[Row | None]:
    """A row for each line, None for a blank one, up to so many errors; they are added to `errors`."""
    rows: list[Row | None] = []
    for number, line in enumerate(split_lines(text), start=1):
        if len(errors) >= MAX_ERRORS:
            break
        rows.append(None if not line or line.isspace() else _row(line, number, errors))
    return rows


def _row(text: str, number: int, errors: list[TextError]) -> Row:
    blank = Row(number, indent_of(text[:MAX_LINE]), 1, len(text))
    try:
        tokens, dash = _words(text)
        first, last = tokens[0], tokens[-1]
        row = blank._replace(column=first.column, length=last.column + last.length - first.column)
        return _with_content(row, tokens, dash, errors)
    except Wrong as mistake:
        errors.append(mistake.on(number))
        return blank


def _words(text: str) -> tuple[Tokens, bool]:
    """The words of the line, and whether a dash stands before them."""
    if len(text) > MAX_LINE:
        raise Wrong(Code.LINE_TOO_LONG, 1, len(text), most=MAX_LINE)
    start, dash = after_dash(text)
    tokens = tokens_of(text, start)
    if not tokens:
        raise Wrong(Code.NO_AMOUNT, start, 1)
    return tokens, dash


def _with_content(row: Row, tokens: Tokens, dash: bool, errors: list[TextError]) -> Row:
    heading, left = ("", tokens) if dash else _heading(tokens)
    if heading and not left:
        return row._replace(heading=heading)
    if taken := times_at(left, 0):
        times = _times(row, left[:taken], errors)
        if taken == len(left):
            return row._replace(heading=heading, times=times)
        return row._replace(items=(Repeat(times, steps_of(left[taken:])),))
    return row._replace(items=steps_of(left))


def _heading(tokens: Tokens) -> tuple[str, Tokens]:
    """The block that the line begins, and the `4x` behind it."""
    end = len(tokens)
    for taken in (2, 1):
        if end > taken and times_at(tokens, end - taken) == taken:
            end -= taken
            break
    name = " ".join(token.folded for token in tokens[:end]).removesuffix(COLON)
    block = BLOCK_NAMES.get(name, "")
    return (block, tokens[end:]) if block else ("", tokens)


def _times(row: Row, tokens: Tokens, errors: list[TextError]) -> int:
    """How often; once where the number cannot be, so that what follows is still read."""
    digits = tokens[0].folded.rstrip("x×")
    times = int(digits) if len(digits) <= len(str(MAX_TIMES)) + 1 else MAX_TIMES + 1
    if 1 <= times <= MAX_TIMES:
        return times
    errors.append(wrong(Code.BAD_TIMES, tokens, most=MAX_TIMES, text=digits[:10]).on(row.number))
    return 1


def steps_of(tokens: Tokens) -> tuple[Step, ...]:
    """The steps of a line, one between each two plus signs."""
    steps, begin = [], 0
    for place, token in enumerate((*tokens, None)):
        if token is None or (token.text == PLUS and not token.quoted):
            if begin == place:
                raise wrong(Code.NO_AMOUNT, tokens[max(place - 1, 0) : place + 1])
            part = tokens[begin:place]
            if taken := times_at(part, 0):
                raise wrong(Code.NEST_BY_INDENT, part[:taken])
            steps.append(step_of(part))
            begin = place + 1
    return tuple(steps)

"""A text as lines, and a line as words with their place. One pass over the characters, no patterns."""

from typing import NamedTuple

from analytics.workout.text.errors import Code, Wrong

TAB = 4
QUOTE, ESCAPE, DASH, PLUS = '"', "\\", "-", "+"
ESCAPED = {"n": "\n", "r": "\r", "t": "\t"}
TIMES_SIGNS = frozenset("x×")
DIGITS = frozenset("0123456789")


class Token(NamedTuple):
    """A word: what it says, where it begins (from 1), how many characters it takes, whether in quotes."""

    text: str
    column: int
    length: int
    quoted: bool = False

    @property
    def folded(self) -> str:
        return "" if self.quoted else self.text.casefold()


Tokens = tuple[Token, ...]


def split_lines(text: str) -> list[str]:
    """The lines of a text, whichever way they end."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def indent_of(text: str) -> int:
    """How far the line is indented; a tab goes to the next multiple of four."""
    return len(text[: _next_word(text, 0)].expandtabs(TAB))


def after_dash(text: str) -> tuple[int, bool]:
    """Where the words of the line begin, and whether a dash stood before them."""
    start = _next_word(text, 0)
    dash = text[start : start + 1] == DASH and text[start + 1 : start + 2].isspace()
    return start + dash, dash


def tokens_of(text: str, start: int = 0) -> Tokens:
    """The words from `start` on; a quote opens a cue where a step begins. Raises Wrong if it stays open."""
    tokens: list[Token] = []
    begins = True
    while (start := _next_word(text, start)) < len(text):
        token = _quoted(text, start) if begins and text[start] == QUOTE else _word(text, start)
        begins = token.text == PLUS or (begins and _is_times(token))
        tokens.append(token)
        start += token.length
    return tuple(tokens)


def wrong(code: Code, tokens: Tokens, **params: float | str) -> Wrong:
    """The error that marks these words, from the first to the last."""
    column = tokens[0].column
    return Wrong(code, column, tokens[-1].column + tokens[-1].length - column, **params)


def times_at(tokens: Tokens, place: int) -> int:
    """How many words say `8x` at that place: one, two (`8 x`), or none."""
    if place < len(tokens) and _is_times(tokens[place]):
        return 1
    two = tokens[place : place + 2]
    apart = len(two) == 2 and two[1].folded in TIMES_SIGNS
    return 2 if apart and two[0].folded and DIGITS.issuperset(two[0].folded) else 0


def _next_word(text: str, start: int) -> int:
    while start < len(text) and text[start].isspace():
        start += 1
    return start


def _is_times(token: Token) -> bool:
    word = token.folded
    return len(word) > 1 and word[-1] in TIMES_SIGNS and DIGITS.issuperset(word[:-1])


def _word(text: str, start: int) -> Token:
    end = start
    while end < len(text) and not text[end].isspace():
        end += 1
    return Token(text[start:end], start + 1, end - start)


def _quoted(text: str, start: int) -> Token:
    said: list[str] = []
    place = start + 1
    while place < len(text) and text[place] != QUOTE:
        if text[place] == ESCAPE and place + 1 < len(text):
            place += 1
            said.append(ESCAPED.get(text[place], text[place]))
        else:
            said.append(text[place])
        place += 1
    if place >= len(text):
        raise Wrong(Code.OPEN_QUOTE, start + 1, len(text) - start)
    return Token("".join(said), start + 1, place + 1 - start, quoted=True)

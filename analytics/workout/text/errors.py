"""What can be wrong with the text of a workout, and where: codes, to be said in the reader's language."""

from dataclasses import dataclass, field
from enum import StrEnum


class Code(StrEnum):
    """Every error of a text, by what a coach has to change."""

    TEXT_TOO_LONG = "text_too_long"
    LINE_TOO_LONG = "line_too_long"
    TOO_MANY_STEPS = "too_many_steps"
    TOO_DEEP = "too_deep"
    EMPTY_MAIN = "empty_main"
    NOTHING_TO_RUN = "nothing_to_run"
    HEADING_ORDER = "heading_order"
    BAD_INDENT = "bad_indent"
    BAD_TIMES = "bad_times"
    EMPTY_REPEAT = "empty_repeat"
    NEST_BY_INDENT = "nest_by_indent"
    REPEAT_LABEL = "repeat_label"
    OPEN_QUOTE = "open_quote"
    CUE_TOO_LONG = "cue_too_long"
    NO_AMOUNT = "no_amount"
    UNKNOWN_UNIT = "unknown_unit"
    BAD_NUMBER = "bad_number"
    BAD_DURATION = "bad_duration"
    BAD_DISTANCE = "bad_distance"
    TWO_ENDS = "two_ends"
    AMOUNT_FIRST = "amount_first"
    UNKNOWN_TARGET = "unknown_target"
    BAD_TARGET = "bad_target"
    TWO_TARGETS = "two_targets"
    PACE_UNIT = "pace_unit"
    MAX_HR = "max_hr"
    BAD_REST = "bad_rest"
    BAD_RAMP = "bad_ramp"
    UNEXPECTED = "unexpected"


Params = dict[str, float | str]


@dataclass(frozen=True, slots=True)
class TextError:
    """One error: line and column count from 1, in characters, and `length` is how many of them are wrong."""

    code: Code
    line: int
    column: int
    length: int
    params: Params = field(default_factory=dict)


class BadText(ValueError):
    """A text that is no workout: all its errors in order, and the first as its own."""

    def __init__(self, errors: tuple[TextError, ...]) -> None:
        super().__init__(errors[0].code.value)
        self.errors = errors
        self.code, self.params = errors[0].code, errors[0].params
        self.line, self.column, self.length = errors[0].line, errors[0].column, errors[0].length


class Wrong(Exception):
    """Raised inside one line: `first` and `last` are the tokens between which it is wrong."""

    def __init__(self, code: Code, column: int, length: int, **params: float | str) -> None:
        super().__init__(code.value)
        self.code, self.column, self.length, self.params = code, column, length, params

    def on(self, line: int) -> TextError:
        return TextError(self.code, line, self.column, self.length, self.params)

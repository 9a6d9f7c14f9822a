"""The one refusal of all parsers: a code with parameters, worded for the reader at the edge."""

from enum import StrEnum


class Refusal(StrEnum):
    EMPTY = "empty"
    TOO_LARGE = "too_large"  # limit, of: "bytes", "records" ...
    TOO_LONG = "too_long"  # days: more recording time than any run has
    NOT_FIT = "not_fit"
    BAD_HEADER = "bad_header"
    NOT_ACTIVITY = "not_activity"  # file_type: what the file says it is
    NO_RECORDS = "no_records"


class Unreadable(Exception):
    """The file holds nothing that can be kept as an activity."""

    def __init__(self, code: Refusal, **params: float | str) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        return f"{self.code} {self.params}" if self.params else str(self.code)

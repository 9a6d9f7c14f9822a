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
    NOT_XML = "not_xml"  # line: broken before anything was read
    NOT_A_TABLE = "not_a_table"
    COLUMNS_UNKNOWN = "columns_unknown"  # columns: their names; the person is asked which is which
    NO_TIMES = "no_times"  # a drawn route is no recording
    UNKNOWN_FORMAT = "unknown_format"
    NOT_READ = "not_read"  # category: a known file that tells nothing we keep
    ARCHIVE_BROKEN = "archive_broken"
    ARCHIVE_LOCKED = "archive_locked"  # with a password
    ARCHIVE_BOMB = "archive_bomb"  # of: "ratio", "entries", "nesting", "size"; limit
    UNSAFE_PATH = "unsafe_path"  # path: leads out of its archive, or is a link
    UNSAFE_XML = "unsafe_xml"  # entities, or nesting without end


class Unreadable(Exception):
    """The file holds nothing that can be kept as an activity."""

    def __init__(self, code: Refusal, **params: float | str) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        return f"{self.code} {self.params}" if self.params else str(self.code)

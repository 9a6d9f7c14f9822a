"""The workout language: a workout as text that a coach types, and back."""

from analytics.workout.text.errors import BadText, Code, TextError
from analytics.workout.text.reading import MAX_CHARACTERS, Reading, parse, read
from analytics.workout.text.writing import step_text, write

__all__ = [
    "MAX_CHARACTERS",
    "BadText",
    "Code",
    "Reading",
    "TextError",
    "parse",
    "read",
    "step_text",
    "write",
]

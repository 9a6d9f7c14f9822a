"""Read single values out of decoded FIT messages, whatever a damaged file put there."""

import math
from collections.abc import Mapping

Fields = Mapping[str, object]


def number(value: object, low: float = -math.inf, high: float = math.inf) -> float | None:
    """The value as a float, or None where it is no number or outside low..high."""
    if isinstance(value, tuple):  # some watches write a scalar as an array
        value = next((item for item in value if item is not None), None)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if low <= value <= high else None


def first_number(fields: Fields, *names: str, low: float = -math.inf, high: float = math.inf) -> float | None:
    """The first of the named fields that holds a number within low..high."""
    for name in names:
        value = fields.get(name)
        found = None if value is None else number(value, low, high)
        if found is not None:
            return found
    return None


def text(value: object) -> str:
    """A name or an enumerated value as text; "" where there is none."""
    if isinstance(value, tuple):
        value = next((item for item in value if item is not None), None)
    return "" if value is None else str(value).strip()

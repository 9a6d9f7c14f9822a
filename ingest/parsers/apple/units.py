"""Numbers with the units that Apple writes beside them, in SI."""

from collections.abc import Mapping

LENGTH = {"m": 1.0, "km": 1000.0, "cm": 0.01, "mi": 1609.344, "yd": 0.9144, "ft": 0.3048}
DURATION = {"s": 1.0, "sec": 1.0, "min": 60.0, "hr": 3600.0, "h": 3600.0}
ENERGY_KCAL = {"kcal": 1.0, "Cal": 1.0, "cal": 0.001, "kJ": 1 / 4.184, "J": 1 / 4184}
SPEED = {"m/s": 1.0, "km/hr": 1 / 3.6, "km/h": 1 / 3.6, "mi/hr": 0.44704, "mph": 0.44704}
MASS = {"kg": 1.0, "g": 0.001, "lb": 0.45359237, "st": 6.35029318}
RATE = {"count/min": 1.0, "bpm": 1.0, "count/s": 60.0}
SHARE = {"%": 100.0}  # Apple writes 0.97 for 97 %
DURATION_MS = {"ms": 1.0, "s": 1000.0}
OXYGEN = {"mL/min·kg": 1.0, "mL/kg·min": 1.0, "ml/min·kg": 1.0, "mL/(kg·min)": 1.0, "mL/min-kg": 1.0}
POWER = {"W": 1.0, "kW": 1000.0}
COUNT = {"count": 1.0}

Scale = Mapping[str, float]


def amount(value: str | None, unit: str | None, scale: Scale) -> float | None:
    """The value in the scale's own unit; None if it is no number or its unit is not known."""
    if value is None or unit is None or unit not in scale:
        return None
    try:
        return float(value) * scale[unit]
    except ValueError:
        return None


def quantity(text: str | None, scale: Scale) -> float | None:
    """A value and unit in one text: "6575 cm"."""
    value, _, unit = (text or "").strip().partition(" ")
    return amount(value, unit, scale)


def within(value: float | None, low: float, high: float) -> float | None:
    return value if value is not None and low <= value <= high else None

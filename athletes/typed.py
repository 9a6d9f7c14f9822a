"""What people type for a time, a pace or a distance, in SI units."""

import re

MILE_M = 1609.344
KILOMETRE_M = 1000.0
IMPERIAL = "imperial"

# Written signs and Korean words → the letters below.
SIGNS = {
    "시간": "h", "분": "m", "초": "s",
    "hours": "h", "hour": "h", "hr": "h", "minutes": "m", "mins": "m", "min": "m", "sec": "s",
    "”": "s", "″": "s", '"': "s", "''": "s", "’": "m", "′": "m", "'": "m", "：": ":",
}  # fmt: skip
WITH_COLONS = re.compile(r"(?:(?P<h>\d{1,3}):)?(?P<m>\d{1,3}):(?P<s>\d{2})")
WITH_LETTERS = re.compile(r"(?:(?P<h>\d{1,3})h)?(?:(?P<m>\d{1,4})m)?(?:(?P<s>\d{1,5})s)?(?P<rest>\d{1,4})?")

PER = re.compile(r"(?:min)?(?:/|per)?(?P<unit>km|mile|mi|k)$")
ON_A_TREADMILL = re.compile(r"(?P<number>\d{1,2}(?:[.,]\d{1,2})?)(?P<unit>km/h|kmh|kph|mph)")
AMOUNT = re.compile(
    r"(?P<number>\d{1,7}(?:[.,]\d{1,6})?)(?P<unit>km|k|mi|miles|mile|m|mtr|킬로미터|킬로|마일|미터)?"
)
METRES = {
    "km": KILOMETRE_M, "k": KILOMETRE_M, "킬로미터": KILOMETRE_M, "킬로": KILOMETRE_M,
    "mi": MILE_M, "mile": MILE_M, "miles": MILE_M, "마일": MILE_M,
    "m": 1.0, "mtr": 1.0, "미터": 1.0,
}  # fmt: skip
NAMED_M = {
    "marathon": 42_195.0, "마라톤": 42_195.0, "풀코스": 42_195.0,
    "half": 21_097.5, "halfmarathon": 21_097.5, "하프": 21_097.5, "하프마라톤": 21_097.5,
}  # fmt: skip


class NotRead(ValueError):
    """This is no time, pace or distance that could be meant."""


def seconds(text: str) -> int:
    """25:30, 1:31:00, 4'10", 1h31, 90 min, 1시간 31분; a number alone is minutes. Raises NotRead."""
    letters = _letters(text)
    found = WITH_COLONS.fullmatch(letters)
    if found:
        return _added(found["h"], found["m"], found["s"])
    found = WITH_LETTERS.fullmatch(letters)
    if not letters or not found or (found["rest"] and found["s"]):
        raise NotRead(text)
    if found["m"]:
        return _added(found["h"], found["m"], found["s"] or found["rest"])
    return _added(found["h"], found["rest"], found["s"])


def speed_m_s(text: str, *, units: str) -> float:
    """4:10, 4'10"/km, 6:42/mi or 14.4 km/h as m/s; a pace alone is in the person's units. Raises NotRead."""
    squeezed = text.strip().lower().replace(" ", "").removeprefix("@")
    speed = _on_a_treadmill(squeezed) or _at_a_pace(squeezed, units)
    if not speed:
        raise NotRead(text)
    return speed


def metres(text: str, *, units: str) -> float:
    """10, 10,5, 21.1 km, 5 mi, 400 m, half, marathon; without a unit in the person's own. Raises NotRead."""
    squeezed = text.strip().lower().replace(" ", "")
    if squeezed.replace("-", "") in NAMED_M:
        return NAMED_M[squeezed.replace("-", "")]
    found = AMOUNT.fullmatch(squeezed)
    if not found:
        raise NotRead(text)
    unit = METRES[found["unit"]] if found["unit"] else unit_m(units)
    return float(_point(found["number"], thousands=unit == 1.0)) * unit


def unit_m(units: str) -> float:
    """Metres in the person's own unit of distance."""
    return MILE_M if units == IMPERIAL else KILOMETRE_M


def _on_a_treadmill(squeezed: str) -> float | None:
    found = ON_A_TREADMILL.fullmatch(squeezed)
    if not found:
        return None
    per_hour = MILE_M if found["unit"] == "mph" else KILOMETRE_M
    return float(found["number"].replace(",", ".")) * per_hour / 3600


def _at_a_pace(squeezed: str, units: str) -> float | None:
    found = PER.search(squeezed)
    time = seconds(squeezed[: found.start()] if found else squeezed)
    return (METRES[found["unit"]] if found else unit_m(units)) / time if time else None


def _letters(text: str) -> str:
    squeezed = text.strip().lower().replace(" ", "")
    for sign, letter in SIGNS.items():
        squeezed = squeezed.replace(sign, letter)
    return squeezed


def _added(hours: str | None, minutes: str | None, seconds_: str | None) -> int:
    hour, minute, second = int(hours or 0), int(minutes or 0), int(seconds_ or 0)
    if (minutes and second > 59) or (hours and minute > 59):
        raise NotRead(f"{hours}:{minutes}:{seconds_}")
    return hour * 3600 + minute * 60 + second


def _point(number: str, *, thousands: bool) -> str:
    """A comma is a decimal point, except before three digits of metres: 5,000 m."""
    if thousands and re.fullmatch(r"\d+,\d{3}", number):
        return number.replace(",", "")
    return number.replace(",", ".")

"""What the notes of a training log say in numbers: "7:45; 152; 178; felt good", "8 miles @ 7:30, HR 150".

Each value comes with a confidence, and what nothing explains stays as words. Nothing here is believed
without a person: the page that shows a row shows the doubt too.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from ingest.parsers.numerals import duration
from ingest.parsers.shoe_names import SHOE
from ingest.parsers.units import METRES, MILE_M

LONGEST_TEXT = 5_000
CERTAIN, LIKELY, GUESSED, DOUBTFUL = 0.95, 0.8, 0.5, 0.35
AGREES = 0.04  # between a pace and what distance and time make of it
KM_M = 1000.0
_UNIT = r"(km|k|mi|miles?|킬로|마일)"
_NEXT = r"\s*[:=]?\s*"
_REPEATS = re.compile(
    r"\b\d{1,2}\s?[x×*]\s?\d+(?:[.:]\d+)?\s?(?:km|k|mi|miles?|min|mins|minutes?|sec|s|m)?\b"
    r"(?:\s*(?:in|@|at)\s*\d[\d:.]*(?:\s?-\s?\d[\d:.]*)?(?:\s?(?:sec|s|min)\b)?)?",
    re.IGNORECASE,
)
_RPE = re.compile(r"\b(?:rpe|effort)" + _NEXT + r"(10|\d(?:[.,]\d)?)(?:\s*/\s*10)?(?![\d:])", re.IGNORECASE)
_MAX_HR = re.compile(
    r"(?:max(?:imum)?\s*(?:hr|heart rate)|hr\s*max|최대\s*심박수?)" + _NEXT + r"(\d{2,3})\b", re.IGNORECASE
)
_AVG_HR = re.compile(
    r"(?:\b(?:avg|average|mean)?\s*(?:hr|heart rate)\b(?:\s*(?:avg|average|mean))?|심박수?)"
    + _NEXT
    + r"(\d{2,3})(?:\s*/\s*(\d{2,3}))?\b|\b(\d{2,3})\s*bpm\b",
    re.IGNORECASE,
)
_CADENCE = re.compile(
    r"(?:\bcad(?:ence)?|케이던스)" + _NEXT + r"(\d{2,3})\b|\b(\d{3})\s*spm\b", re.IGNORECASE
)
_PACE = re.compile(
    r"(?:@|\bpace\b|페이스)" + _NEXT + r"(\d{1,2}:\d{2})(?!:)(?:\s*(?:/|per|a)?\s*" + _UNIT + r"\b)?"
    r"|\b(\d{1,2}:\d{2})\s*(?:/|per)\s*" + _UNIT + r"\b",
    re.IGNORECASE,
)
_DISTANCE = re.compile(r"(?<![\d.,:])(\d{1,3}(?:[.,]\d{1,3})?)\s*" + _UNIT + r"\b", re.IGNORECASE)
_TIME = re.compile(
    r"\b(?:in|time|total|기록|시간)"
    + _NEXT
    + r"(\d{1,3}:\d{2}(?::\d{2})?)(?![\d:])|\b(\d{1,2}:\d{2}:\d{2})\b",
    re.IGNORECASE,
)
_SHOE_SAID = re.compile(r"\b(?:shoes?|신발)\s*[:=]\s*([^;,\n]{2,60})", re.IGNORECASE)
_SEPARATORS = re.compile(r"[;,\n|]+")
_BARE_PACE, _BARE_NUMBER = re.compile(r"^\d{1,2}:\d{2}$"), re.compile(r"^\d{2,3}$")


@dataclass(frozen=True, slots=True)
class Notes:
    """`values` by name (those of Summary, and "pace_s_per_km", "rpe", "shoe", "workout"), `doubts` with the
    confidence 0 to 1 of each, `rest` what nothing explains."""

    values: Mapping[str, float | str] = field(default_factory=dict)
    doubts: Mapping[str, float] = field(default_factory=dict)
    rest: str = ""


class NotesReader(Protocol):
    """A language model, or anybody else who reads notes."""

    def __call__(self, text: str) -> Notes: ...


def read_notes(
    text: str,
    *,
    model: NotesReader | None,
    distance_m: float | None = None,
    timer_s: float | None = None,
    unit_m: float | None = None,
) -> Notes:
    """The notes by rule; by the model where a number stays unexplained. Of two answers, the surer one."""
    ours = parse_notes(text, distance_m=distance_m, timer_s=timer_s, unit_m=unit_m)
    if model is None or not any(letter.isdigit() for letter in ours.rest):
        return ours
    theirs = model(text)
    better = {name for name in theirs.values if theirs.doubts.get(name, 0.0) > ours.doubts.get(name, 0.0)}
    return Notes(
        values={**ours.values, **{name: theirs.values[name] for name in better}},
        doubts={**ours.doubts, **{name: theirs.doubts[name] for name in better}},
        rest=theirs.rest,
    )


def parse_notes(
    text: str,
    *,
    distance_m: float | None = None,
    timer_s: float | None = None,
    unit_m: float | None = None,
) -> Notes:
    """The notes by rule. What the row's own columns say makes a pace surer, or less sure; `unit_m` is the
    unit in which the log counts distance, in metres."""
    reading = _Reading(text[:LONGEST_TEXT], unit_m)
    for read in _NAMED:
        read(reading)
    _read_bare(reading)
    _check_pace(reading, distance_m or reading.number("distance_m"), timer_s or reading.number("timer_s"))
    _check_distance(reading, distance_m)
    return Notes(reading.values, reading.doubts, reading.rest() + text[LONGEST_TEXT:])


class _Reading:
    """The text, of which each rule takes what it understands, and what was understood."""

    def __init__(self, text: str, unit_m: float | None) -> None:
        self.text = text
        self.unit_m = unit_m
        self.pace_unit_said = False
        self.written_pace_s = 0.0
        self.values: dict[str, float | str] = {}
        self.doubts: dict[str, float] = {}

    def put(self, name: str, value: float | str, confidence: float) -> None:
        """The first that is said of a thing counts."""
        if name not in self.values:
            self.values[name], self.doubts[name] = value, confidence

    def number(self, name: str) -> float | None:
        value = self.values.get(name)
        return value if isinstance(value, float) else None

    def take(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """What the pattern finds; it leaves the text."""
        found = list(pattern.finditer(self.text))
        for match in reversed(found):
            self.text = self.text[: match.start()] + "\x00" + self.text[match.end() :]
        return iter(found)

    def rest(self) -> str:
        parts = (" ".join(part.replace("\x00", " ").split()) for part in _SEPARATORS.split(self.text))
        return "; ".join(part.strip(" -–@") for part in parts if part.strip(" -–@/."))


def _repeats(reading: _Reading) -> None:
    for found in reading.take(_REPEATS):
        reading.put("workout", " ".join(found[0].split()), LIKELY)


def _rpe(reading: _Reading) -> None:
    for found in reading.take(_RPE):
        reading.put("rpe", float(found[1].replace(",", ".")), CERTAIN)


def _heart_rates(reading: _Reading) -> None:
    for found in reading.take(_MAX_HR):
        _put_between(reading, "max_hr_bpm", found[1], (60, 230))
    for found in reading.take(_AVG_HR):
        _put_between(reading, "avg_hr_bpm", found[1] or found[3], (60, 220))
        _put_between(reading, "max_hr_bpm", found[2], (60, 230), LIKELY)


def _cadence(reading: _Reading) -> None:
    for found in reading.take(_CADENCE):
        _put_between(reading, "avg_cadence_spm", found[1] or found[2], (60, 260))


def _pace(reading: _Reading) -> None:
    for found in reading.take(_PACE):
        unit = found[2] or found[4]
        seconds = duration(found[1] or found[3])
        if seconds is not None and "pace_s_per_km" not in reading.values:
            reading.pace_unit_said = unit is not None
            reading.put("pace_s_per_km", _per_km(reading, seconds, unit), CERTAIN if unit else LIKELY)


def _distance(reading: _Reading) -> None:
    for found in reading.take(_DISTANCE):
        metres = float(found[1].replace(",", ".")) * _metres(found[2])
        if 100 <= metres <= 500_000:
            reading.put("distance_m", metres, LIKELY)
        reading.unit_m = reading.unit_m or _metres(found[2])


def _time(reading: _Reading) -> None:
    for found in reading.take(_TIME):
        seconds = duration(found[1] or found[2])
        if seconds is not None:
            reading.put("timer_s", seconds, LIKELY if seconds > 300 else GUESSED)


def _shoe(reading: _Reading) -> None:
    for found in reading.take(_SHOE_SAID):
        reading.put("shoe", found[1].strip(), CERTAIN)
    for found in reading.take(SHOE):
        reading.put("shoe", " ".join(found[0].split()), LIKELY if found["version"] else GUESSED)


# Distances before paces: "8 miles @ 7:30" says of which unit the pace is.
_NAMED: tuple[Callable[[_Reading], None], ...] = (
    _repeats,
    _rpe,
    _heart_rates,
    _cadence,
    _shoe,
    _distance,
    _pace,
    _time,
)


def _read_bare(reading: _Reading) -> None:
    """Numbers without a name, in the order in which runners write them: pace, heart rate, and one more."""
    parts = _SEPARATORS.split(reading.text)
    for place, part in enumerate(parts):
        written = part.replace("\x00", " ").strip()
        if _BARE_PACE.match(written) and "pace_s_per_km" not in reading.values:
            seconds = duration(written) or 0.0
            if 120 <= seconds <= 1200:
                reading.put("pace_s_per_km", _per_km(reading, seconds, None), GUESSED)
                parts[place] = "\x00"
        elif _BARE_NUMBER.match(written) and _bare_number(reading, float(written)):
            parts[place] = "\x00"
    reading.text = ";".join(parts)


def _bare_number(reading: _Reading, value: float) -> bool:
    """Whether the number is taken."""
    mean = reading.number("avg_hr_bpm")
    if mean is None:
        if 80 <= value <= 200:
            reading.put("avg_hr_bpm", value, 0.7 if "pace_s_per_km" in reading.values else GUESSED)
        return 80 <= value <= 200
    could_be_hr = mean < value <= 225 and "max_hr_bpm" not in reading.values
    could_be_cadence = 140 <= value <= 220 and "avg_cadence_spm" not in reading.values
    if could_be_hr and could_be_cadence:
        # Both are likely; a peak far above the mean is the less likely of the two.
        name = "max_hr_bpm" if value - mean <= 15 else "avg_cadence_spm"
        reading.put(name, value, DOUBTFUL)
    elif could_be_hr or could_be_cadence:
        reading.put("max_hr_bpm" if could_be_hr else "avg_cadence_spm", value, 0.6)
    return could_be_hr or could_be_cadence


def _check_pace(reading: _Reading, distance_m: float | None, timer_s: float | None) -> None:
    """Distance and time tell which unit a pace was of, or that it is none of this run."""
    pace = reading.number("pace_s_per_km")
    if pace is None or not distance_m or not timer_s:
        return
    true = timer_s / distance_m * KM_M
    candidates = [pace]
    if not reading.pace_unit_said:
        candidates += [reading.written_pace_s / unit * KM_M for unit in (KM_M, MILE_M)]
    nearest = min(candidates, key=lambda candidate: abs(candidate / true - 1))
    agrees = abs(nearest / true - 1) <= AGREES
    reading.values["pace_s_per_km"] = nearest if agrees else pace
    reading.doubts["pace_s_per_km"] = CERTAIN if agrees else DOUBTFUL


def _check_distance(reading: _Reading, distance_m: float | None) -> None:
    written = reading.number("distance_m")
    if written is not None and distance_m:
        agrees = abs(written / distance_m - 1) <= AGREES
        reading.doubts["distance_m"] = CERTAIN if agrees else DOUBTFUL


def _per_km(reading: _Reading, seconds: float, unit: str | None) -> float:
    reading.written_pace_s = seconds
    metres = _metres(unit) if unit else reading.unit_m or _usual_unit(seconds)
    return seconds / metres * KM_M


def _usual_unit(seconds: float) -> float:
    """Where nobody says it: few train faster than five minutes a mile, or slower than this a kilometre."""
    return KM_M if seconds < 330 else MILE_M


def _metres(unit: str) -> float:
    return MILE_M if unit.lower().startswith(("mi", "마")) else METRES["km"]


def _put_between(
    reading: _Reading, name: str, text: str | None, bounds: tuple[int, int], confidence: float = CERTAIN
) -> None:
    if text is not None and bounds[0] <= int(text) <= bounds[1]:
        reading.put(name, float(text), confidence)

"""Repetitions in a cut name: 8x400, 400m 8개, 3x(3x300), ladders; with pace and recovery."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.reconcile.name_tokens import MILE_M, Piece, Token
from ingest.reconcile.name_words import COOL_DOWN, PACE, RECOVERY, RECOVERY_BEFORE, WARM_UP
from ingest.reconcile.named import Rep, Size, Units

FEWEST, MOST = 2, 100
MOST_REPS = 200
LONGEST_M, LONGEST_S = 20_000.0, 7200.0  # of one repetition
# What a bare number of a repetition may be: metres of a track session.
BARE_M = (100, 5000, 50)
FASTEST_S_PER_KM, SLOWEST_S_PER_KM = 140.0, 450.0
_SIZES = {Token.DISTANCE, Token.DURATION}
_LEADS = {"/", "with", "on", "-", "and", "&", ",", "+", "(", "by", ";", "=", "w", ":"}
_JOINS = {"+", ",", "-", "/", "&"}
_LONG_JOG_M = 1000.0  # after a comma this is a cool-down


@dataclass(frozen=True, slots=True)
class Found:
    reps: tuple[Rep, ...]
    end: int
    ladder: bool = False


def find_reps(pieces: Sequence[Piece], at: int, units: Units) -> Found | None:
    """The repetitions that begin at this piece, with what belongs to them; None where none do."""
    if _is_inside(pieces, at):
        return None
    found = _counted(pieces, at, units) or _ladder(pieces, at)
    if not found or len(found.reps) < FEWEST:
        return None
    return _tail(pieces, found, units)


def _is_inside(pieces: Sequence[Piece], at: int) -> bool:
    """Behind an x whose own repetitions made no sense: a part of it would be read wrongly."""
    before = at - 2 if text_at(pieces, at - 1) == "(" else at - 1
    return token_at(pieces, before) == Token.TIMES


def size_of(piece: Piece) -> Size | None:
    """The size that a number means as a repetition or its recovery; None where it is neither."""
    if piece.token == Token.DISTANCE and 20 <= piece.value <= LONGEST_M:
        return Size(distance_m=piece.value)
    if piece.token in {Token.DURATION, Token.CLOCK} and 5 <= piece.value <= LONGEST_S:
        return Size(duration_s=piece.value)
    lowest, highest, step = BARE_M
    if piece.token == Token.BARE and lowest <= piece.value <= highest and piece.value % step == 0:
        return Size(distance_m=piece.value)
    return None


def token_at(pieces: Sequence[Piece], at: int) -> Token | None:
    return pieces[at].token if 0 <= at < len(pieces) else None


def text_at(pieces: Sequence[Piece], at: int) -> str:
    return pieces[at].text if 0 <= at < len(pieces) else ""


def _counted(pieces: Sequence[Piece], at: int, units: Units) -> Found | None:
    """N x body, or body x N."""
    count, body = _count(pieces, at)
    if count:
        inner = _body(pieces, body, units)
        if not inner or len(inner.reps) * count > MOST_REPS:
            return None
        return Found(inner.reps * count, inner.end)
    size = size_of(pieces[at])
    if size is None or pieces[at].token == Token.CLOCK:
        return None
    if token_at(pieces, at + 1) == Token.COUNT:
        return _times(size, pieces[at + 1].value, at + 2)
    if token_at(pieces, at + 1) == Token.TIMES and token_at(pieces, at + 2) in {Token.BARE, Token.COUNT}:
        return _times(size, pieces[at + 2].value, at + 3)
    return None


def _count(pieces: Sequence[Piece], at: int) -> tuple[int, int]:
    """How many times, and where the body begins; (0, at) where nothing is counted."""
    piece, following = pieces[at], token_at(pieces, at + 1)
    if not FEWEST <= piece.value <= MOST or not piece.value.is_integer():
        return 0, at
    if piece.token == Token.BARE and following == Token.TIMES:
        return int(piece.value), at + 2
    if piece.token == Token.COUNT:
        skipped = following == Token.TIMES or text_at(pieces, at + 1) == "of"
        return int(piece.value), at + 1 + skipped
    return 0, at


def _times(size: Size, count: float, end: int) -> Found | None:
    if not FEWEST <= count <= 50 or not float(count).is_integer():
        return None
    return Found((Rep(size.distance_m, size.duration_s),) * int(count), end)


def _body(pieces: Sequence[Piece], at: int, units: Units) -> Found | None:
    if text_at(pieces, at) == "(":
        return _group(pieces, at + 1, units)
    if at >= len(pieces):
        return None
    if _count(pieces, at)[0]:
        return _counted(pieces, at, units)
    size = size_of(pieces[at])
    return Found((Rep(size.distance_m, size.duration_s),), at + 1) if size else None


def _group(pieces: Sequence[Piece], at: int, units: Units) -> Found | None:
    """What stands in brackets, up to the closing one."""
    reps: tuple[Rep, ...] = ()
    while at < len(pieces) and text_at(pieces, at) != ")":
        inner = _body(pieces, at, units)
        if inner:
            inner = _tail(pieces, inner, units)
            reps, at = reps + inner.reps, inner.end
        elif text_at(pieces, at) in _JOINS or pieces[at].token == Token.WORD:
            at += 1
        else:
            return None
        if len(reps) > MOST_REPS:
            return None
    return Found(reps, at + 1) if reps else None


def _ladder(pieces: Sequence[Piece], at: int) -> Found | None:
    """400-800-400, or 1-2-3-2-1 min: at least three numbers; the unit may stand behind the last."""
    if text_at(pieces, at - 1) in _JOINS - {","} or token_at(pieces, at) not in _SIZES | {Token.BARE}:
        return None
    steps, end = [pieces[at]], at + 1
    mark = text_at(pieces, end)
    while text_at(pieces, end) == mark in _JOINS and token_at(pieces, end + 1) in _SIZES | {Token.BARE}:
        steps.append(pieces[end + 1])
        end += 2
    sizes = _with_last_unit(steps)
    with_units = any(step.token in _SIZES for step in steps)
    if len(steps) < 3 or None in sizes or (with_units and mark not in {"-", "/"}):
        return None
    return Found(tuple(Rep(size.distance_m, size.duration_s) for size in sizes if size), end, ladder=True)


def _with_last_unit(steps: Sequence[Piece]) -> list[Size | None]:
    last, bare = steps[-1], [step.token == Token.BARE for step in steps]
    if not all(bare[:-1]) or bare[-1]:
        return [size_of(step) for step in steps]
    number = float("".join(char for char in last.text if char.isdigit() or char == ".") or 0)
    unit = last.value / number if number else 0.0
    return [size_of(replace(last, value=step.value * unit)) for step in steps[:-1]] + [size_of(last)]


def _tail(pieces: Sequence[Piece], found: Found, units: Units) -> Found:
    """Pace and recovery behind the repetitions, up to what is no longer theirs."""
    reps, at = found.reps, found.end
    while at < len(pieces):
        pace = _pace(pieces, at, reps[-1], units)
        recovery = None if pace else _recovery(pieces, at, reps[-1])
        if pace:
            seconds, at = pace
            reps = tuple(replace(rep, pace_s_per_km=rep.pace_s_per_km or seconds) for rep in reps)
        elif recovery:
            size, at = recovery
            reps = _with_recovery(reps, size)
        elif text_at(pieces, at) in {")", WARM_UP, COOL_DOWN} or pieces[at].token not in {
            Token.WORD,
            Token.MARK,
        }:
            break
        else:
            at += 1
    return replace(found, reps=reps, end=at)


def _with_recovery(reps: tuple[Rep, ...], size: Size) -> tuple[Rep, ...]:
    """The recovery after each rep; where the reps of a set have theirs, it is the one between sets."""
    if any(rep.recovery for rep in reps):
        return (*reps[:-1], replace(reps[-1], recovery=size))
    return tuple(replace(rep, recovery=size) for rep in reps)


def _pace(pieces: Sequence[Piece], at: int, rep: Rep, units: Units) -> tuple[float | None, int] | None:
    """What stands behind @: a pace, the time of one rep, or words; and where it ends."""
    if text_at(pieces, at) != "@":
        return None
    end = at + 2
    value = pieces[at + 1] if at + 1 < len(pieces) else None
    if value is None or value.token not in {Token.CLOCK, Token.DURATION, Token.BARE}:
        known = value is not None and value.token == Token.DISTANCE  # "@ 5k pace"
        return None, at + 1 + known
    seconds = value.value
    if text_at(pieces, end) == "-" and token_at(pieces, end + 1) == Token.CLOCK:
        seconds, end = (seconds + pieces[end + 1].value) / 2, end + 2
    per_m, end = _per(pieces, end)
    if per_m:
        return seconds / per_m * 1000, end
    return _either_reading(seconds, rep, units), end


def _per(pieces: Sequence[Piece], at: int) -> tuple[float | None, int]:
    """The distance of "/km", "per mile", "min/km"; None where a bare number stands."""
    while text_at(pieces, at) in {"/", "per", "min"}:
        at += 1
    unit = {"km": 1000.0, "k": 1000.0, "mi": MILE_M, "mile": MILE_M, "kilometer": 1000.0}
    per_m = unit.get(text_at(pieces, at))
    return per_m, at + (per_m is not None or text_at(pieces, at) in PACE)


def _either_reading(seconds: float, rep: Rep, units: Units) -> float | None:
    """@3:30 is a pace or the time of the rep: whichever a runner can run; None where both could be."""
    as_pace = seconds / {Units.METRIC: 1.0, Units.IMPERIAL: MILE_M / 1000}[units]
    readings = {round(as_pace, 6)}
    if rep.distance_m:
        readings.add(round(seconds / rep.distance_m * 1000, 6))
    possible = [pace for pace in readings if FASTEST_S_PER_KM <= pace <= SLOWEST_S_PER_KM]
    return possible[0] if len(possible) == 1 else None


def _recovery(pieces: Sequence[Piece], at: int, rep: Rep) -> tuple[Size, int] | None:
    """The recovery that begins here, and where it ends."""
    lead = []
    while text_at(pieces, at) in _LEADS:
        lead.append(text_at(pieces, at))
        at += 1
    named = False
    while text_at(pieces, at) in RECOVERY_BEFORE or (named and text_at(pieces, at) in _LEADS):
        named, at = True, at + 1
    size = size_of(pieces[at]) if at < len(pieces) else None
    if size is None or token_at(pieces, at + 1) in {Token.TIMES, Token.COUNT}:
        return None
    end = at + 1
    while text_at(pieces, end) in RECOVERY:
        named, end = True, end + 1
    if text_at(pieces, end) in {WARM_UP, COOL_DOWN} | PACE:
        return None
    if not named and not _goes_without_saying(pieces[at], lead, rep):
        return None
    is_cool_down = set(lead) & {",", "+", ";", "&"} and (size.distance_m or 0) >= _LONG_JOG_M
    return None if is_cool_down else (size, end + (lead[-1:] == ["("] and text_at(pieces, end) == ")"))


def _goes_without_saying(piece: Piece, lead: Sequence[str], rep: Rep) -> bool:
    """8x400/200 and 5x3min (2min) need no word; 16x400 (1:00) may be the time of the rep."""
    if lead == ["/"]:
        return True
    return lead == ["("] and (rep.duration_s is not None or piece.token != Token.CLOCK)

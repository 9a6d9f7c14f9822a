"""Workout names, read: 8x400m, 20min tempo, long 18, parkrun, 인터벌 400m 8개.

What is not sure is not read: "Morning Run", "Lunch at 5" and "Day 12" tell nothing.
"""

from collections.abc import Sequence
from dataclasses import replace

from ingest.reconcile import name_words as words
from ingest.reconcile.name_reps import find_reps, size_of, text_at, token_at
from ingest.reconcile.name_tokens import Piece, Token, cut
from ingest.reconcile.named import METRES, Kind, Named, Rep, Size, Units

LONGEST_NAME = 200
WHOLE_SHARE = 0.05  # a run this much longer than its name says had more in it than what is named
# A bare number of an easy or a long run counts kilometres or miles; a smaller one counts something else.
BARE = (3, 100)
_BARE_KINDS = {Kind.EASY, Kind.LONG}
_SIZES = {Token.DISTANCE, Token.DURATION}
_QUIET = {Token.MARK}


def parse_name(name: str, units: Units = Units.METRIC) -> Named | None:
    """What the name says; None where it says nothing that is sure."""
    pieces = cut(name[:LONGEST_NAME])
    spoken = {piece.text for piece in pieces}
    if spoken & words.OTHER_SPORTS:
        return None
    pieces, warm_up = _taken_out(pieces, words.WARM_UP)
    pieces, cool_down = _taken_out(pieces, words.COOL_DOWN)
    reps, ladder, rest = _reps(pieces, units)
    if reps and not spoken & words.STRIDES:
        named: Named | None = Named(_kind_of_reps(rest, ladder), reps)
    else:
        named = _race(rest) or _progression(rest, units) or _whole(rest, units)
    return named and replace(named, warm_up=warm_up, cool_down=cool_down)


def whole_distance_m(named: Named, recorded_m: float | None) -> float | None:
    """The distance that the name gives to the whole run.

    None where it names a part: repetitions, or a race or tempo with a warm-up around it.
    """
    if named.distance_m is None or named.warm_up or named.cool_down:
        return None
    if recorded_m is not None and recorded_m > named.distance_m * (1 + WHOLE_SHARE):
        return None
    return named.distance_m


def _taken_out(pieces: Sequence[Piece], word: str) -> tuple[tuple[Piece, ...], Size | None]:
    """The pieces without the warm-up (or cool-down) and its size."""
    for at, piece in enumerate(pieces):
        if piece.text != word:
            continue
        for start, end, number in ((at, at + 2, at + 1), (at - 1, at + 1, at - 1)):
            if token_at(pieces, number) in _SIZES and token_at(pieces, number - 1) != Token.TIMES:
                return (*pieces[:start], *pieces[end:]), size_of(pieces[number])
        return (*pieces[:at], *pieces[at + 1 :]), None
    return tuple(pieces), None


def _reps(pieces: Sequence[Piece], units: Units) -> tuple[tuple[Rep, ...], bool, tuple[Piece, ...]]:
    """All repetitions of the name, whether they are a ladder, and the pieces around them."""
    reps: tuple[Rep, ...] = ()
    ladder, at = False, 0
    rest: list[Piece] = []
    while at < len(pieces):
        found = find_reps(pieces, at, units)
        if found:
            reps, at, ladder = reps + found.reps, found.end, ladder or found.ladder
        else:
            rest.append(pieces[at])
            at += 1
    return reps, ladder, tuple(rest)


def _kinds(pieces: Sequence[Piece]) -> set[Kind]:
    """The kinds that the words name. Easy yields to any other, a hilly or fast one to what it is made of."""
    found = {words.KINDS[piece.text] for piece in pieces if piece.text in words.KINDS}
    return found - {Kind.EASY} if len(found) > 1 else found


def _kind_of_reps(rest: Sequence[Piece], ladder: bool) -> Kind:
    if ladder:
        return Kind.LADDER
    special = _kinds(rest) & {Kind.HILLS, Kind.FARTLEK, Kind.TEMPO}
    return special.pop() if len(special) == 1 else Kind.INTERVALS


def _race(pieces: Sequence[Piece]) -> Named | None:
    """Parkruns and races over a distance that has a name."""
    spoken = {piece.text for piece in pieces}
    if spoken & words.ELSEWHERE:
        return None
    numbers = {piece.token for piece in pieces} & _SIZES
    if "parkrun" in spoken:
        kind = Kind.EASY if spoken & {"easy", "jog", "조깅"} else Kind.RACE
        distance = words.JUNIOR_M if "junior" in spoken else words.PARKRUN_M
        said = [piece.value for piece in pieces if piece.token == Token.DISTANCE]
        return Named(kind, distance_m=distance if all(value == distance for value in said) else None)
    named = [words.RACES_M[piece.text] for piece in pieces if piece.text in words.RACES_M]
    if len(named) == 1 and not numbers and _kinds(pieces) == {Kind.RACE} and not spoken & words.PACE:
        return Named(Kind.RACE, distance_m=named[0])
    return None


def _progression(pieces: Sequence[Piece], units: Units) -> Named | None:
    """ "prog 5-4-3": parts of a run, each quicker than the one before."""
    if _kinds(pieces) != {Kind.PROGRESSION} or not all(_is_known(piece) for piece in pieces):
        return None
    numbers = [piece for piece in pieces if piece.token in _SIZES | {Token.BARE}]
    marks = {piece.text for piece in pieces if piece.token == Token.MARK}
    if len(numbers) < 2 or not marks or not marks <= {"-", "/", "+"}:
        return None
    if any(piece.token != Token.BARE or not 1 <= piece.value <= 30 for piece in numbers):
        return None
    parts = [piece.value * METRES[units] for piece in numbers]
    return Named(Kind.PROGRESSION, tuple(Rep(distance_m=part) for part in parts), distance_m=sum(parts))


def _is_known(piece: Piece) -> bool:
    return piece.token != Token.WORD or piece.text in words.KINDS or piece.text in words.NEUTRAL


def _whole(pieces: Sequence[Piece], units: Units) -> Named | None:
    """A kind of run with its size, or a kind alone where nothing else is said."""
    pieces = _without_paces(pieces)
    spoken, kinds = {piece.text for piece in pieces}, _kinds(pieces)
    if len(kinds) != 1 or spoken & words.ELSEWHERE or spoken & words.PACE:
        return None
    kind = next(iter(kinds))
    sizes = [at for at, piece in enumerate(pieces) if piece.token in _SIZES]
    if len(sizes) == 1:
        return _sized(kind, pieces, sizes[0])
    if sizes or not all(_is_known(piece) for piece in pieces):
        return None
    numbers = [piece for piece in pieces if piece.token not in {Token.WORD, Token.MARK}]
    if not numbers:
        return Named(kind)
    return _bare(kind, pieces, numbers, units)


def _without_paces(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Without "@ 4:30/km" and "5k pace"."""
    kept: list[Piece] = []
    at = 0
    while at < len(pieces):
        is_number = pieces[at].token in _SIZES | {Token.CLOCK, Token.BARE}
        if pieces[at].text == "@" or (is_number and text_at(pieces, at + 1) in words.PACE):
            at += 2
            while text_at(pieces, at) in {"/", "per", "km", "mi", "mile", "k", "min", *words.PACE}:
                at += 1
        else:
            kept.append(pieces[at])
            at += 1
    return tuple(kept)


def _sized(kind: Kind, pieces: Sequence[Piece], at: int) -> Named | None:
    """The size belongs to the kind where only words without meaning stand between them."""
    nearest = min(
        (place for place, piece in enumerate(pieces) if piece.text in words.KINDS),
        key=lambda place: abs(place - at),
    )
    low, high = sorted((at, nearest))
    if not all(_is_known(piece) for piece in pieces[low : high + 1]):
        return None
    if pieces[at].token == Token.DISTANCE:
        return Named(kind, distance_m=pieces[at].value)
    return Named(kind, duration_s=pieces[at].value)


def _bare(kind: Kind, pieces: Sequence[Piece], numbers: Sequence[Piece], units: Units) -> Named | None:
    """ "long 18": the unit is the athlete's."""
    number = numbers[0]
    lowest, highest = BARE
    alone = len(numbers) == 1 and number.token == Token.BARE and not any(p.token in _QUIET for p in pieces)
    if kind not in _BARE_KINDS or not alone or not lowest <= number.value <= highest:
        return None
    return Named(kind, distance_m=number.value * METRES[units])

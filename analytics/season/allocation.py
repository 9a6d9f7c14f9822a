"""Sharing a week's minutes over its days: the long run, the firm sessions, the easy runs."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from analytics.season.request import LEAST_RUN_S, MINUTE_S
from analytics.season.slots import Role, Slot, Slots

COARSE_S, FINE_S = 5 * MINUTE_S, MINUTE_S
COARSE_FROM_S = 150 * MINUTE_S
RUN_S = 50 * MINUTE_S
"""About what a run of the week lasts: more time than this a day, and another day is used."""
SHORT_RUN_S = 10 * MINUTE_S
USUAL_RUNS, MOST_RUNS = 3, 6
FEW_RUNS, FEW_RUNS_SHARE = 3, 0.5
LONG_OVER_MEAN = 1.25
KEY_SHARE, KEY_RANGE_S = 0.18, (35 * MINUTE_S, 75 * MINUTE_S)
OPENER_S = 20 * MINUTE_S


@dataclass(frozen=True, slots=True)
class Run:
    """A day, what it is for, and its seconds."""

    slot: Slot
    seconds: float


@dataclass(frozen=True, slots=True)
class Allocation:
    """The runs by date, their sum, and the longest run's share that was allowed."""

    runs: tuple[Run, ...]
    planned_s: float
    share: float


def allocate(slots: Slots, target_s: float, *, long_share: float, long_wish: float) -> Allocation:
    """As much of the target as the days hold with no run above its share, on no more days than needed.

    Times are whole minutes, from 150 min a week multiples of 5. `long_wish` is the least share the long
    run would like to have.
    """
    unit = COARSE_S if target_s >= COARSE_FROM_S else FINE_S
    best = Allocation((), 0.0, long_share)
    for chosen in _choices(slots, target_s):
        share = allowed_share(len(chosen), long_share)
        caps = _caps(chosen, unit)
        reach = _reach(math.floor(target_s / unit + 1e-9), caps, share)
        if reach * unit > best.planned_s:
            lids = [min(cap, _limit(reach, share)) for cap in caps]
            units = _distribute(chosen, lids, reach, unit, long_wish)
            best = Allocation(_runs(chosen, units, unit), reach * unit, share)
        if best.planned_s + unit > target_s:
            break
    return best


def allowed_share(runs: int, long_share: float) -> float:
    """The longest run's share of the week; half the week with three runs, and never below an even share."""
    return max(FEW_RUNS_SHARE if runs <= FEW_RUNS else long_share, 1 / max(runs, 1))


def _choices(slots: Slots, target_s: float) -> list[tuple[Slot, ...]]:
    """The firm days with ever more easy days; runs get short only where the rest would not fit."""
    most = min(int(target_s // SHORT_RUN_S), MOST_RUNS)
    firm = slots.firm[:most]
    usual = min(max(USUAL_RUNS, math.ceil(target_s / RUN_S)), max(int(target_s // LEAST_RUN_S), 1))
    last = min(len(firm) + len(slots.easy), most)
    counts = range(max(min(usual, last), len(firm)), last + 1)
    return [(*firm, *slots.easy[: count - len(firm)]) for count in counts if count]


def _caps(slots: Sequence[Slot], unit: float) -> list[int]:
    """Most units of each day; beside a long run no other run is longer."""
    caps = [math.floor(slot.most_s / unit) for slot in slots]
    return [min(cap, caps[0]) for cap in caps] if slots[0].role is Role.LONG else caps


def _reach(target: int, caps: Sequence[int], share: float) -> int:
    """The most units up to the target that the caps hold while no day passes its share of that sum."""
    reach = min(target, sum(caps))
    while (held := sum(min(cap, _limit(reach, share)) for cap in caps)) < reach:
        reach = held
    return reach


def _limit(reach: int, share: float) -> int:
    return math.floor(share * reach + 1e-9)


def _distribute(
    slots: Sequence[Slot], caps: Sequence[int], total: int, unit: float, long_wish: float
) -> list[int]:
    """Units per slot, in the slots' order: firm ones stand first, the long run first of all."""
    if slots[0].role is not Role.LONG:
        return _share_out(slots, caps, total, total, unit)
    long_run = _long_run(caps, total, math.ceil(max(long_wish, LONG_OVER_MEAN / len(slots)) * total))
    lids = [min(cap, long_run) for cap in caps[1:]]
    return [long_run, *_share_out(slots[1:], lids, total - long_run, total, unit)]


def _long_run(caps: Sequence[int], total: int, wish: int) -> int:
    """The wished-for long run, or the shortest above it that leaves the others no more than they may hold."""
    long_run = min(wish, caps[0])
    while long_run < caps[0] and long_run + sum(min(cap, long_run) for cap in caps[1:]) < total:
        long_run += 1
    return long_run


def _share_out(slots: Sequence[Slot], caps: Sequence[int], rest: int, total: int, unit: float) -> list[int]:
    """Firm sessions get what they wish for, easy runs the remainder; what does not fit goes to the others."""
    firm = sum(slot.role is not Role.EASY for slot in slots)
    wishes = [min(cap, _wished_units(slot, total, unit)) for slot, cap in zip(slots, caps, strict=True)][
        :firm
    ]
    least_easy = math.ceil(SHORT_RUN_S / unit) * (len(slots) - firm)
    for_easy = min(max(rest - sum(wishes), least_easy), sum(caps[firm:]), rest)
    for_easy = max(for_easy, rest - sum(caps[:firm]))
    return [*_fill_from(wishes, rest - for_easy, caps[:firm]), *_fill(for_easy, caps[firm:])]


def _fill_from(wishes: Sequence[int], total: int, caps: Sequence[int]) -> list[int]:
    """The wishes and what is over, or, where it does not reach, an even part of them."""
    over = total - sum(wishes)
    if over < 0:
        return _fill(total, wishes)
    room = [cap - wish for cap, wish in zip(caps, wishes, strict=True)]
    return [wish + more for wish, more in zip(wishes, _fill(over, room), strict=True)]


def _wished_units(slot: Slot, total: int, unit: float) -> int:
    if slot.role is Role.OPENER:
        return round(OPENER_S / unit)
    least, most = KEY_RANGE_S
    return round(min(max(KEY_SHARE * total * unit, least), most) / unit)


def _fill(total: int, caps: Sequence[int]) -> list[int]:
    """The total split evenly under the caps, in the caps' order."""
    shares = [0] * len(caps)
    places = sorted(range(len(caps)), key=lambda place: caps[place])
    for left, place in zip(range(len(caps), 0, -1), places, strict=True):
        shares[place] = min(caps[place], total // left)
        total -= shares[place]
    return shares


def _runs(slots: Sequence[Slot], units: Sequence[int], unit: float) -> tuple[Run, ...]:
    runs = [Run(slot, amount * unit) for slot, amount in zip(slots, units, strict=True) if amount]
    return tuple(sorted(runs, key=lambda run: run.slot.day))

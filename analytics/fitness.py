"""Fitness, fatigue and form from daily loads: CTL, ATL, TSB, ramp, monotony, strain, ACWR."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.floating[Any]]
Number = TypeVar("Number", float, Floats)

CTL_DAYS = 42
ATL_DAYS = 7
RAMP_DAYS = 7
ACUTE_DAYS, CHRONIC_DAYS = 7, 28
# Loads of a week that differ by less than this are the same load written with rounding errors.
SAME_LOAD = 1e-6


@dataclass(frozen=True, slots=True)
class Fitness:
    """Fitness, fatigue and form: one value per day (first axis), like the loads; the first days warm up."""

    ctl: Floats
    atl: Floats
    tsb: Floats
    warm_up_days: int = CTL_DAYS


def fitness(
    daily_load: Floats,
    ctl_days: float = CTL_DAYS,
    atl_days: float = ATL_DAYS,
    start_ctl: float | Floats = 0.0,
    start_atl: float | Floats = 0.0,
) -> Fitness:
    """CTL, ATL and TSB at the end of each day, from the loads of all days without a hole (0 on a rest day).

    Shape (days,), or (days, athletes) with starts as numbers or shape (athletes,): all athletes advance at
    once. dtype is kept. x_t = x_{t-1}·e^(-1/τ) + load_t·(1 - e^(-1/τ)), τ in days;
    TSB_t = CTL_{t-1} - ATL_{t-1}.
    Source: Banister 1991; Allen & Coggan, "Training and Racing with a Power Meter".
    """
    ctl = _smoothed(daily_load, ctl_days, start_ctl)
    atl = _smoothed(daily_load, atl_days, start_atl)
    tsb = np.empty_like(ctl)
    tsb[:1] = np.asarray(start_ctl) - np.asarray(start_atl)
    np.subtract(ctl[:-1], atl[:-1], out=tsb[1:])
    return Fitness(ctl, atl, tsb, math.ceil(ctl_days))


def forecast(
    done: Floats,
    planned: Floats,
    *,
    ctl_days: float = CTL_DAYS,
    atl_days: float = ATL_DAYS,
    start_ctl: float = 0.0,
    start_atl: float = 0.0,
) -> Fitness:
    """Fitness over the days done and, spliced on, the days still planned; shape (done + planned,).

    The caller says on which side today stands. The days done equal `fitness(done)` exactly.
    """
    return fitness(np.concatenate((done, planned)), ctl_days, atl_days, start_ctl, start_atl)


def one_more_day(
    ctl: Number, atl: Number, load: Number, ctl_days: float = CTL_DAYS, atl_days: float = ATL_DAYS
) -> tuple[Number, Number]:
    """CTL and ATL after one more day, as `fitness` has them; numbers, or arrays with one value per athlete.

    The TSB of that day is the CTL - ATL that went in.
    """
    return _next(ctl, load, math.exp(-1 / ctl_days)), _next(atl, load, math.exp(-1 / atl_days))


def ramp(ctl: Floats | Sequence[float]) -> float | None:
    """Rise of fitness in a week: CTL_t - CTL_{t-7} of the last day; None with fewer than 8 days."""
    if len(ctl) <= RAMP_DAYS:
        return None
    return float(ctl[-1] - ctl[-1 - RAMP_DAYS])


def monotony(last7: Floats | Sequence[float]) -> float | None:
    """Mean / sample standard deviation (n - 1) of 7 daily loads, the last day last.

    None for fewer days, and for a week of equal loads: it is undefined there, not infinite.
    Source: Foster 1998.
    """
    week = [float(load) for load in last7[-ACUTE_DAYS:]]  # many times as fast as an array of seven
    if len(week) < ACUTE_DAYS or max(week) - min(week) < SAME_LOAD:
        return None
    mean = math.fsum(week) / ACUTE_DAYS
    return mean / math.sqrt(math.fsum((load - mean) ** 2 for load in week) / (ACUTE_DAYS - 1))


def strain(last7: Floats | Sequence[float]) -> float | None:
    """Load of the week times its monotony; None where that is undefined. Source: Foster 1998."""
    even = monotony(last7)
    return None if even is None else math.fsum(last7[-ACUTE_DAYS:]) * even


def acwr(last28: Floats | Sequence[float]) -> float | None:
    """Acute to chronic ratio: mean daily load of 7 days / of the same 28 (coupled), the last day last.

    None for fewer than 28 days, or when all were rest. Context only, never a probability of injury.
    Source: Hulin et al. 2014; critique: Impellizzeri et al. 2020.
    """
    month = np.asarray(last28, dtype=np.float64)[-CHRONIC_DAYS:]
    if len(month) < CHRONIC_DAYS or not np.any(month):
        return None
    return float(np.mean(month[-ACUTE_DAYS:]) / np.mean(month))


def acwr_ewma(daily_load: Floats | Sequence[float]) -> float | None:
    """The same ratio of exponentially weighted means: λ = 2/(n + 1), n = 7 and 28, begun at the first load.

    Shape (days,), the last day last. None for fewer than 28 days or when the chronic mean is 0.
    Source: Williams et al. 2017.
    """
    if len(daily_load) < CHRONIC_DAYS:
        return None
    chronic = _weighted_mean(daily_load, CHRONIC_DAYS)
    return _weighted_mean(daily_load, ACUTE_DAYS) / chronic if chronic > 0 else None


def _next(before: Number, load: Number, kept: float) -> Number:
    return before * kept + load * (1 - kept)


def _smoothed(daily_load: Floats, days: float, start: float | Floats) -> Floats:
    kept = math.exp(-1 / days)
    smooth = np.empty_like(daily_load)
    if daily_load.ndim == 1:
        smooth[:] = _days_of_one(daily_load.tolist(), kept, float(start))
        return smooth
    scratch = np.empty(daily_load.shape[1:], daily_load.dtype)
    before = np.broadcast_to(np.asarray(start, daily_load.dtype), scratch.shape)
    for load, after in zip(daily_load, smooth, strict=True):
        # In place and row by row, so that a day of all athletes stays in the processor's cache.
        np.multiply(load, 1 - kept, out=scratch)
        np.multiply(before, kept, out=after)
        np.add(after, scratch, out=after)
        before = after
    return smooth


def _days_of_one(daily_load: list[float], kept: float, start: float) -> list[float]:
    # Plain numbers: for one athlete they are many times as fast as arrays of one element.
    gained = 1 - kept
    return list(accumulate(daily_load, lambda before, load: before * kept + load * gained, initial=start))[1:]


def _weighted_mean(daily_load: Floats | Sequence[float], days: int) -> float:
    share = 2 / (days + 1)
    loads = [float(load) for load in daily_load]
    return list(accumulate(loads, lambda before, load: load * share + before * (1 - share)))[-1]

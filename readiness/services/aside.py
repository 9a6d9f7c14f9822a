"""Reasons of a case that do not count for now: which flags they hold back, until when, and what ends it."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime

from readiness.models import Flag, Intervention
from readiness.services.weighing import NEWS_RISK, sign

Entry = dict[str, Any]
"""code, share and params of the reason as it was; until (ISO), and whether it was dismissed."""


def still_apart(entries: Iterable[Entry], flags: Collection[Flag], now: datetime) -> list[Entry]:
    """Those that hold: their time is not up, and none of the flags says more than was known."""
    return [entry for entry in entries if until_of(entry) > now and not _grew(entry, flags)]


def counting(flags: Sequence[Flag], entries: Collection[Entry]) -> list[Flag]:
    """The flags that no entry holds back."""
    held_back = {sign(entry["code"], entry["params"]) for entry in entries}
    return [flag for flag in flags if sign(flag.kind, flag.params) not in held_back]


def all_apart(held: Intervention, flags: Sequence[Flag], now: datetime) -> bool:
    """True where nothing speaks for the case but what was dismissed.

    What was only kept aside counts again; the case, not yet saved, then sleeps until that was to come back.
    """
    if not flags or counting(flags, held.apart):
        return False
    kept = [entry for entry in held.apart if not entry["dismissed"] and not _holds_none(flags, entry)]
    if not kept:
        return True
    held.apart = [entry for entry in held.apart if entry not in kept]
    # Known as it was, so that it is no news that would wake the case.
    held.factors, held.risk = [*held.factors, *kept], max(held.risk, *(entry["share"] for entry in kept))
    held.snoozed_until = min(until_of(entry) for entry in kept)
    return False


def _holds_none(flags: Sequence[Flag], entry: Entry) -> bool:
    """True where an entry holds none of the flags back."""
    return all(sign(flag.kind, flag.params) != sign(entry["code"], entry["params"]) for flag in flags)


def _grew(entry: Entry, flags: Collection[Flag]) -> bool:
    same = (flag for flag in flags if sign(flag.kind, flag.params) == sign(entry["code"], entry["params"]))
    return any(round(flag.strength - entry["share"], 9) >= NEWS_RISK for flag in same)


def until_of(entry: Entry) -> datetime:
    """When a reason counts again."""
    until = parse_datetime(entry["until"])
    if until is None:
        raise ValueError(entry["until"])
    return until

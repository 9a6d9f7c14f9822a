"""The clock of a case: when a person is to answer, when it is to end; it stands while the athlete is asked.

Both targets count in business time from where `Intervention.clock` says: by target the instant (`from`), the
bucket whose hours hold, and how long the case has waited since (`waited_s`). `due_at` is the next of them.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.dateparse import parse_datetime

from analytics.business_time import BusinessTime, add_business, business_between
from athletes.models import Athlete
from athletes.selectors import business_time_of, settings_for
from athletes.settings import Settings
from readiness.models import Intervention, InterventionState, Target, Verb

ANSWERS = frozenset({Verb.APPROVE, Verb.EDIT, Verb.MESSAGE, Verb.SNOOZE, Verb.DISMISS})
"""What counts as a response: a person has decided something. To look is none, nor what the rules do."""

BY = {Target.RESPONSE: "respond_by", Target.RESOLUTION: "resolve_by"}
KEPT = ("due_at", "respond_by", "resolve_by", "waiting_since", "unanswered_since", "clock")
"""What a clock that goes on again changes in its case."""


@dataclass(frozen=True, slots=True)
class ClockRules:
    """How long each target has by bucket, in hours of business, and when business is."""

    response_h: dict[str, float]
    resolution_h: dict[str, float]
    hours: BusinessTime

    def time(self, target: Target, bucket: str) -> timedelta:
        """Nothing is to end before it is to be answered, whatever the settings say."""
        response = self.response_h[bucket]
        return timedelta(
            hours=response if target == Target.RESPONSE else max(response, self.resolution_h[bucket])
        )


def rules_for(athlete: Athlete, settings: Settings | None = None) -> ClockRules:
    """Of an athlete, whose own settings may differ; opening hours are the organization's."""
    found = settings or settings_for(athlete)
    hours = found.business_time(athlete.organization.timezone)
    return ClockRules(dict(found.sla), dict(found.resolve), hours)


def begin(held: Intervention, bucket: str, rules: ClockRules, now: datetime) -> None:
    """Give both targets the bucket's time from now; where there is one already, only if that is sooner."""
    since = held.waiting_since or now
    for target, name in BY.items():
        by = add_business(since, rules.time(target, bucket), rules.hours)
        before = getattr(held, name)
        if before is None or by < before:
            setattr(held, name, by)
            aimed = {"from": since.isoformat(), "bucket": bucket, "waited_s": 0}
            held.clock = {**(held.clock or {}), target.value: aimed}
    _set_due(held)


def start_again(held: Intervention, bucket: str, rules: ClockRules, now: datetime) -> None:
    """A case that was closed and is open again has all its time: it wants another answer."""
    held.respond_by = held.resolve_by = held.responded_at = held.waiting_since = None
    held.clock = {}
    begin(held, bucket, rules, now)


def keep_up(held: Intervention, verb: str, now: datetime) -> None:
    """What a person's decision does to the clock of the case, which is not yet saved."""
    if verb not in ANSWERS:
        return
    hours = business_time_of(held.athlete.organization)
    held.unanswered_since = None
    if held.responded_at is None:
        held.responded_at = now
        held.response_s = _seconds(held.opened_at, now, hours)
    if held.state != InterventionState.WAITING:
        resume(held, hours, now)
    elif held.waiting_since is None:
        held.waiting_since = now
    if held.closed_at is not None:
        taken = _seconds(held.opened_at, held.closed_at, hours)
        held.resolution_s = max(0, taken - round((held.clock or {}).get("waited_s", 0)))
    _set_due(held)


def resume(held: Intervention, hours: BusinessTime, now: datetime) -> None:
    """The athlete was heard, or somebody goes on without: as much time is left as when it stood still."""
    if held.waiting_since is None:
        return
    waited = max(timedelta(), business_between(held.waiting_since, now, hours))
    held.due_at = add_business(held.due_at, waited, hours)
    if held.resolve_by is not None:
        held.resolve_by = add_business(held.resolve_by, waited, hours)
    held.clock = _with_wait(held.clock or {}, waited.total_seconds())
    held.waiting_since = None
    _set_due(held)


def redraw(held: Intervention, rules: ClockRules, now: datetime) -> bool:
    """Count what is still to be met anew by these rules; True if that changed it. Not yet saved.

    What was missed stays missed, and nothing comes too late because the rules have changed.
    """
    before, at = (held.respond_by, held.resolve_by), held.waiting_since or now
    for target, name in BY.items():
        aimed, by = (held.clock or {}).get(target.value), getattr(held, name)
        met = target == Target.RESPONSE and held.responded_at is not None
        if aimed is None or met or by <= at:
            continue
        amount = rules.time(target, aimed["bucket"]) + timedelta(seconds=aimed["waited_s"])
        anew = add_business(_moment(aimed["from"]), amount, rules.hours)
        setattr(held, name, anew if anew > at else by)
    _set_due(held)
    return before != (held.respond_by, held.resolve_by)


def _set_due(held: Intervention) -> None:
    """The next breach; what was drawn up before there were targets keeps its own."""
    held.due_at = (held.resolve_by if held.responded_at else held.respond_by) or held.due_at


def _with_wait(clock: dict[str, Any], waited_s: float) -> dict[str, Any]:
    told = {**clock, "waited_s": clock.get("waited_s", 0) + waited_s}
    aimed = clock.get(Target.RESOLUTION.value)
    if aimed is not None:
        told[Target.RESOLUTION.value] = {**aimed, "waited_s": aimed["waited_s"] + waited_s}
    return told


def _seconds(start: datetime, end: datetime, hours: BusinessTime) -> int:
    return max(0, round(business_between(start, end, hours).total_seconds()))


def _moment(text: str) -> datetime:
    found = parse_datetime(text)
    if found is None:
        raise ValueError(text)
    return found

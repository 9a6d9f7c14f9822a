"""Zones and thresholds through time: which were set from when, by whom, and when that was."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.apps import apps

from athletes.dated import THRESHOLD_BOUND
from athletes.models import Athlete, Zones
from athletes.selectors.lists import zone_sets_of
from tenancy.models import Membership

MOST_WRITES = 500
MEASURES = ("max_hr_bpm", "resting_hr_bpm", "threshold_hr_bpm", "threshold_speed_m_s")


@dataclass(frozen=True, slots=True)
class ZoneSet:
    """A set of zones; `current`: it is in force today. `who` is "" for the machine. bpm or m/s."""

    kind: str
    label: str
    valid_from: date
    bounds: tuple[float, ...]
    threshold: float
    current: bool
    who: str
    set_at: datetime | None


@dataclass(frozen=True, slots=True)
class ThresholdSet:
    """Heart rates in bpm and speed in m/s as the profile has had them since an instant; None: not known."""

    since: datetime
    who: str
    max_hr_bpm: int | None
    resting_hr_bpm: int | None
    threshold_hr_bpm: int | None
    threshold_speed_m_s: float | None


@dataclass(frozen=True, slots=True)
class ZoneHistory:
    """Newest first."""

    zones: tuple[ZoneSet, ...]
    thresholds: tuple[ThresholdSet, ...]


def zone_history(*, athlete: Athlete, today: date) -> ZoneHistory:
    """What counted when, and who said so. Four queries."""
    sets = zone_sets_of(athlete=athlete)
    audits = apps.get_model("athletes", "ZonesAudit").objects
    writes = {row.pgh_obj_id: row for row in audits.filter(pgh_obj__in=sets).order_by("pgh_id")}
    kept = apps.get_model("athletes", "AthleteAudit").objects.filter(pgh_obj=athlete).order_by("-pgh_id")
    changes = _changes(list(kept.exclude(pgh_label="delete")[:MOST_WRITES]))
    names = _names([*writes.values(), *changes])
    found = tuple(_zone_set(one, sets, writes.get(one.pk), names, today) for one in sets)
    return ZoneHistory(found, tuple(_threshold_set(one, names) for one in changes))


def _changes(writes: Iterable[Any]) -> list[Any]:
    """Of all writes to the athlete, the newest first, those that changed one of the numbers."""
    found: list[Any] = []
    for row in writes:
        if found and _measured(found[-1]) == _measured(row):
            found.pop()
        found.append(row)
    return [row for row in found if any(value is not None for value in _measured(row))]


def _measured(row: Any) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in MEASURES)


def _names(writes: Iterable[Any]) -> Mapping[int, str]:
    """By membership, as the audit names it. One query."""
    keys = {key for row in writes if (key := _member(row)) is not None}
    members = Membership.objects.filter(pk__in=keys).select_related("user")
    return {member.pk: str(member.user) for member in members}


def _member(row: Any) -> int | None:
    member: int | None = (row.pgh_context or {}).get("membership")
    return member


def _zone_set(one: Zones, sets: list[Zones], write: Any, names: Mapping[int, str], today: date) -> ZoneSet:
    held = next((each for each in sets if each.kind == one.kind and each.valid_from <= today), None)
    return ZoneSet(
        kind=one.kind,
        label=one.get_kind_display(),
        valid_from=one.valid_from,
        bounds=tuple(one.bounds),
        threshold=one.bounds[THRESHOLD_BOUND],
        current=one == held,
        who=names.get(_member(write) or 0, "") if write else "",
        set_at=write.pgh_created_at if write else None,
    )


def _threshold_set(row: Any, names: Mapping[int, str]) -> ThresholdSet:
    return ThresholdSet(row.pgh_created_at, names.get(_member(row) or 0, ""), *_measured(row))

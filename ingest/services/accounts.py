"""From what a file holds to accounts of activities: what each source says, ready to be reconciled."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from athletes.recorded import Source
from ingest.parsers import (
    Contents,
    Entry,
    Notice,
    Origin,
    Recording,
    Refusal,
    Score,
    Summary,
    Unreadable,
)
from ingest.reconcile.fields import Field
from ingest.services.attached import Attached, attached_of, sport_of

ALONG_THE_WAY = ("distance_m", "moving_s")
LONGEST_S = 7 * 86_400.0
FIRST_YEAR_OF_WATCHES = 2000  # those that do not know the date begin at the end of 1989
SLACK = timedelta(days=1)
# What a summary says that is reconciled.
TOTALS = tuple(name for name in (item.name for item in fields(Summary)) if name in set(Field))


class Reason(StrEnum):
    """Why an account cannot stand in a season, beside ingest.parsers.Refusal."""

    NO_DATE = "no_date"
    IN_FUTURE = "in_future"  # day


class Unfit(Exception):
    """The file is whole, but what it tells of cannot be."""

    def __init__(self, code: Reason, **params: float | str) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params


@dataclass(frozen=True, slots=True)
class Account:
    """One activity as one source tells of it.

    `source.told` has the values by Field, and `notes`, `scores`, `doubts`, `sub_sport`, `local_offset_s`
    beside them: all that resolving it again will need.
    """

    source: Source
    attached: Attached = field(default_factory=Attached)


@dataclass(frozen=True, slots=True)
class Given:
    """Where the contents come from, and by whose calendar and clock they are judged."""

    sha256: str
    upload: UUID | None
    zone: ZoneInfo
    now: datetime


def accounts_of(contents: Contents, given: Given) -> list[Account]:
    """Every activity that the file tells of; of several, those that cannot be are left out.

    Raises Unfit or Unreadable where it tells of one alone, and that cannot be.
    """
    told: list[tuple[int, Recording | Entry]] = [
        *enumerate(contents.recordings),
        *enumerate(contents.entries),
    ]
    found: list[Account] = []
    for number, one in told:
        try:
            found.append(_account(one, number, given))
        except (Unfit, Unreadable):
            if len(told) == 1:
                raise
    return found


def _account(one: Recording | Entry, number: int, given: Given) -> Account:
    return _of_entry(one, given) if isinstance(one, Entry) else _of_recording(one, number, given)


def day_of(account: Account) -> date:
    """The local day of the account, which every account has."""
    if account.source.day is None:
        raise ValueError(f"an account without a day: {account.source.key}")
    return account.source.day


def _of_recording(recording: Recording, number: int, given: Given) -> Account:
    """A recording is known by its file; further ones of the same file by their number in it."""
    totals = recording.summary
    timer_s = totals.timer_s or 0.0
    if not timer_s > 0:
        raise Unreadable(Refusal.NO_RECORDS)
    if timer_s > LONGEST_S:
        raise Unreadable(Refusal.TOO_LONG, days=round(timer_s / 86_400))
    attached = attached_of(recording)
    streams = attached.streams
    told = {
        **_totals(totals),
        Field.SPORT: sport_of(recording),
        Field.NAME: _printable(recording.name or recording.workout_name),
        Field.STREAMS: float(len(streams.get("time_s", ()))) or None,
        Field.LAPS: float(len(recording.laps)) or None,
        "sub_sport": "" if recording.sub_sport == "generic" else recording.sub_sport,
        "notes": recording.notes,
        "local_offset_s": recording.local_offset_s,
    }
    source = Source(
        kind=recording.origin,
        sha256=given.sha256,
        key=f"file:{given.sha256}" + (f"#{number}" if number else ""),
        upload=given.upload,
        device=_printable(recording.device),
        started_at=recording.started_at,
        day=_day_of(recording, given),
        elapsed_s=totals.elapsed_s or timer_s,
        told=_said(told),
        has_streams=bool(streams),
    )
    return Account(source, attached)


def _of_entry(entry: Entry, given: Given) -> Account:
    """A row is known by the number its provider gave it, else by what it says."""
    started_at, day = _moment(entry, given.zone)
    _demand_past(day, started_at, given)
    told = {
        **_totals(entry.summary),
        Field.SPORT: entry.sport,
        Field.NAME: entry.name,
        Field.WORKOUT_TYPE: entry.workout_type,
        Field.SHOE: entry.shoe,
        Field.RPE: entry.rpe,
        Field.FEEL: entry.feel,
        Field.INTENSITY: entry.scores.get(Score.INTENSITY),
        "sub_sport": entry.sub_sport,
        "notes": entry.notes,
        "scores": {str(name): value for name, value in entry.scores.items() if name != Score.INTENSITY},
        "doubts": dict(entry.doubts),
        "local_offset_s": entry.local_offset_s,
        "external_id": entry.external_id,
        "filename": entry.filename,
        "original": entry.original,
    }
    source = Source(
        kind=entry.origin,
        sha256=given.sha256,
        key=f"id:{entry.external_id}" if entry.external_id else f"row:{_digest(entry)}",
        upload=given.upload,
        device=_printable(entry.device),
        started_at=started_at,
        day=day,
        elapsed_s=entry.summary.elapsed_s or entry.summary.timer_s,
        told=_said(told),
    )
    return Account(source)


def _moment(entry: Entry, zone: ZoneInfo) -> tuple[datetime | None, date]:
    """When it was: a table without zones means the athlete's; one in UTC knows no local day."""
    started_at = entry.started_at
    if started_at is None:
        return None, entry.day
    if started_at.tzinfo is None:
        return started_at.replace(tzinfo=zone), entry.day
    in_utc = entry.origin == Origin.STRAVA and entry.local_offset_s is None
    return started_at, started_at.astimezone(zone).date() if in_utc else entry.day


def _totals(summary: Summary) -> dict[str, float | None]:
    """Of what is measured along the way, nothing at all is nothing known."""
    found = {name: getattr(summary, name) for name in TOTALS}
    return {name: value if value or name not in ALONG_THE_WAY else None for name, value in found.items()}


def _said(told: Mapping[str, Any]) -> dict[str, Any]:
    return {str(name): value for name, value in told.items() if value not in (None, "", {})}


def _digest(entry: Entry) -> str:
    """Equal rows of two exports are one row, whatever stands around them."""
    started = entry.started_at.isoformat() if entry.started_at else ""
    totals = [entry.summary.distance_m, entry.summary.timer_s or entry.summary.elapsed_s]
    said = json.dumps([entry.day.isoformat(), started, entry.sport, entry.name, entry.original, totals])
    return hashlib.sha256(said.encode()).hexdigest()[:40]


def _day_of(recording: Recording, given: Given) -> date:
    """The local day. An offset of nought is not believed: some watches write UTC as local time."""
    started_at = recording.started_at
    if any(one.code == Notice.CLOCK_UNSET for one in recording.warnings):
        day = started_at.date()  # local already, see Recording
    elif recording.local_offset_s:
        day = (started_at + timedelta(seconds=recording.local_offset_s)).date()
    else:
        day = started_at.astimezone(given.zone).date()
    if day.year < FIRST_YEAR_OF_WATCHES:
        raise Unfit(Reason.NO_DATE)
    _demand_past(day, started_at, given)
    return day


def _demand_past(day: date, started_at: datetime | None, given: Given) -> None:
    latest = given.now + SLACK
    if day > latest.date() or (started_at is not None and started_at > latest):
        raise Unfit(Reason.IN_FUTURE, day=day.isoformat())


def _printable(text: str) -> str:
    """Devices write what they like; PostgreSQL takes no NUL."""
    return "".join(letter for letter in text if letter.isprintable())

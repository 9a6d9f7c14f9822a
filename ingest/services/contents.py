"""What the files of a batch become: activities, days of wellness, workouts; and what each of them did."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from analytics.workout import to_json
from athletes import services as athletes
from athletes.models import Athlete
from athletes.recorded import MeasuredDay
from ingest.models import Outcome, Upload, UploadState
from ingest.parsers import Contents, Origin, Unreadable
from ingest.sandbox import TooCostly
from ingest.services.accounts import Account, Given, Unfit, accounts_of
from ingest.services.filing import Filed, file_accounts
from ingest.services.settling import settle
from ingest.services.wearing import put_on

# Of several things that a file did, the first of these is its outcome.
WEIGHT = (
    Outcome.CONFLICT,
    Outcome.ACTIVITY,
    Outcome.MERGED,
    Outcome.WELLNESS,
    Outcome.WORKOUT,
    Outcome.DUPLICATE,
)
KNOWN, MOST_KNOWN = "known", 200
# What is remembered of an account that is here already.
SHOWN = ("sport", "distance_m", "timer_s", "moving_s", "avg_hr_bpm", "max_hr_bpm", "laps", "streams")
Refused = Unreadable | TooCostly | Unfit


@dataclass(frozen=True, slots=True)
class Read:
    """A file that was read: what it holds, or why nobody can say."""

    upload: Upload
    contents: Contents = field(default_factory=Contents)
    accounts: tuple[Account, ...] = ()
    refused: Refused | None = None


def read_of(upload: Upload, contents: Contents, *, zone: ZoneInfo, now: datetime) -> Read:
    """The file with the accounts in it; refused where it tells of one activity that cannot be."""
    sha256 = upload.raw.sha256 if upload.raw else ""
    given = Given(sha256=sha256, upload=upload.public_id, zone=zone, now=now)
    try:
        return Read(upload, contents, tuple(accounts_of(contents, given)))
    except (Unfit, Unreadable) as refused:
        return Read(upload, refused=refused)


def take_in(*, athlete: Athlete, files: Sequence[Read], now: datetime) -> None:
    """Write what the files hold, and on each upload what became of it; in the caller's transaction.

    All of an athlete's files of a batch at once, for the athlete is held but once.
    """
    accounts = [account for file in files for account in file.accounts]
    filed = iter(file_accounts(athlete=athlete, accounts=accounts, now=now))
    days, morning = set(), False
    for file in files:
        of_file = [next(filed) for _account in file.accounts]
        changes = _keep_days(athlete, file.contents)
        _say(file, of_file, changes, now)
        news = [one.activity.day for one in of_file if one.activity and one.outcome != Outcome.DUPLICATE]
        days.update(news)
        morning = morning or any(one["day"] == athlete.local_day(now).isoformat() for one in changes)
    _put_on_shoes(athlete, files, now)
    settle(athlete=athlete, days=days, now=now, morning=morning)


def _put_on_shoes(athlete: Athlete, files: Sequence[Read], now: datetime) -> None:
    """Only where something in the files can have changed whose shoes are known."""
    gear = {number: shoe for file in files for number, shoe in file.contents.gear.items()}
    listed = any(account.source.kind == Origin.GARMIN for file in files for account in file.accounts)
    if gear or listed:
        put_on(athlete=athlete, gear=gear, now=now)


def _keep_days(athlete: Athlete, contents: Contents) -> list[dict[str, Any]]:
    for origin in {pulse.origin for pulse in contents.pulses}:
        pulses = {pulse.day: pulse.minutes for pulse in contents.pulses if pulse.origin == origin}
        athletes.put_pulses(athlete=athlete, source=origin, pulses=pulses)
    days = [MeasuredDay(one.day, one.origin, one.values, one.words) for one in contents.days]
    return athletes.put_days(athlete=athlete, days=days) if days else []


def _say(file: Read, filed: Sequence[Filed], changes: list[dict[str, Any]], now: datetime) -> None:
    """The upload as it is after this; not yet saved."""
    upload = file.upload
    say_outcome(file, [one.outcome for one in filed], len(changes))
    upload.finished_at, upload.undo = now, changes
    upload.state = UploadState.REFUSED if upload.outcome == Outcome.REFUSED else UploadState.DONE
    if len(filed) == 1:
        upload.activity = filed[0].activity
    known = [_known(one) for one in filed if one.outcome == Outcome.DUPLICATE and one.activity]
    if known:
        upload.found[KNOWN] = known[:MOST_KNOWN]


def _known(one: Filed) -> dict[str, Any]:
    """An activity that was here already, as this file tells of it: nothing else keeps that."""
    source, activity = one.account.source, one.activity
    told = {name: source.told[name] for name in SHOWN if name in source.told}
    started_at = source.started_at.isoformat() if source.started_at else None
    return {
        "activity": str(activity.public_id) if activity else None,
        "kind": source.kind,
        "started_at": started_at,
        "day": source.day.isoformat() if source.day else None,
        "told": told,
    }


def say_outcome(file: Read, outcomes: Sequence[Outcome], days: int) -> None:
    """On the upload, what became of the file, or would: its accounts, and `days` of wellness as news."""
    upload, contents = file.upload, file.contents
    if file.refused is not None:
        upload.outcome = Outcome.REFUSED
        upload.refusal, upload.params = str(file.refused.code), dict(file.refused.params)
        return
    did = Counter(outcomes)
    did[Outcome.WELLNESS] += bool(days)
    did[Outcome.WORKOUT] += len(contents.workouts)
    did[Outcome.MERGED] += bool(contents.gear)
    did[Outcome.DUPLICATE] += bool(contents.days or contents.pulses) and not days
    upload.outcome = next((one for one in WEIGHT if did[one]), Outcome.UNREAD)
    upload.found = _found(contents, did, days)


def _found(contents: Contents, did: Counter[Outcome], days: int) -> dict[str, Any]:
    found: dict[str, Any] = {one.value: count for one, count in did.items() if count}
    found["days"] = days
    found["gear"] = dict(contents.gear)
    found["unread"] = dict(contents.unread)
    found["warnings"] = [{"code": str(one.code), "params": one.params} for one in contents.warnings]
    found["workouts"] = [{"name": one.name, "steps": to_json(one.workout)} for one in contents.workouts]
    return {name: value for name, value in found.items() if value}

"""A dry run: what each file of an import would become, with nothing written but that."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from athletes.recorded import Source
from ingest.models import ImportRun, Upload
from ingest.services.accounts import Account
from ingest.services.contents import say_outcome
from ingest.services.filing import forecast_accounts
from ingest.services.originals import Reader
from ingest.services.processing import read_files

# What is remembered of an account until the dry run is over: all but what comes along with it.
REMEMBERED = ("kind", "key", "told", "elapsed_s")
ACCOUNTS, DISPUTES = "accounts", "disputes"
WRITTEN = ["previewed", "outcome", "refusal", "params", "found"]


def forecast(*, run: ImportRun, uploads: list[Upload], now: datetime, read: Reader) -> None:
    """Say on each of the files what it would become; in the caller's transaction.

    One batch of the import at a time, so that of two files with the same run only one counts as new.
    """
    held: ImportRun = ImportRun.objects.select_for_update(of=("self",)).get(pk=run.pk)
    athlete = run.athlete
    files = read_files(athlete=athlete, uploads=uploads, now=now, read=read)
    accounts = [account for file in files for account in file.accounts]
    found = iter(forecast_accounts(athlete=athlete, accounts=accounts, earlier=_earlier(held)))
    for file in files:
        of_file = [next(found) for _account in file.accounts]
        say_outcome(file, [one.outcome for one in of_file], len(file.contents.days))
        file.upload.previewed = True
        file.upload.found |= {
            ACCOUNTS: [
                {**_remembered(account), "outcome": str(one.outcome)}
                for account, one in zip(file.accounts, of_file, strict=True)
            ],
            DISPUTES: sum(one.disputes for one in of_file),
        }
    Upload.objects.bulk_update(uploads, WRITTEN)


def _earlier(run: ImportRun) -> list[Account]:
    """The accounts of the files that were tried out before, in their order."""
    tried = Upload.objects.filter(run=run, previewed=True).order_by("pk")
    return [_recalled(one) for found in tried.values_list("found", flat=True) for one in _accounts(found)]


def _accounts(found: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    told: Iterable[Mapping[str, Any]] = found.get(ACCOUNTS, ())
    return told


def _remembered(account: Account) -> dict[str, Any]:
    source = account.source
    moments = {"started_at": source.started_at, "day": source.day}
    said = {name: one.isoformat() for name, one in moments.items() if one is not None}
    return {**{name: getattr(source, name) for name in REMEMBERED}, **said}


def _recalled(said: Mapping[str, Any]) -> Account:
    started_at, day = said.get("started_at"), said.get("day")
    plain = {name: said[name] for name in REMEMBERED}
    return Account(
        Source(
            **plain,
            started_at=datetime.fromisoformat(started_at) if started_at else None,
            day=date.fromisoformat(day) if day else None,
        )
    )

"""Imports with the counts of what their files became."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    Count,
)

from ingest.models import ImportRun, ImportState, Upload, UploadState

TRYING_OUT = (ImportState.PREVIEWING, ImportState.PREVIEWED)


@dataclass(frozen=True, slots=True)
class CountedImport:
    """An import with how many of its files became what; `waiting` are those still to be read."""

    run: ImportRun
    total: int
    waiting: int
    outcomes: Mapping[str, int]


def counted(runs: Sequence[ImportRun]) -> list[CountedImport]:
    """The imports with their files counted. One query."""
    rows = Upload.objects.filter(run__in=[run.pk for run in runs]).order_by()
    groups = rows.values("run", "state", "outcome", "previewed").annotate(files=Count("pk"))
    found: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    for group in groups:
        found[group["run"]].append({**group})
    return [_counted(run, found[run.pk]) for run in runs]


def _counted(run: ImportRun, groups: Sequence[dict[str, Any]]) -> CountedImport:
    outcomes: Counter[str] = Counter()
    total = waiting = 0
    for group in groups:
        tried = group["previewed"] and run.state in TRYING_OUT
        total += group["files"]
        waiting += 0 if tried or group["state"] != UploadState.WAITING else group["files"]
        if group["outcome"]:
            outcomes[group["outcome"]] += group["files"]
    return CountedImport(run, total, waiting, outcomes)

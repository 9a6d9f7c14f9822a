"""Every real file of the folder that developers share: none breaks the import, and the numbers are right.

The files are not part of the project: their licences differ. RUNSEASON_REAL_DATA names the folder.
"""

import csv
import io
import json
import os
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command

from tests.factories import Club

FOLDER = Path(os.environ.get("RUNSEASON_REAL_DATA") or Path(settings.BASE_DIR).parent / "shared" / "data")
MANIFEST = FOLDER / "manifest.csv"
CLOSE = 0.005
ENDS = {"activity", "duplicate", "conflict", "wellness", "workout", "refused"}

pytestmark = pytest.mark.skipif(not MANIFEST.exists(), reason=f"no folder of real files at {FOLDER}")


@pytest.fixture(scope="module")
def references() -> dict[str, Mapping[str, str]]:
    with MANIFEST.open(newline="") as file:
        return {row["path"]: row for row in csv.DictReader(file)}


@pytest.fixture
def lines(club: Club, references: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What `import_files --json` says of every file that the manifest names."""
    said = io.StringIO()
    paths = [str(FOLDER / path) for path in references]
    call_command("import_files", "--athlete", str(club.athlete.public_id), "--json", *paths, stdout=said)
    return [json.loads(line) for line in said.getvalue().splitlines()]


def by_file(lines: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    found = defaultdict(list)
    for line in lines:
        found[line["path"].removeprefix(f"{FOLDER}/")].append(line)
    return found


def numbers(cell: str) -> list[float]:
    return [float(one) for one in cell.split("|") if one]


def apart(told: float, right: float) -> bool:
    return abs(told - right) > max(CLOSE * right, 0.5)


def differences(found: list[dict[str, Any]], reference: Mapping[str, str]) -> list[str]:
    """Where the file's activities tell another distance or time, session by session or in sum."""
    wrong = []
    for name, column in (("distance_m", "total_distance_m"), ("timer_s", "total_timer_s")):
        right, told = numbers(reference[column]), [line[name] or 0.0 for line in found if line["sport"]]
        pairs = zip(told, right, strict=True) if len(told) == len(right) else [(sum(told), sum(right))]
        if right and reference["sport"]:
            wrong += [f"{name}: {one} instead of {two}" for one, two in pairs if apart(one, two)]
    return wrong


def test_every_file_ends_well_and_tells_the_right_numbers(
    lines: list[dict[str, Any]], references: Mapping[str, Any], capsys: pytest.CaptureFixture[str]
):
    files = by_file(lines)
    with capsys.disabled():
        print("\n" + "\n".join(f"{count:5} {name}" for name, count in Counter(map(end_of, lines)).items()))

    unheard = [path for path in references if not any(name.startswith(path) for name in files)]
    nameless = [line for line in lines if line["outcome"] == "refused" and not line["reason"]]
    told = {path: differences(files[path], row) for path, row in references.items() if path in files}
    assert (unheard, nameless) == ([], [])
    assert {line["outcome"] for line in lines} <= ENDS
    assert [line for line in lines if line["reason"] in ("broken", "not_yet", "unreadable")] == []
    assert {path: wrong for path, wrong in told.items() if wrong} == {}


def end_of(line: Mapping[str, Any]) -> str:
    return f"{line['outcome']}{' (' + line['reason'] + ')' if line['reason'] else ''}"

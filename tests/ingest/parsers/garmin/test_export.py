"""One file of Garmin's export as a whole, and what happens to a damaged one."""

import random

import pytest

from ingest.parsers import Contents, Refusal, Unreadable, garmin
from tests.ingest.parsers.garmin.samples import ACTIVITY, FOLDER, PATHS, document, listing

_STRANGE = (None, True, -1, 0, 1e308, 10**400, "", "x", "2026-03-02", "\ud800", [], {}, [[]], [{}], {"a": 1})
_ROW = {
    "calendarDate": "2026-03-02",
    "score": 4,
    "metrics": [{"type": "HRV"}],
    "sleepScores": {"overallScore": 1},
}


def test_a_file_that_is_not_read_is_counted_by_category():
    contents = garmin.read(b"[{}]", f"{FOLDER}-Aggregator/HydrationLogFile_2026-01-01_2026-04-11.json")

    assert contents == Contents(unread={"HydrationLog": 1})


def test_a_file_that_is_not_read_need_not_be_json():
    assert garmin.read(b"\x00", f"{FOLDER}-Social/a.json").unread == {"Social": 1}


def test_gear_of_nobody_tells_nothing():
    assert garmin.read(b"[{}]", PATHS["gear"]) == Contents()


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
@pytest.mark.parametrize("data", [b"[]", b"{}", b"[{}]", b"1", b'"a"', b"null", b"[[[]]]"])
def test_a_file_without_rows_is_empty(path: str, data: bytes):
    contents = garmin.read(data, path)

    assert (contents.entries, contents.days) == ((), ())


def test_a_broken_file_is_refused():
    with pytest.raises(Unreadable) as refused:
        garmin.read(b'[{"calendarDate":', PATHS["daily"])

    assert refused.value.code == Refusal.UNKNOWN_FORMAT


@pytest.mark.parametrize("seed", range(150))
def test_strange_values_raise_nothing_but_unreadable(seed: int):
    chance = random.Random(seed)
    for path in PATHS.values():
        row = {**ACTIVITY, **_ROW, "weight": {"weight": 1}, "gearDTOS": [{"gearPk": 1}]}
        for name in chance.sample(sorted(row), 4):
            row[name] = chance.choice(_STRANGE)

        contents = garmin.read(document([row, chance.choice(_STRANGE)]), path)

        assert len(contents.days) + len(contents.entries) <= 2


def _names_or_refusal(data: bytes) -> list[str] | Refusal:
    try:
        return [entry.name for entry in garmin.read(data, PATHS["activities"]).entries]
    except Unreadable as refused:
        return refused.code


@pytest.mark.parametrize("seed", range(100))
def test_changed_bytes_raise_nothing_but_unreadable(seed: int):
    chance = random.Random(seed)
    data = bytearray(listing([ACTIVITY, ACTIVITY]))
    for _ in range(chance.randint(1, 3)):
        data[chance.randrange(len(data))] = chance.randrange(256)

    found = _names_or_refusal(bytes(data))

    assert found == Refusal.UNKNOWN_FORMAT or len(found) <= 2


def test_a_cut_file_is_refused():
    data = listing([ACTIVITY])

    assert {_names_or_refusal(data[:end]) for end in range(1, len(data), 7)} == {Refusal.UNKNOWN_FORMAT}

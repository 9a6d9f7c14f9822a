"""An export as a whole, and damaged ones."""

import io
import random
from collections.abc import Iterator

import pytest

from ingest.parsers import Contents, Notice, Unreadable, Warning, apple
from ingest.parsers.apple import export as exports
from tests.ingest.parsers.apple.samples import (
    event,
    export,
    metadata,
    read,
    record,
    slept,
    statistic,
    workout,
)

ALL = export(
    record("HeartRate", 61, "count/min"),
    record("StepCount", 500, "count"),
    record("HeartRateVariabilitySDNN", 55, "ms"),
    slept("AsleepDeep", "01 23:00", "02 02:00", zone="Europe/Paris"),
    workout(
        event("Pause", "07:10:00"), metadata("HKTimeZone", "Asia/Seoul"), statistic("HeartRate", "count/min")
    ),
)


def test_an_export_of_nothing_is_empty():
    assert read() == Contents()


def test_an_export_of_everything():
    contents = apple.read(io.BytesIO(ALL))

    assert (len(contents.entries), len(contents.days), len(contents.pulses)) == (1, 1, 1)
    assert (contents.unread, contents.warnings) == ({}, ())


def test_workouts_come_in_order_of_time_and_say_where_they_stand():
    later = workout(startDate="2026-03-05 07:00:00 +0100", endDate="2026-03-05 08:00:00 +0100")

    assert [entry.place for entry in read(later, workout()).entries] == ["1", "0"]


@pytest.mark.parametrize(
    "changes",
    [
        {"startDate": "never"},
        {"endDate": "2026-03-02 07:00:00 +0100"},
        {"endDate": "2027-03-02 07:00:00 +0100"},
        {"startDate": "2026-03-02 09:00:00 +0100"},
    ],
)
def test_a_workout_that_says_not_when_is_left_out_with_a_warning(changes: dict[str, object]):
    contents = read(workout(**changes))

    assert contents.entries == ()
    assert contents.warnings == (Warning(Notice.ROWS_REFUSED, {"rows": 1, "first": 1}),)


def test_workouts_without_end_are_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(exports, "MOST_WORKOUTS", 2)

    with pytest.raises(Unreadable) as refused:
        read(workout(), workout(), workout())

    assert refused.value.params == {"limit": 2, "of": "workouts"}


def _damaged(seed: int) -> Iterator[bytes]:
    chance = random.Random(seed)
    for _ in range(20):
        data = bytearray(ALL)
        for _ in range(chance.randint(1, 5)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        yield bytes(data)
        place, start = chance.randrange(len(ALL)), chance.randrange(len(ALL))
        yield ALL[:place] + ALL[start : start + chance.randrange(400)] + ALL[place:]


@pytest.mark.parametrize("seed", range(20))
def test_damaged_exports_raise_nothing_but_unreadable(seed: int):
    for data in _damaged(seed):
        try:
            contents = apple.read(io.BytesIO(data))
        except Unreadable as refused:
            found = len(str(refused))
        else:
            found = 1 + len(contents.entries) + len(contents.days)

        assert found

"""Running workouts of Zwift, of our own making and of others; and files that want to harm."""

import random

import pytest
from hypothesis import given, settings

from analytics.workout import Workout, flatten
from analytics.workout.formats import Loss, Runner, write_zwo
from analytics.workout.intensity import step_fraction, step_seconds
from analytics.workout.text import write
from ingest.parsers import PlannedWorkout, Reworded, Unreadable, reading, zwo
from tests.analytics.test_workout_text_round_trip import CHEAP
from tests.analytics.written import written_workouts

EXACT = frozenset({Loss.RACE_PACE, Loss.WRITTEN_OUT, Loss.ROUNDED})


def read(elements: str, head: str = "<sportType>run</sportType>") -> PlannedWorkout:
    data = f"<workout_file><name>Track</name>{head}<workout>{elements}</workout></workout_file>"
    (found,) = zwo.read(data.encode()).workouts
    return found


def text(elements: str, head: str = "<sportType>run</sportType>") -> str:
    return write(read(elements, head).workout)


@pytest.mark.no_cover
@given(written_workouts())
@settings(CHEAP, max_examples=1000)
def test_our_own_files_read_back(workout: Workout) -> None:
    written = write_zwo(workout, title="Track", runner=Runner())
    (found,) = zwo.read(written.data).workouts

    planned = [flat.step for flat in flatten(workout)]
    seen = [flat.step for flat in flatten(found.workout)]
    assert len(seen) == len(planned)
    if {one.code for one in written.lost} <= EXACT:
        for one, other in zip(seen, planned, strict=True):
            assert step_seconds(one, Runner().physiology) == pytest.approx(
                step_seconds(other, Runner().physiology), abs=2, rel=0.01
            )
            assert step_fraction(one) == pytest.approx(step_fraction(other), abs=0.002)


def test_a_file_of_somebody_else() -> None:
    found = text(
        '<Warmup Duration="600" PowerLow="0.6" PowerHigh="0.8"/>'
        '<SteadyState Duration="300" Power="0.9"><textevent timeoffset="0" message="Relax"/></SteadyState>'
        '<IntervalsT Repeat="4" OnDuration="60" OffDuration="90" OnPower="1.1" OffPower="0.6"/>'
        '<FreeRide Duration="120"/>'
        '<Cooldown Duration="300" PowerLow="0.5" PowerHigh="0.7"/>'
    )

    assert (
        found
        == """Warm-up
ramp 10m 60-80% pace

Main set
Relax 5m 90% pace
4x
  1m 110% pace
  90s 60% pace
2m

Cool-down
ramp 5m 70-50% pace"""
    )


def test_a_share_of_another_pace_is_put_beside_threshold() -> None:
    found = [text(f'<SteadyState Duration="600" Power="1" pace="{pace}"/>') for pace in "012345"]

    assert found == [
        "10m 112.8% pace",
        "10m 105.4% pace",
        "10m 101.1% pace",
        "10m 96.7% pace",
        "10m 92.7% pace",
        "10m 100% pace",
    ]


def test_a_file_may_count_in_metres() -> None:
    head = "<sportType>run</sportType><durationType>distance</durationType>"

    assert text('<SteadyState Duration="1000" Power="0.9"/>', head) == "1km 90% pace"


def test_a_range_stays_one() -> None:
    assert text('<SteadyState Duration="600" PowerLow="0.8" PowerHigh="0.9"/>') == "10m 80-90% pace"


def test_what_is_not_read_is_counted() -> None:
    found = read(
        '<SteadyState Duration="60"><textevent message="a"/><textevent message="b"/></SteadyState>'
        '<SteadyState Duration="60" Power="9"/><Swim Duration="60"/>'
        f'<FreeRide Duration="60"><textevent message="{"x" * 300}"/></FreeRide>'
    )

    assert found.reworded == dict.fromkeys(
        (Reworded.MESSAGES, Reworded.LIMITED, Reworded.ELEMENTS, Reworded.CUE), 1
    )


STEP = '<SteadyState Duration="60" Power="0.9"/>'
PAIR = '<IntervalsT Repeat="{}" OnDuration="9" OffDuration="9"/>'


def around(elements: str, *, before: str = "", head: str = "") -> bytes:
    return f"{before}<workout_file>{head}<workout>{elements}</workout></workout_file>".encode()


HOSTILE = {
    "entities": around(STEP, before='<!DOCTYPE a [<!ENTITY b "c">]>'),
    "laughs": around(
        STEP, before='<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]>', head="<name>&d;</name>"
    ),
    "a file": around(
        STEP, before='<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>', head="<name>&b;</name>"
    ),
    "a ride": around(STEP, head="<sportType>bike</sportType>"),
    "no workout": b"<workout_file/>",
    "no steps": around(""),
    "no time": around('<FreeRide Duration="0"/>'),
    "no number": around('<FreeRide Duration="nan"/>'),
    "for ever": around('<FreeRide Duration="1e308"/>'),
    "again and again": around(PAIR.format("1e15")),
    "never": around(PAIR.format("-1")),
    "600 steps": around(PAIR.format(60) * 5),
    "too large": around(" " * zwo.LARGEST_FILE),
    "deep": b"<workout_file><workout>" + b"<a>" * 5000,
    "not XML": b"\x00\x01\x02<<<",
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_cannot_be_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable):
        zwo.read(data)


def test_a_broken_file_is_refused_or_read_and_nothing_else() -> None:
    """Bytes changed, cut and doubled, three thousand times."""
    whole = write_zwo(read(STEP * 3).workout, title="Track", runner=Runner()).data
    chance = random.Random(43)
    ended = {"read": 0, "refused": 0}

    for _ in range(3000):
        data = bytearray(whole[: chance.randrange(40, len(whole) + 1)])
        for _change in range(chance.randrange(4)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            zwo.read(bytes(data))
            ended["read"] += 1
        except Unreadable:
            ended["refused"] += 1

    assert sum(ended.values()) == 3000
    assert min(ended.values()) > 100


def test_the_kind_is_told_by_the_content() -> None:
    data = f"<workout_file><workout>{STEP}</workout></workout_file>".encode()

    assert len(reading.read(data, "run.xml").workouts) == 1


def test_more_elements_than_anybody_writes_are_left_out() -> None:
    found = read(STEP * (zwo.MOST_ELEMENTS + 7))

    assert found.reworded == {Reworded.ELEMENTS: 7}

"""Zwift's XML, read by a parser of others."""

from typing import Any

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings

from analytics.workout import Step, Target, TargetKind, Workout, flatten
from analytics.workout.formats import Loss, Runner, write_zwo
from analytics.workout.intensity import step_seconds
from analytics.workout.text import parse
from tests.analytics.formats.watch import KNOWN, NOBODY
from tests.analytics.test_workout_text_round_trip import CHEAP
from tests.analytics.written import written_workouts


def root(workout: Workout, runner: Runner = KNOWN, title: str = "Track") -> Any:
    return fromstring(write_zwo(workout, title=title, runner=runner).data)


def elements(text: str, runner: Runner = KNOWN) -> list[tuple[str, dict[str, str]]]:
    return [(one.tag, dict(one.attrib)) for one in root(parse(text), runner).find("workout")]


def lost(text: str, runner: Runner = KNOWN) -> set[Loss]:
    return {one.code for one in write_zwo(parse(text), title="", runner=runner).lost} - {Loss.RACE_PACE}


def whole(element: Any) -> float:
    """Seconds or metres of an element."""
    if element.tag == "IntervalsT":
        lengths = float(element.get("OnDuration")) + float(element.get("OffDuration"))
        return int(element.get("Repeat")) * lengths
    return float(element.get("Duration"))


@pytest.mark.no_cover
@given(written_workouts())
@settings(CHEAP, max_examples=1000)
def test_the_file_lasts_as_long_as_was_planned(workout: Workout) -> None:
    found = root(workout)

    steps = [flat.step for flat in flatten(workout)]
    in_metres = found.findtext("durationType") == "distance"
    amounts = [step.distance_m if in_metres else step_seconds(step, KNOWN.physiology) for step in steps]
    assert sum(map(whole, found.find("workout"))) == pytest.approx(sum(amounts), abs=len(steps))  # type: ignore[arg-type]


def test_head_of_the_file() -> None:
    found = root(parse("10m Z1"), title='8 × "400" <m> & 한글')

    assert (found.tag, found.findtext("name")) == ("workout_file", '8 × "400" <m> & 한글')
    assert (found.findtext("sportType"), found.findtext("durationType")) == ("run", "time")


@pytest.mark.parametrize(
    "text, expected",
    [
        ("10m 90% pace", [("SteadyState", {"Duration": "600", "Power": "0.890208", "pace": "2"})]),
        (
            "ramp 10m 60-80% pace",
            [("Ramp", {"Duration": "600", "PowerLow": "0.593472", "PowerHigh": "0.791296", "pace": "2"})],
        ),
        ("10m", [("FreeRide", {"Duration": "600"})]),
        ("press lap", [("FreeRide", {"Duration": "600"})]),
    ],
)
def test_a_step_as_an_element(text: str, expected: list[tuple[str, dict[str, str]]]) -> None:
    assert elements(text, NOBODY) == expected


def test_a_pair_repeated_is_one_element() -> None:
    assert elements("8x 400mtr 110% pace + 200mtr 70% pace", NOBODY) == [
        (
            "IntervalsT",
            {
                "Repeat": "8",
                "OnDuration": "400",
                "OffDuration": "200",
                "OnPower": "1.088032",
                "OffPower": "0.692384",
                "pace": "2",
            },
        )
    ]


def test_cues_are_messages_and_stand_in_each_repetition() -> None:
    found = root(parse("3x\n  Tall 20s 110% pace\n  1m 60% pace")).find("workout")

    messages = [event.get("message") for event in found.iter("textevent")]
    assert ([one.tag for one in found], messages) == (["SteadyState"] * 6, ["Tall"] * 3)


def test_parts_of_a_workout_have_their_elements() -> None:
    found = elements("Warm-up\n10m Z1\nramp 5m 80-60%\n\nMain set\n5m Z4\n\nCool-down\nramp 5m 80-60%\n5m Z1")

    assert [name for name, _ in found] == ["Warmup", "Ramp", "SteadyState", "Cooldown", "Cooldown"]


@pytest.mark.parametrize("text, unit", [("400mtr Z4\n1km Z2", "distance"), ("400mtr Z4\n1km", "time")])
def test_a_file_counts_in_metres_where_every_step_does(text: str, unit: str) -> None:
    assert root(parse(text)).findtext("durationType") == unit


@pytest.mark.parametrize(
    "text, codes",
    [
        ("10m 90% pace\nramp 10m 60-80% pace\n10m", set()),
        ("10m 85-90% pace", {Loss.MIDDLE}),
        ("10m 90% LTHR", {Loss.HEART_RATE}),
        ("10m Z2 HR", {Loss.HEART_RATE, Loss.MIDDLE}),
        ("10m Z2", {Loss.ZONES_BY_PACE, Loss.MIDDLE}),
        ("10m @4:00/km", {Loss.PERCENT}),
        ("10m RPE 7", {Loss.EFFORT}),
        ("1m\nrest 90s", {Loss.REST}),
        ("press lap", {Loss.LAP}),
        ("10m\n400mtr 90%", {Loss.METRES}),
        ("3x\n  1m\n  2m\n  3m", {Loss.WRITTEN_OUT}),
        ("45.5s 90%", {Loss.ROUNDED}),
    ],
)
def test_what_is_lost_is_said(text: str, codes: set[Loss]) -> None:
    assert lost(text) == codes


def test_hard_paces_of_nobody_in_particular_are_said() -> None:
    assert lost("10m @4:00/km", NOBODY) == {Loss.PERCENT, Loss.UNKNOWN_PACE}


def test_words_cannot_break_the_file() -> None:
    step = Step(60, None, Target(TargetKind.OPEN), '"/><x a="&amp;\x00\ud800')

    (event,) = root(Workout((), (step,), ())).iter("textevent")

    assert event.get("message") == '"/><x a="&amp;'

"""FIT workouts as other libraries read them: what a watch would run is what was planned."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings

from analytics.workout import Manner, Repeat, Step, Target, TargetKind, Workout, flatten
from analytics.workout.formats import Loss, Runner, write_fit
from analytics.workout.formats.words import plain
from analytics.workout.intensity import ends_of
from analytics.workout.text import parse
from tests.analytics.formats.watch import KNOWN, NOBODY, Ran, by_fitdecode, by_fitparse, run
from tests.analytics.test_workout_text_round_trip import CHEAP
from tests.analytics.written import written_workouts

DAY = datetime(2026, 11, 26, tzinfo=UTC)
EXAMPLES = 1000
IN_WORDS = frozenset({TargetKind.OPEN, TargetKind.RPE})


def written(workout: Workout, runner: Runner = KNOWN, title: str = "Track") -> bytes:
    return write_fit(workout, title=title, runner=runner, created=DAY).data


def lost(text: str, runner: Runner = KNOWN) -> dict[Loss, int]:
    found = write_fit(parse(text), title="Track", runner=runner, created=DAY).lost
    return {one.code: one.steps for one in found}


def ran(text: str, runner: Runner = KNOWN) -> list[Ran]:
    return run(by_fitdecode(written(parse(text), runner)))


def aim(text: str, runner: Runner = KNOWN) -> tuple[str, float | None, float | None, int | None]:
    (step,) = ran(text, runner)
    return step.target, step.low, step.high, step.zone


@pytest.mark.no_cover
@given(written_workouts())
@settings(CHEAP, max_examples=EXAMPLES)
def test_a_watch_runs_what_was_planned(workout: Workout) -> None:
    messages = by_fitdecode(written(workout))

    planned = [flat.step for flat in flatten(workout)]
    found = run(messages)
    assert len(found) == len(planned)
    for step, seen in zip(planned, found, strict=True):
        assert_same(step, seen)


@pytest.mark.no_cover
@given(written_workouts())
@settings(CHEAP, max_examples=300)
def test_both_libraries_read_the_same(workout: Workout) -> None:
    data = written(workout, NOBODY)

    assert run(by_fitparse(data)) == run(by_fitdecode(data))


def assert_same(step: Step, seen: Ran) -> None:
    """The end exactly, the target to a millimetre a second or a beat, every word of the cue."""
    wanted = step.duration_s if step.distance_m is None else step.distance_m
    assert seen.ends == ("open" if step.ends_by_lap else "time" if step.distance_m is None else "distance")
    assert seen.amount == pytest.approx(wanted, abs=0.006) if wanted is not None else seen.amount is None
    assert (seen.intensity == "rest") == step.is_rest
    assert seen.note.startswith(plain(step.cue).encode()[:200].decode(errors="ignore"))
    if step.target.kind in IN_WORDS:
        assert (seen.target, seen.low, seen.zone) == ("open", None, None)
    else:
        assert_held(step.target, seen)


def assert_held(target: Target, seen: Ran) -> None:
    """The range of the watch holds the target's, no more than a fiftieth wider."""
    assert seen.zone is None
    assert seen.low is not None
    assert seen.high is not None
    if target.kind is TargetKind.HR_PCT:
        assert seen.target == "heart_rate"
        low, high = target.low * 1.72, target.high * 1.72
        assert low * 0.98 - 0.6 <= seen.low - 100 <= low + 0.6
        assert high - 0.6 <= seen.high - 100 <= high * 1.02 + 0.6
    elif target.kind is not TargetKind.ZONE:
        low, high = (end * 3.7 for end in ends_of(target, KNOWN.physiology))
        assert seen.target == "speed"
        assert low * 0.98 - 0.001 <= seen.low <= low + 0.001
        assert high - 0.001 <= seen.high <= high * 1.02 + 0.001
    else:
        assert 0 < seen.low < seen.high


def test_head_of_the_file() -> None:
    messages = by_fitdecode(written(parse("10m Z1\n8x\n  400mtr Z5\n  200mtr Z1"), title="트랙 8 × 400 m"))

    (kind, file_id), (_, head) = messages[0], messages[1]
    assert (kind, file_id["type"], file_id["time_created"]) == ("file_id", "workout", DAY)
    assert (head["sport"], head["wkt_name"], head["num_valid_steps"]) == ("running", "트랙 8 × 400 m", 4)


def test_two_workouts_of_a_day_have_numbers_of_their_own_and_one_has_the_same() -> None:
    serials = {by_fitdecode(written(parse(text)))[0][1]["serial_number"] for text in ("10m Z1", "11m Z1")}

    assert len(serials) == 2
    assert written(parse("10m Z1")) == written(parse("10m Z1"))


def test_parts_of_a_workout_keep_their_names() -> None:
    text = "Warm-up\n10m Z1\n\nMain set\n2x\n  400mtr Z5\n  200mtr Z1\n  rest 30s\n\nCool-down\n10m Z1"

    found = [one.intensity for one in ran(text)]

    inside = ["active", "recovery", "rest"]
    assert found == ["warmup", *inside, *inside, "cooldown"]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("10m Z2", ("speed", pytest.approx(2.868, abs=0.001), pytest.approx(3.246, abs=0.001), None)),
        ("10m Z1 pace", ("speed", pytest.approx(2.405, abs=0.001), pytest.approx(2.868, abs=0.001), None)),
        ("10m Z6 pace", ("speed", pytest.approx(4.111, abs=0.001), pytest.approx(4.625, abs=0.001), None)),
        ("10m Z2 HR", ("heart_rate", 246, 254, None)),
        ("10m Z1 HR", ("heart_rate", 212, 245, None)),
        ("10m Z6 HR", ("heart_rate", 282, 290, None)),
        ("10m 90-95% LTHR", ("heart_rate", 255, 263, None)),
        ("10m 100% LTHR", ("heart_rate", 269, 275, None)),
        ("1km @4:10-4:00/km", ("speed", 4.0, 4.167, None)),
        ("1km @4:10/km", ("speed", 3.92, 4.08, None)),
        ("10m RPE 8", ("open", None, None, None)),
    ],
)
def test_a_target_in_the_runner_s_numbers(text: str, expected: tuple[object, ...]) -> None:
    assert aim(text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("10m Z1-Z2", ("heart_rate", None, None, 2)),
        ("10m Z6 HR", ("heart_rate", None, None, 5)),
        ("10m Z6 pace", ("speed", None, None, 6)),
        ("10m 90% pace", ("open", None, None, None)),
        ("10m 90% LTHR", ("open", None, None, None)),
        ("10m T pace", ("open", None, None, None)),
        ("10m @4:10-4:00/km", ("speed", 4.0, 4.167, None)),
    ],
)
def test_a_target_for_nobody_in_particular(text: str, expected: tuple[object, ...]) -> None:
    assert aim(text, NOBODY) == expected


def test_zones_are_the_athlete_s_own() -> None:
    runner = Runner(KNOWN.physiology, (2.0, 2.5, 3.0, 3.5, 4.0), (120.0, 130.0, 140.0, 150.0, 160.0))

    assert [aim(text, runner)[1:3] for text in ("10m Z2", "10m Z3 HR")] == [(2.0, 2.5), (230, 239)]


@pytest.mark.parametrize(
    "text, note",
    [
        ("Strides 20s RPE 9", "Strides RPE 9"),
        ("ramp 10m 80-60% pace", "ramp 80-60% pace"),
        ("Float 10m Z2", "Float"),
        ("rest 90s", ""),
    ],
)
def test_what_a_target_cannot_say_stands_in_words(text: str, note: str) -> None:
    assert ran(f"{text}\n1m Z1")[0].note == note


def test_for_nobody_in_particular_percent_stands_in_words() -> None:
    assert [one.note for one in ran("10m 90% pace\n10m 95% LTHR", NOBODY)] == ["90% pace", "95% LTHR"]


@pytest.mark.parametrize(
    "text, codes",
    [
        ("10m @4:10-4:00/km\n10m\nrest 1m\npress lap", {}),
        ("10m 90-95% pace", {Loss.COUNTED: 1}),
        ("10m Z2\n10m Z3", {Loss.COUNTED: 2}),
        ("10m @4:10/km", {Loss.WIDENED: 1}),
        ("10m RPE 7", {Loss.EFFORT: 1}),
        ("ramp 10m 60-80% pace", {Loss.COUNTED: 1, Loss.RAMP: 1}),
    ],
)
def test_what_is_lost_is_said(text: str, codes: dict[Loss, int]) -> None:
    assert lost(text) == codes


def test_what_is_lost_for_nobody_in_particular_is_said() -> None:
    found = lost("10m Z2\n10m 90% pace\n10m 90% LTHR\n10m T pace", NOBODY)

    assert found == {Loss.UNKNOWN_PACE: 2, Loss.UNKNOWN_HR: 1, Loss.WATCH_ZONES: 1}


def test_more_rows_than_watches_take_are_said() -> None:
    assert lost("10m\n" * 51) == {Loss.MANY_STEPS: 1}


def test_names_and_cues_end_with_a_whole_letter() -> None:
    step = Step(60, None, Target(TargetKind.OPEN), "가" * 200)
    found = write_fit(Workout((), (step,), ()), title="한" * 300, runner=KNOWN, created=DAY)

    messages = by_fitdecode(found.data)
    assert (messages[1][1]["wkt_name"], messages[2][1]["notes"]) == ("한" * 80, "가" * 84)
    assert [one.code for one in found.lost] == [Loss.CUE]


def test_words_that_no_file_can_hold_are_left_out() -> None:
    step = Step(60, None, Target(TargetKind.OPEN), "a\x00b\ud800c\nd\u202e")

    (seen,) = run(by_fitdecode(written(Workout((), (step,), ()), title="\x00\x01")))

    assert seen.note == "a bc d"


def test_nested_repeats_point_back_to_where_each_begins() -> None:
    inner = Repeat(3, (Step(30, None, Target(TargetKind.OPEN)), Step(60, None, Target(TargetKind.OPEN))))
    outer = Repeat(2, (inner, Step(300, None, Target(TargetKind.OPEN), manner=Manner.REST)))

    rows = [fields for name, fields in by_fitdecode(written(Workout((), (outer,), ()))) if "step" in name]

    assert [row.get("duration_step") for row in rows] == [None, None, 0, None, 0]
    assert [row.get("repeat_steps") for row in rows] == [None, None, 3, None, 2]

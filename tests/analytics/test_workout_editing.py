"""Steps moved, doubled and taken out; texts say which workout is meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.workout import BadWorkout, flatten
from analytics.workout.editing import Place, duplicated, moved, place_named, places, removed
from analytics.workout.text import parse, write
from tests.analytics.written import written_workouts

SESSION = """
Warm-up
10m Z1

Main set
5m Z3
4x
  400mtr Z5
  200mtr Z1

Cool-down
10m Z1
"""


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines() if line.strip()]


def main(*numbers: int) -> Place:
    return Place("main", numbers)


def test_places_follow_the_lines() -> None:
    found = [str(place) for place in places(parse(SESSION))]

    assert found == ["warm_up.0", "main.0", "main.1", "main.1.0", "main.1.1", "cool_down.0"]


@pytest.mark.parametrize("name", ["main.1.0", "warm_up.0", "cool_down.12"])
def test_a_place_is_read_as_it_is_written(name: str) -> None:
    assert str(place_named(name)) == name


@pytest.mark.parametrize(
    "name", ["", "main", "main.", "main.-1", "main.x", "elsewhere.0", "main.²", "main.0." * 20]
)
def test_anything_else_is_no_place(name: str) -> None:
    assert place_named(name) is None


@pytest.mark.parametrize(
    "place, by, there, after",
    [
        (main(0), 1, main(1), "4x 400mtr Z5 200mtr Z1 5m Z3"),
        (main(1), -1, main(0), "4x 400mtr Z5 200mtr Z1 5m Z3"),
        (main(1, 0), 1, main(1, 1), "5m Z3 4x 200mtr Z1 400mtr Z5"),
        (main(1, 0), -1, main(1), "5m Z3 400mtr Z5 4x 200mtr Z1"),
        (main(1, 1), 1, main(2), "5m Z3 4x 400mtr Z5 200mtr Z1"),
    ],
)
def test_a_step_goes_past_its_neighbour_or_out_of_its_repeat(
    place: Place, by: int, there: Place, after: str
) -> None:
    done = moved(parse(SESSION), place, by)

    wanted = f"Warm-up 10m Z1 Main set {after} Cool-down 10m Z1"
    assert (" ".join(lines(write(done.workout))), done.place) == (wanted, there)


@pytest.mark.parametrize("by", [-1, 1])
def test_the_only_step_of_a_repeat_takes_it_along(by: int) -> None:
    done = moved(parse("5m Z1\n3x\n  1km Z4\n5m Z1"), main(1, 0), by)

    assert (write(done.workout), done.place) == ("5m Z1\n1km Z4\n5m Z1", main(1))


def test_the_first_of_a_block_becomes_the_last_of_the_one_before() -> None:
    done = moved(parse(SESSION), main(0), -1)

    assert (lines(write(done.workout))[:3], done.place) == (
        ["Warm-up", "10m Z1", "5m Z3"],
        Place("warm_up", (1,)),
    )


def test_the_last_of_a_block_becomes_the_first_of_the_next() -> None:
    done = moved(parse(SESSION), main(1), 1)

    assert (done.place, str(places(done.workout)[-1])) == (Place("cool_down", (0,)), "cool_down.1")


@pytest.mark.parametrize("block, by", [("warm_up", -1), ("cool_down", 1)])
def test_nothing_leaves_the_workout(block: str, by: int) -> None:
    workout, place = parse(SESSION), Place(block, (0,))

    assert moved(workout, place, by) == (workout, place)


def test_a_step_is_doubled_behind_itself() -> None:
    done = duplicated(parse(SESSION), main(1, 0))

    assert (lines(write(done.workout))[4:8], done.place) == (
        ["4x", "400mtr Z5", "400mtr Z5", "200mtr Z1"],
        main(1, 1),
    )


def test_a_step_is_taken_out() -> None:
    done = removed(parse(SESSION), main(0))

    assert ("5m Z3" in write(done.workout), done.place) == (False, None)


def test_a_repeat_goes_with_its_last_step() -> None:
    assert write(removed(parse("5m Z1\n3x\n  1km Z4"), main(1, 0)).workout) == "5m Z1"


def test_a_repeat_within_a_repeat_goes_with_its_last_step() -> None:
    assert write(removed(parse("2x\n  5m Z1\n  3x\n    1km Z4"), main(0, 1, 0)).workout) == "2x\n  5m Z1"


@pytest.mark.parametrize(
    "text, deed, code",
    [
        ("40m Z2", lambda workout: removed(workout, main(0)), "empty_main"),
        ("40m Z2", lambda workout: moved(workout, main(0), 1), "empty_main"),
        ("40m Z2\nrest 1m", lambda workout: removed(workout, main(0)), "nothing_to_run"),
        ("99x\n  1m Z4\n  1m Z1\n  1m Z2", lambda workout: duplicated(workout, main(0)), "too_many_steps"),
        ("40m Z2", lambda workout: removed(workout, main(1)), "no_such_step"),
        ("40m Z2", lambda workout: removed(workout, main(0, 0)), "no_such_step"),
    ],
)
def test_what_cannot_be_is_refused(text: str, deed: object, code: str) -> None:
    with pytest.raises(BadWorkout) as refusal:
        deed(parse(text))  # type: ignore[operator]

    assert refusal.value.code == code


@given(written_workouts(), st.data())
def test_moving_loses_no_step(workout: object, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from(places(workout)))  # type: ignore[arg-type]
    by = data.draw(st.sampled_from([-1, 1]))

    try:
        done = moved(workout, place, by)  # type: ignore[arg-type]
    except BadWorkout:
        return
    before, after = ({flat.step for flat in flatten(one)} for one in (workout, done.workout))  # type: ignore[arg-type]
    assert (before, done.place in places(done.workout)) == (after, True)

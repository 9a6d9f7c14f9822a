"""The text as the editor shows it."""

import pytest

from analytics.workout import Physiology
from analytics.workout.editing import place_named
from planning.desk import Outcome, Runner, Worked, outcome, worked
from planning.wording import Paces

FAST = Runner(Physiology(threshold_speed_m_s=4.0), Paces(threshold_speed_m_s=4.0))
TYPICAL = Runner(Physiology(), Paces())


@pytest.mark.parametrize("text", ["", "  \n\r\n"])
def test_nothing_typed_is_neither_right_nor_wrong(text: str) -> None:
    assert outcome(text, TYPICAL) == Outcome()


def test_a_text_becomes_picture_sums_and_steps() -> None:
    found = outcome("10m Z1\n4x\n  1km 100% pace\n  rest 1m", FAST)

    assert [(row.place, row.line.depth, row.line.amount) for row in found.rows] == [
        ("main.0", 0, "10 min"),
        ("main.1", 0, "4 times"),
        ("main.1.0", 1, "1 km"),
        ("main.1.1", 1, "1 min"),
    ]
    assert (len(found.bars), found.totals and found.totals.duration_s, found.rows[2].line.own) == (
        9,
        600 + 4 * (250 + 60),
        "4:10/km",
    )


def test_sums_are_those_of_the_runner() -> None:
    fast, typical = (outcome("10km 100% pace", runner).totals for runner in (FAST, TYPICAL))

    assert (fast and fast.duration_s, typical and typical.duration_s) == (2500, 3000)


def test_every_mistake_has_its_place_and_its_line() -> None:
    found = outcome("10m Z1\r\n3x 400mtr fast\r\n10 Z1", TYPICAL)

    assert [(one.line, one.column, one.length) for one in found.mistakes] == [(2, 11, 4), (3, 1, 5)]
    first = found.mistakes[0]
    assert first.words.startswith("Line 2, column 11: ")
    assert (first.before, first.wrong, first.after) == ("3x 400mtr ", "fast", "")
    assert (found.totals, found.rows) == (None, ())


def test_a_mistake_at_the_very_end_still_has_a_place() -> None:
    found = outcome("Warm-up\n10m Z1", TYPICAL)

    assert [(one.line, one.wrong) for one in found.mistakes] == [(2, "10m Z1")]


def test_the_ends_of_the_list_are_known() -> None:
    rows = outcome("Warm-up\n5m Z1\nMain set\n10m Z3\nCool-down\n2x\n  1m Z1", TYPICAL).rows

    assert [row.place for row in rows if row.highest] == ["warm_up.0"]
    assert [row.place for row in rows if row.lowest] == ["cool_down.0"]


def test_what_was_worked_on_is_chosen() -> None:
    rows = outcome("5m Z1\n10m Z3", TYPICAL, chosen=place_named("main.1")).rows

    assert [row.chosen for row in rows] == [False, True]


@pytest.mark.parametrize(
    "deed, text, place",
    [
        ("down:main.0", "10m Z3\n5m Z1", "main.1"),
        ("up:main.1", "10m Z3\n5m Z1", "main.0"),
        ("copy:main.0", "5m Z1\n5m Z1\n10m Z3", "main.1"),
        ("delete:main.0", "10m Z3", None),
    ],
)
def test_a_deed_writes_the_text_anew(deed: str, text: str, place: str | None) -> None:
    assert worked("5m Z1\n10m Z3", deed) == Worked(text, place_named(place) if place else None)


@pytest.mark.parametrize("deed", ["", "up", "up:", "up:elsewhere", "explode:main.0"])
def test_what_is_no_deed_changes_nothing(deed: str) -> None:
    assert worked("5m Z1", deed) == Worked("5m Z1")


def test_a_text_with_mistakes_stays_as_it_is() -> None:
    assert worked("5m Z1\n10 fast", "delete:main.0") == Worked("5m Z1\n10 fast")


@pytest.mark.parametrize(
    "deed, refusal",
    [
        ("delete:main.0", "The main set has no step."),
        ("up:main.7", "This step is not in the text any more."),
    ],
)
def test_what_cannot_be_is_refused_in_words(deed: str, refusal: str) -> None:
    after = worked("5m Z1", deed)

    assert (after.text, after.refusal) == ("5m Z1", refusal)

"""A day as the text of a cell."""

import pytest
from django.utils.translation import override

from analytics.workout import from_json
from analytics.workout.text import write
from planning.cells import MOST_SESSIONS, read_cell, write_cell
from planning.models import CatalogueSession
from planning.selectors.templates import library_by_code
from tests.factories import Club

TEMPO = "# Tempo: Bridge loops\n15m Z1-Z2\n3x\n  8m Z3\n  2m Z1\n10m Z1"


@pytest.mark.parametrize(
    "text,category,steps",
    [
        ("Easy 45 min", "easy", "45m Z1-Z2"),
        ("45min easy run", "easy", "45m Z1-Z2"),
        ("long 2h", "long", "2h Z1-Z2"),
        ("1h30 long", "long", "1h30m Z1-Z2"),
        ("10 km steady", "steady", "10km Z2-Z3"),
        ("6 miles easy", "easy", "6mi Z1-Z2"),
        ("롱런 90분", "long", "1h30m Z1-Z2"),
        ("8x400mtr Z5 + 200mtr jog", "vo2", "8x\n  400mtr Z5\n  200mtr Z1"),
        ("45m", "easy", "45m"),
        ("2h Z2", "long", "2h Z2"),
        ("30m Z1", "recovery", "30m Z1"),
        ("10m Z1\n20m Z4", "threshold", "10m Z1\n20m Z4"),
    ],
)
def test_words_and_text_are_read(text: str, category: str, steps: str) -> None:
    (content,) = read_cell(text, {}).contents

    assert (content.category, write(from_json(content.steps))) == (category, steps)


@pytest.mark.parametrize("text", ["", "  \n", "rest", "-", "Off", "휴식"])
def test_a_day_off_has_no_session(text: str) -> None:
    assert (read_cell(text, {}).contents, read_cell(text, {}).errors) == ((), ())


def test_the_first_line_names_kind_and_title() -> None:
    (content,) = read_cell(TEMPO, {}).contents

    assert (content.category, content.title) == ("tempo", {"en": "Bridge loops", "ko": "Bridge loops"})
    assert write_cell([content], {}) == TEMPO


def test_kinds_are_read_in_every_language() -> None:
    (content,) = read_cell(TEMPO, {}).contents

    with override("ko"):
        assert read_cell(write_cell([content], {}), {}).contents == (content,)


def test_a_line_of_dashes_begins_the_second_session() -> None:
    cell = read_cell("30m Z1\n---\nlong 2h", {})

    assert [content.category for content in cell.contents] == ["recovery", "long"]
    assert read_cell(write_cell(cell.contents, {}), {}).contents == cell.contents


def test_an_error_names_its_line_in_the_cell() -> None:
    cell = read_cell("30m Z1\n---\n# Tempo: Wrong\n10m Z1\n20 apples", {})

    assert (cell.contents, [(error.line, error.column) for error in cell.errors]) == ((), [(5, 1)])


def test_a_day_holds_a_few_sessions() -> None:
    cell = read_cell("\n---\n".join(["30m Z1"] * (MOST_SESSIONS + 1)), {})

    assert [error.words for error in cell.errors] == ["A day holds at most 3 sessions."]


def test_a_cell_of_a_megabyte_is_refused() -> None:
    assert [error.words for error in read_cell("x" * 1_000_000, {}).errors] == ["The cell is too long."]


def test_a_code_is_the_session_of_the_library(inside: Club) -> None:
    library = library_by_code()
    session = CatalogueSession.objects.first()

    (content,) = read_cell(session.code, library).contents

    assert (content.template_code, content.steps, content.title) == (
        session.code,
        session.steps,
        session.title,
    )
    assert write_cell([content], library) == session.code


def test_a_code_with_minutes_is_stretched(inside: Club) -> None:
    library = library_by_code()

    (content,) = read_cell("easy-run 55m", library).contents

    assert "55m" in write_cell([content], library)


def test_a_title_that_nobody_changed_stays_in_every_language() -> None:
    (content,) = read_cell("30m Z1", {}).contents

    (again,) = read_cell(write_cell([content], {}), {}).contents

    assert (again.title, again.title["ko"] != again.title["en"]) == (content.title, True)


def test_a_kind_alone_is_a_first_line_too() -> None:
    (content,) = read_cell("# Steady\n10 km easy", {}).contents

    assert (content.category, content.title["en"]) == ("steady", "Steady run 65 min")


@pytest.mark.parametrize(
    "text, column",
    [("10m Z1\n3 x 400mtr fast", 12), ("10m Z1\n3x400mtr fast", 10), ("10m Z1\n3x 400mtr fast", 11)],
)
def test_an_error_stands_where_it_was_typed(text: str, column: int) -> None:
    """However many blanks there are around the times of a repeat."""
    (error,) = read_cell(text, {}).errors

    assert (error.line, error.column, error.code) == (2, column, "unknown_target")


@pytest.mark.parametrize("between", ["\n---\n", "\n\n---\n", "\n---\n\n", "\n\n --- \n\n\n"])
def test_blank_lines_between_two_sessions_are_counted(between: str) -> None:
    text = f"easy 40 min{between}10m Z1\n10 fast"

    (error,) = read_cell(text, {}).errors

    assert text.split("\n")[error.line - 1] == "10 fast"


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_stretched_session_of_the_library_keeps_its_title_in_every_language(
    inside: Club, language: str
) -> None:
    library = library_by_code()
    (content,) = read_cell("vo2-400 55m", library).contents

    with override(language):
        (again,) = read_cell(write_cell([content], library), library).contents

    assert (again.title, again.steps) == (content.title, content.steps)


def test_a_session_of_the_library_that_is_of_another_kind_keeps_it(inside: Club) -> None:
    library = library_by_code()
    (content,) = read_cell("# Threshold\nvo2-400", library).contents

    (again,) = read_cell(write_cell([content], library), library).contents

    assert (again.category, again.steps, again.title) == ("threshold", content.steps, content.title)

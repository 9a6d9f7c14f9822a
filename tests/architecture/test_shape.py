"""The shape of the code: small files, small functions, small views, no forbidden rooms."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
APPS = (
    "analytics",
    "tenancy",
    "athletes",
    "planning",
    "readiness",
    "ingest",
    "coach",
    "api",
    "demo",
    "config",
    "bench",
)
LONGEST_FILE, LONGEST_FUNCTION, LONGEST_VIEW = 300, 40, 20
FORBIDDEN_NAMES = {"utils", "common", "core", "helpers", "signals"}
FILES = sorted(
    path for app in APPS for path in (PROJECT / app).rglob("*.py") if "migrations" not in path.parts
)


def _functions(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node  # type: ignore[misc]


def _length(function: ast.FunctionDef) -> int:
    """Lines of code: the docstring left out."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if (
        isinstance(first, ast.Expr)
        and isinstance(first.value, ast.Constant)
        and isinstance(first.value.value, str)
    ):
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PROJECT)))
def test_files_and_functions_are_small(path: Path) -> None:
    limit = LONGEST_VIEW if "views" in path.parts or path.name == "views.py" else LONGEST_FUNCTION

    long_ones = [function.name for function in _functions(path) if _length(function) > limit]

    assert (len(path.read_text().splitlines()) <= LONGEST_FILE, long_ones) == (True, [])


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PROJECT)))
def test_imports_stand_at_the_top(path: Path) -> None:
    """No import hides in a function: the floors are what the top of each file says."""
    hidden = [
        function.name
        for function in _functions(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]

    assert hidden == []


def test_no_room_for_odds_and_ends() -> None:
    assert [
        str(path) for path in FILES if path.stem in FORBIDDEN_NAMES or FORBIDDEN_NAMES & set(path.parts)
    ] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PROJECT)))
def test_every_module_says_what_it_is(path: Path) -> None:
    source = path.read_text()

    assert not source.strip() or ast.get_docstring(ast.parse(source))

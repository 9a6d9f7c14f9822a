"""A day of a season as the text of one cell: a code of the library, workout text, or plain words; and back.

Several sessions of a day stand below each other, with a line of dashes between them. A first line beginning
with `#` names the session: `# Tempo: Bridge loops`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from django.conf import settings
from django.utils.translation import gettext, override

from analytics.workout import (
    Category,
    Physiology,
    Step,
    Target,
    TargetKind,
    Workout,
    fit_to_duration,
    flatten,
    from_json,
    to_json,
    zone_of_step,
)
from analytics.workout.text import TextError, read, write
from analytics.workout.totals import duration_s
from planning import wording
from planning.content import Content
from planning.models import CatalogueSession
from planning.models import Category as Named
from tenancy.templatetags.display import KILOMETRE_M, MILE_M, localised

MOST_SESSIONS = 3
LONGEST_TITLE = 80
LONGEST_CELL = 20_000
BETWEEN = "---"
TOO_LONG, TOO_MANY = "cell_too_long", "too_many_sessions"
LONG_S, SHORT_S = 90 * 60, 40 * 60
_BETWEEN = re.compile(r"^[^\S\n]*-{3,}[^\S\n]*$", re.MULTILINE)
_CODE = re.compile(r"^(?P<code>[a-z0-9]+(?:-[a-z0-9]+)*)(?:\s+(?P<minutes>\d{1,3})\s*(?:m|min|분))?$")
TIMES = "x "
_TIMES = re.compile(r"^([ \t]*\d+)[ \t]*[x×][ \t]*(?=\d)", re.MULTILINE)
_AMOUNT = re.compile(
    r"(?P<hours>\d{1,2})\s*(?:h|시간)\s*(?P<rest>\d{1,2})?\s*(?:m|min|분)?"
    r"|(?P<amount>\d{1,3}(?:[.,]\d{1,2})?)\s*"
    r"(?P<unit>hours?|hrs?|minutes?|mins?|min|m|분|km|kilometers?|kilometres?|k|킬로|miles?|mi|마일)\b",
    re.IGNORECASE,
)
MOST_PLAIN = 100_000
"""Seconds or metres of one run in plain words."""
_REST = {"", "-", "–", "off", "rest", "rest day", "x", "휴식", "쉼", "휴무"}
_ZONES = {
    Category.RECOVERY: (1, 1),
    Category.EASY: (1, 2),
    Category.LONG: (1, 2),
    Category.STEADY: (2, 3),
    Category.TEMPO: (3, 3),
    Category.THRESHOLD: (4, 4),
}
"""The zones of what plain words can say; harder sessions need their steps."""
_WORDS = {
    Category.RECOVERY: ("recovery", "shake out", "shakeout", "리커버리", "회복"),
    Category.LONG: ("long", "lsd", "롱런", "장거리"),
    Category.STEADY: ("steady", "aerobic", "moderate", "스테디", "지속"),
    Category.TEMPO: ("tempo", "템포"),
    Category.THRESHOLD: ("threshold", "역치"),
    Category.EASY: ("easy", "jog", "이지", "조깅", "가볍게"),
}
Library = Mapping[str, CatalogueSession]


@dataclass(frozen=True, slots=True)
class CellError:
    """What is wrong in a cell, as a code and in the reader's words; line and column count from 1."""

    line: int
    column: int
    code: str
    words: str


@dataclass(frozen=True, slots=True)
class Cell:
    """The sessions of a day, or everything that is wrong with its text."""

    contents: tuple[Content, ...] = ()
    errors: tuple[CellError, ...] = ()


def read_cell(text: str, library: Library) -> Cell:
    """What the text says. A text of other hands, so whatever is wrong is told, and nothing raised."""
    if len(text) > LONGEST_CELL:
        return Cell(errors=(CellError(1, 1, TOO_LONG, gettext("The cell is too long.")),))
    contents: list[Content] = []
    errors: list[CellError] = []
    line = 0
    parts = _BETWEEN.split(text.replace("\r\n", "\n"))
    if len(parts) > MOST_SESSIONS:
        most = gettext("A day holds at most %(most)d sessions.") % {"most": MOST_SESSIONS}
        return Cell(errors=(CellError(1, 1, TOO_MANY, most),))
    for part in parts:
        one = _session(part, library)
        contents += one.contents
        errors += [replace(error, line=line + error.line) for error in one.errors]
        line += part.count("\n")
    return Cell(() if errors else tuple(contents), tuple(errors))


def write_cell(contents: Sequence[Content], library: Library) -> str:
    """The text that `read_cell` reads as the same sessions, in the active language."""
    return f"\n{BETWEEN}\n".join(_written(content, library) for content in contents)


def _session(text: str, library: Library) -> Cell:
    """One session; a line of its own may name it."""
    above = len(text) - len(text.lstrip("\n"))
    first, _newline, below = text.strip("\n").partition("\n")
    name, body = (first, below) if first.startswith("#") else ("", text.strip("\n"))
    if body.strip().casefold() in _REST:
        return Cell()
    kind, title = _kind_and_title(name)
    content = _from_library(body.strip(), library) or _plain(body, kind)
    if content is None:
        workout, errors = read(_TIMES.sub(rf"\1{TIMES}", body))
        if workout is None:
            return Cell(errors=tuple(_error(one, body, above + bool(name)) for one in errors))
        content = _content(workout, kind or _category_of(workout, body))
    return Cell((_named(content, kind, title, library),))


def _error(error: TextError, body: str, shift: int) -> CellError:
    """At its place in what was typed, where a repeat may have more or fewer blanks than in what was read."""
    typed = _TIMES.match(body.split("\n")[error.line - 1])
    column = error.column
    if typed is not None and column > len(typed[1]) + len(TIMES):
        column += len(typed[0]) - len(typed[1]) - len(TIMES)
    return CellError(error.line + shift, column, error.code.value, wording.text_error(error))


def _from_library(text: str, library: Library) -> Content | None:
    found = _CODE.match(text)
    session = library.get(found["code"]) if found else None
    if session is None or found is None:
        return None
    workout = from_json(session.steps)
    if found["minutes"]:
        workout = fit_to_duration(workout, float(found["minutes"]) * 60, Physiology())
    return Content(session.category, session.title, to_json(workout), session.purpose, session.code)


def _plain(body: str, kind: Category | None) -> Content | None:
    """Easy 45 min · 10 km long · 1h30 easy: a kind of run and an amount, in one line and in any order."""
    words = body.strip().casefold()
    amount = _AMOUNT.search(words)
    if amount is None or "\n" in words:
        return None
    rest = (words[: amount.start()] + " " + words[amount.end() :]).strip(" ,.:;()")
    category = _said(rest)
    if category is None or re.search(r"\d", rest):
        return None
    seconds, metres = _measured(amount)
    if not 0 < (seconds or metres or 0) <= MOST_PLAIN:
        return None
    target = Target(TargetKind.ZONE, *_ZONES[category])
    return _content(Workout((), (Step(seconds, metres, target),), ()), kind or category)


def _said(words: str) -> Category | None:
    """The kind of run, if nothing else is said than that."""
    left = re.sub(r"\b(run|running|pace|a|of|at)\b|(?<!롱)런|러닝|달리기", " ", words)
    for category, names in _WORDS.items():
        for name in names:
            if name in left and not left.replace(name, "", 1).strip(" ,.:;-()"):
                return category
    return None


def _measured(found: re.Match[str]) -> tuple[float | None, float | None]:
    if found["hours"]:
        return 3600.0 * int(found["hours"]) + 60.0 * int(found["rest"] or 0), None
    amount, unit = float(found["amount"].replace(",", ".")), found["unit"].casefold()
    if unit.startswith(("km", "kil", "k", "킬")):
        return None, amount * KILOMETRE_M
    if unit.startswith(("mi", "마")) and not unit.startswith("min"):
        return None, amount * MILE_M
    return amount * (3600.0 if unit.startswith("h") else 60.0), None


def _content(workout: Workout, category: Category) -> Content:
    return Content(
        category.value, wording.titles(workout, category.value, Physiology()), to_json(workout), {}
    )


def _category_of(workout: Workout, body: str) -> Category:
    """What kind of session it is, by its words or else by its hardest zone."""
    said = next(
        (one for one, names in _WORDS.items() if any(name in body.casefold() for name in names)), None
    )
    hardest = max(zone_of_step(flat.step) for flat in flatten(workout) if not flat.step.is_rest)
    if hardest >= 3:
        return {3: Category.TEMPO, 4: Category.THRESHOLD}.get(hardest, Category.VO2)
    if said in (Category.RECOVERY, Category.LONG, Category.STEADY):
        return said
    seconds = duration_s(workout, Physiology())
    if seconds >= LONG_S:
        return Category.LONG
    return Category.RECOVERY if hardest == 1 and seconds <= SHORT_S else Category.EASY


def _kind_and_title(name: str) -> tuple[Category | None, str]:
    """What the first line says: `# Tempo: Loops`, `# Tempo` or `# Loops`."""
    said = name.lstrip("# ").strip()
    kind, colon, title = said.partition(":")
    known = _kinds().get(kind.strip().casefold())
    if known is None:
        return None, said[:LONGEST_TITLE]
    return known, title.strip()[:LONGEST_TITLE] if colon else ""


def _named(content: Content, kind: Category | None, title: str, library: Library) -> Content:
    """With this kind and title; one that the session or the library has anyway stays in every language."""
    category = kind.value if kind else content.category
    known = (content.title, *(session.title for session in library.values()))
    typed = {language: title for language, _label in settings.LANGUAGES}
    titles = next((one for one in known if not title or title in one.values()), typed)
    return replace(content, category=category, title=titles)


def _written(content: Content, library: Library) -> str:
    session = library.get(content.template_code)
    if session is not None and _is_as_shipped(content, session):
        return session.code
    head = f"# {Named(content.category).label}: {localised(content.title)}"
    if content.steps is None:
        return ""
    return f"{head}\n{write(from_json(content.steps))}"


def _is_as_shipped(content: Content, session: CatalogueSession) -> bool:
    """Whether the code alone says everything."""
    said = (content.steps, content.title, content.category)
    return said == (session.steps, session.title, session.category)


@cache
def _kinds() -> dict[str, Category]:
    """Every category by its value and its name in each language."""
    found = {category.value: category for category in Category}
    for language, _label in settings.LANGUAGES:
        with override(language):
            found |= {str(Named(one.value).label).casefold(): one for one in Category}
    return found

"""The session library: cards by category, one session with its place on the ladder."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import groupby

from analytics.workout import Bar, Physiology, Totals, from_json, profile, totals
from planning import wording
from planning.models import CatalogueSession, Category, PlannedSession
from planning.proposal import Words
from planning.wording import Paces, StepLine


@dataclass(frozen=True, slots=True)
class LibraryCard:
    """A session as its picture and sums for one runner."""

    code: str
    title: Words
    purpose: Words
    bars: tuple[Bar, ...]
    totals: Totals


@dataclass(frozen=True, slots=True)
class LibraryGroup:
    category: Category
    cards: tuple[LibraryCard, ...]


@dataclass(frozen=True, slots=True)
class LibrarySession:
    """All of one session: `harder` and `easier` are its neighbours on the ladder."""

    card: LibraryCard
    category: Category
    cues: Words
    summary: str
    steps: list[StepLine]
    contraindications: tuple[str, ...]
    harder: CatalogueSession | None
    easier: CatalogueSession | None


def catalogue() -> list[CatalogueSession]:
    """Every shipped session, by category and level."""
    return list(CatalogueSession.objects.all())


def library(
    *, category: str, text: str, physiology: Physiology, tag: str = "", codes: Collection[str] | None = None
) -> list[LibraryGroup]:
    """The sessions of a category ("" is all) with the text in any language, grouped in the field's order.

    With `codes` only these.
    """
    order = list(Category)
    found = [one for one in catalogue() if category in ("", one.category) and _holds(one, text)]
    found = [one for one in found if (not tag or tag in one.tags) and (codes is None or one.code in codes)]
    found.sort(key=lambda one: (order.index(Category(one.category)), one.level, one.code))
    return [
        LibraryGroup(Category(name), tuple(library_card(one, physiology=physiology) for one in group))
        for name, group in groupby(found, key=lambda one: one.category)
    ]


def library_session(*, code: str, physiology: Physiology, paces: Paces) -> LibrarySession | None:
    """One session with its ladder, in two queries; None where the code is unknown."""
    session = CatalogueSession.objects.filter(code=code).first()
    if session is None:
        return None
    ladder = CatalogueSession.objects.in_bulk([session.progression, session.regression], field_name="code")
    workout = from_json(session.steps)
    return LibrarySession(
        card=library_card(session, physiology=physiology),
        category=Category(session.category),
        cues=session.cues,
        summary=wording.summary(workout, paces),
        steps=wording.step_lines(workout, paces),
        contraindications=tuple(wording.contraindication(one) for one in session.contraindications),
        harder=ladder.get(session.progression),
        easier=ladder.get(session.regression),
    )


def library_card(session: CatalogueSession, *, physiology: Physiology) -> LibraryCard:
    """The session's picture and sums for a runner. No query."""
    workout = from_json(session.steps)
    bars, amount = profile(workout, physiology), totals(workout, physiology)
    return LibraryCard(session.code, session.title, session.purpose, bars, amount)


def regression_of(session: PlannedSession) -> CatalogueSession | None:
    """The session one step down the ladder from the one that this was planned from."""
    own = CatalogueSession.objects.filter(code=session.template_code).exclude(regression="")
    return CatalogueSession.objects.filter(code__in=own.values("regression")).first()


def _holds(session: CatalogueSession, text: str) -> bool:
    words: Iterable[Words] = (session.title, session.purpose, session.cues)
    wanted = text.strip().casefold()
    return any(wanted in said.casefold() for by_language in words for said in by_language.values())

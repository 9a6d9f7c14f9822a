"""The session library: categories and cards, one session with its place on the ladder."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Q

from analytics.workout import Bar, Physiology, Totals, from_json, profile, totals
from planning import wording
from planning.models import CatalogueSession, Category, PlannedSession
from planning.proposal import Words
from planning.wording import Paces, StepLine

MOST_CARDS = 48
"""More sessions than this are not drawn on a page: their categories are, each with how many it has."""


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
    """What was found of a category; no cards where all that was found is too much for a page."""

    category: Category
    purpose: str
    count: int
    least_min: int
    most_min: int
    cards: tuple[LibraryCard, ...]


@dataclass(frozen=True, slots=True)
class LibrarySession:
    """All of one session: `ladder` is of its category, the easiest first, itself included.

    `harder` and `easier` are its neighbours; below the foot of a ladder stands a session of another category.
    """

    session: CatalogueSession
    card: LibraryCard
    category: Category
    cues: Words
    least_min: int
    most_min: int
    retired: bool
    summary: str
    steps: list[StepLine]
    contraindications: tuple[str, ...]
    ladder: tuple[CatalogueSession, ...]
    harder: CatalogueSession | None
    easier: CatalogueSession | None


def catalogue() -> list[CatalogueSession]:
    """Every shipped session, by category and level."""
    return list(CatalogueSession.objects.current())


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
    drawn_for = physiology if len(found) <= MOST_CARDS else None
    return [_group(list(group), drawn_for) for _, group in groupby(found, key=lambda one: one.category)]


def library_session(*, code: str, physiology: Physiology, paces: Paces) -> LibrarySession | None:
    """One session with its ladder, in two queries; None where the code is unknown."""
    session = CatalogueSession.objects.filter(code=code).first()
    if session is None:
        return None
    near = Q(category=session.category) | Q(code=session.regression)
    others = {one.code: one for one in CatalogueSession.objects.filter(near)}
    workout = from_json(session.steps)
    return LibrarySession(
        session=session,
        card=library_card(session, physiology=physiology),
        category=Category(session.category),
        cues=session.cues,
        least_min=session.least_min,
        most_min=session.most_min,
        retired=session.retired,
        summary=wording.summary(workout, paces),
        steps=wording.step_lines(workout, paces),
        contraindications=tuple(wording.contraindication(one) for one in session.contraindications),
        ladder=_ladder(session, others),
        harder=others.get(session.progression),
        easier=others.get(session.regression),
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


def _ladder(
    session: CatalogueSession, others: Mapping[str, CatalogueSession]
) -> tuple[CatalogueSession, ...]:
    """From the foot, which regresses to another category or to nothing, to the top."""
    below, above = [session], [session]
    while (easier := others.get(below[-1].regression)) and easier.category == session.category:
        below.append(easier)
    while harder := others.get(above[-1].progression):
        above.append(harder)
    return (*reversed(below), *above[1:])


def _group(found: Sequence[CatalogueSession], drawn_for: Physiology | None) -> LibraryGroup:
    category = Category(found[0].category)
    return LibraryGroup(
        category=category,
        purpose=wording.category_purpose(category),
        count=len(found),
        least_min=min(one.least_min for one in found),
        most_min=max(one.most_min for one in found),
        cards=() if drawn_for is None else tuple(library_card(one, physiology=drawn_for) for one in found),
    )


def _holds(session: CatalogueSession, text: str) -> bool:
    words: Iterable[Words] = (session.title, session.purpose, session.cues)
    wanted = text.strip().casefold()
    return any(wanted in said.casefold() for by_language in words for said in by_language.values())

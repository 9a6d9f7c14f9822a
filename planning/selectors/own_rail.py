"""The organization's own sessions and a member's favourites, beside the calendar and in its dialogs."""

from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from analytics.workout import Bar, Physiology, from_json, profile, totals
from athletes.models import Sight, sight_of
from planning.models import CatalogueSession, LibrarySession
from planning.proposal import Words
from planning.selectors.own_sessions import Favourites, favourites, favourites_from, favourites_of
from planning.shipped import shipped_library
from tenancy.database.prepared import Prepared, ask_together
from tenancy.models import Membership
from tenancy.templatetags.display import localised

MINUTE_S = 60
MOST = 100


@dataclass(frozen=True, slots=True)
class OwnItem:
    """A session to plan: an own one by its id, a shipped one by its code; as long as for a typical runner."""

    key: str
    own: UUID | None
    code: str
    title: str
    minutes: int
    load: int


@dataclass(frozen=True, slots=True)
class OwnRail:
    """`favourites` come first, whoever wrote them; an own one among them is not among `own` again."""

    favourites: tuple[OwnItem, ...] = ()
    own: tuple[OwnItem, ...] = ()

    @property
    def all(self) -> tuple[OwnItem, ...]:
        return self.favourites + self.own


@dataclass(frozen=True, slots=True)
class Pick:
    """One session of either library, for a runner."""

    key: str
    own: UUID | None
    code: str
    title: Words | str
    purpose: Words | str
    bars: tuple[Bar, ...]


def _read(membership: Membership, text: str) -> tuple[list[LibrarySession], Favourites]:
    if text:
        seen = LibrarySession.objects.visible_to(membership).current()
        return list(seen.filter(title__icontains=text)[:MOST]), favourites_of(membership=membership)
    rows, kept = ask_together(
        (_all_of(sight_of(membership)), {}),
        (favourites(membership.organization_id), {"member": membership.pk}),
    )
    return rows, favourites_from(kept)


@lru_cache(maxsize=256)
def _all_of(sight: Sight) -> Prepared:
    return Prepared(LibrarySession.objects.visible_to(sight.membership).current()[:MOST])


def own_rail(*, membership: Membership, text: str = "") -> OwnRail:
    """The first hundred own sessions that the member sees, by title, and what they keep at hand. Two queries.

    With a text those whose title has it.
    """
    rows, kept = _read(membership, text.strip())
    shipped = [_of_shipped(one) for one in shipped_library() if one.code in kept.codes]
    wanted = text.strip().casefold()
    at_hand = [one for one in shipped if wanted in one.title.casefold()]
    at_hand += [_of_own(row) for row in rows if row.pk in kept.sessions]
    return OwnRail(
        tuple(sorted(at_hand, key=lambda one: (one.title.casefold(), one.key))),
        tuple(_of_own(row) for row in rows if row.pk not in kept.sessions),
    )


def pick(*, membership: Membership, code: str, own: UUID | None, physiology: Physiology) -> Pick | None:
    """The session that is named, if the member sees it. One query."""
    row: LibrarySession | CatalogueSession | None
    if own is not None:
        row = LibrarySession.objects.visible_to(membership).current().filter(public_id=own).first()
    else:
        row = CatalogueSession.objects.filter(code=code).first()
    if row is None:
        return None
    bars = profile(from_json(row.steps), physiology)
    return Pick(str(own or code), own, "" if own else code, row.title, row.purpose, bars)


def _of_own(row: LibrarySession) -> OwnItem:
    amount = totals(from_json(row.steps), Physiology())
    minutes = round(amount.duration_s / MINUTE_S)
    return OwnItem(str(row.public_id), row.public_id, "", row.title, minutes, round(amount.load))


def _of_shipped(row: CatalogueSession) -> OwnItem:
    minutes = (row.least_min + row.most_min) // 2
    return OwnItem(row.code, None, row.code, localised(row.title), minutes, round(row.load))

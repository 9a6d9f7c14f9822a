"""The organization's own sessions: a page of cards, the shelf beside them, one with its versions."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import BigIntegerField, Count, F, Func, Q, QuerySet, TextField

from analytics.workout import Bar, Physiology, Totals, from_json, profile, totals
from analytics.workout.text import write
from planning import wording
from planning.models import LibraryFavourite, LibrarySession, LibraryVersion
from planning.shelving import JOINED
from planning.wording import Paces, StepLine
from tenancy.database.prepared import Given, Prepared
from tenancy.models import Membership, Role
from tenancy.selectors import current_members

PAGE = 24
MOST_FOLDERS, MOST_TAGS, MOST_VERSIONS = 100, 60, 50


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the library is to be seen; each field that is empty says nothing."""

    text: str = ""
    category: str = ""
    folder: str = ""
    tag: str = ""
    favourites: bool = False
    archived: bool = False

    @property
    def own_only(self) -> bool:
        """Whether shipped sessions cannot be meant."""
        return bool(self.folder or self.archived)


@dataclass(frozen=True, slots=True)
class Favourites:
    """What a member keeps at hand: shipped sessions by code, own ones by their row."""

    codes: frozenset[str] = frozenset()
    sessions: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class OwnCard:
    """A session as its picture and sums for one runner."""

    session: LibrarySession
    bars: tuple[Bar, ...]
    totals: Totals
    favourite: bool


@dataclass(frozen=True, slots=True)
class OwnPage:
    """One page of the cards; pages count from 1."""

    cards: tuple[OwnCard, ...]
    number: int
    pages: int
    count: int

    @property
    def before(self) -> int:
        return self.number - 1

    @property
    def after(self) -> int:
        """The next page, or 0 for none."""
        return self.number + 1 if self.number < self.pages else 0


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder with the number of its sessions, those of the folders within it left out."""

    path: str
    count: int

    @property
    def name(self) -> str:
        return self.path.rpartition(JOINED)[2]

    @property
    def depth(self) -> int:
        return self.path.count(JOINED)


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where own sessions stand: folders as a tree in order, tags by their number."""

    folders: tuple[Folder, ...] = ()
    tags: tuple[tuple[str, int], ...] = ()
    archived: int = 0


@dataclass(frozen=True, slots=True)
class OwnSession:
    """All of one session, with its former versions, newest first."""

    card: OwnCard
    summary: str
    steps: list[StepLine]
    text: str
    versions: tuple[LibraryVersion, ...]
    shared_with: tuple[str, ...]


def own_page(
    *, membership: Membership, asked: Asked, favourites: Favourites, number: int, physiology: Physiology
) -> OwnPage:
    """The own sessions that are asked for, by title, a page of them. Two queries."""
    found = _found(membership, asked, favourites)
    count = found.count()
    pages = max(-(-count // PAGE), 1)
    number = min(max(number, 1), pages)
    rows = found.select_related("author__user")[(number - 1) * PAGE : number * PAGE]
    cards = tuple(own_card(row, physiology=physiology, favourites=favourites) for row in rows)
    return OwnPage(cards, number, pages, count)


def own_card(session: LibrarySession, *, physiology: Physiology, favourites: Favourites) -> OwnCard:
    """The session's picture and sums for a runner. No query."""
    workout = from_json(session.steps)
    kept = session.pk in favourites.sessions
    return OwnCard(session, profile(workout, physiology), totals(workout, physiology), kept)


def shelf(*, membership: Membership) -> Shelf:
    """Folders, tags and the archive of what the member sees. Three queries."""
    seen = LibrarySession.objects.visible_to(membership).order_by()
    current = seen.current()
    counted = dict(current.exclude(folder="").values_list("folder").annotate(Count("pk")))
    tags = (
        current.values(tag=Func(F("tags"), function="unnest", output_field=TextField()))
        .annotate(number=Count("pk"))
        .order_by("-number", "tag")
        .values_list("tag", "number")
    )
    return Shelf(_tree(counted), tuple(tags[:MOST_TAGS]), seen.exclude(archived_at=None).count())


def favourites_of(*, membership: Membership) -> Favourites:
    """What the member keeps at hand. One query."""
    return favourites_from(favourites(membership.organization_id).ask(member=membership.pk))


def favourites_from(rows: Sequence[tuple[str, int | None]]) -> Favourites:
    """The same from what was read. No query."""
    return Favourites(
        frozenset(code for code, _pk in rows if code), frozenset(pk for _code, pk in rows if pk is not None)
    )


@lru_cache(maxsize=256)
def favourites(_organization_id: int) -> Prepared:
    kept = LibraryFavourite.objects.filter(member=Given("member", BigIntegerField()))
    return Prepared(kept.values_list("code", "session_id"))


def own_session(
    *, session: LibrarySession, physiology: Physiology, paces: Paces, favourites: Favourites
) -> OwnSession:
    """The session with its steps in words and its versions. Two queries."""
    workout = from_json(session.steps)
    versions = session.versions.select_related("author__user").order_by("-number")
    shares = session.shares.select_related("member__user").order_by("member__user__name", "pk")
    return OwnSession(
        card=own_card(session, physiology=physiology, favourites=favourites),
        summary=wording.summary(workout, paces),
        steps=wording.step_lines(workout, paces),
        text=write(workout),
        versions=tuple(versions[:MOST_VERSIONS]),
        shared_with=tuple(str(share.member.user) for share in shares),
    )


def colleagues_of(*, author: Membership) -> list[Membership]:
    """The rest of the staff, by name: with whom a session of the author can be shared. One query."""
    staff = current_members(author.organization).exclude(role=Role.NONE).exclude(pk=author.pk)
    return list(staff.order_by("user__name", "pk"))


def _found(membership: Membership, asked: Asked, favourites: Favourites) -> QuerySet[LibrarySession]:
    found: QuerySet[LibrarySession] = LibrarySession.objects.visible_to(membership)
    found = found.filter(archived_at__isnull=not asked.archived)
    if asked.favourites:
        found = found.filter(pk__in=favourites.sessions)
    if asked.category:
        found = found.filter(category=asked.category)
    if asked.folder:
        found = found.filter(Q(folder=asked.folder) | Q(folder__startswith=asked.folder + JOINED))
    if asked.tag:
        found = found.filter(tags__contains=[asked.tag])
    if asked.text.strip():
        found = found.filter(_says(asked.text.strip()))
    return found


def _says(text: str) -> Q:
    return Q(title__icontains=text) | Q(purpose__icontains=text) | Q(cues__icontains=text)


def _tree(counted: dict[str, int]) -> tuple[Folder, ...]:
    """Every folder, and those that only hold others, in the order of their paths."""
    paths = {path for folder in counted for path in _with_parents(folder)}
    in_order = sorted(paths, key=lambda path: path.casefold().split(JOINED))
    return tuple(Folder(path, counted.get(path, 0)) for path in in_order[:MOST_FOLDERS])


def _with_parents(folder: str) -> list[str]:
    parts = folder.split(JOINED)
    return [JOINED.join(parts[:depth]) for depth in range(1, len(parts) + 1)]

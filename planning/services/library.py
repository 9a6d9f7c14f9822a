"""An organization's own sessions: written, changed, shared, copied, put into the archive."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from analytics.workout import Workout, from_json, to_json
from athletes.services import Changed, demand_version
from planning import shelving
from planning.models import (
    CatalogueSession,
    LibraryFavourite,
    LibrarySession,
    LibraryShare,
    LibraryVersion,
    Visibility,
)
from tenancy.models import Membership
from tenancy.templatetags.display import localised

CONTENT = ("title", "category", "purpose", "cues", "steps")
"""What is kept of each version; folder, tags and who sees it belong to the session as it is."""
PLACE = ("folder", "tags", "visibility")


class NotOnStaff(ValueError):
    """A session was to be shared with somebody who is not on the staff."""

    message = _("Sessions can be shared with coaches and assistants of this organization only.")


class Archived(ValueError):
    """The session is in the archive, where nothing is changed."""

    message = _("This session is in the archive. Take it out before you change it.")


@dataclass(frozen=True, slots=True)
class LibraryFacts:
    """All that a coach says of a session. `shared_with` counts while it is shared with people by name."""

    title: str
    category: str
    workout: Workout
    purpose: str = ""
    cues: str = ""
    folder: str = ""
    tags: tuple[str, ...] = ()
    visibility: Visibility = Visibility.PRIVATE
    shared_with: tuple[Membership, ...] = ()

    def columns(self) -> dict[str, Any]:
        """As the row keeps it."""
        return {
            "title": self.title.strip(),
            "category": self.category,
            "purpose": self.purpose.strip(),
            "cues": self.cues.strip(),
            "steps": to_json(self.workout),
            "folder": shelving.folder_named(self.folder),
            "tags": list(shelving.tags_named(self.tags)),
            "visibility": self.visibility.value,
        }


def facts_of_library_session(session: LibrarySession) -> LibraryFacts:
    """What is said of the session now. One query."""
    shares = LibraryShare.objects.filter(session=session).select_related("member")
    return LibraryFacts(
        title=session.title,
        category=session.category,
        workout=from_json(session.steps),
        purpose=session.purpose,
        cues=session.cues,
        folder=session.folder,
        tags=tuple(session.tags),
        visibility=Visibility(session.visibility),
        shared_with=tuple(share.member for share in shares.order_by("pk")),
    )


@transaction.atomic
def add_library_session(
    *, author: Membership, facts: LibraryFacts, now: datetime, copied_from: str = ""
) -> LibrarySession:
    """A new session with its first version. Raises NotOnStaff."""
    columns = facts.columns()
    session: LibrarySession = LibrarySession.objects.create(author=author, copied_from=copied_from, **columns)
    _share(session, facts.shared_with)
    _keep_version(session, author, now, number=1)
    return session


@transaction.atomic
def change_library_session(
    *,
    session: LibrarySession,
    author: Membership,
    facts: LibraryFacts,
    now: datetime,
    version: int | None = None,
) -> LibrarySession:
    """Save the session; what it said before stays as a version. Safe to repeat.

    Raises Archived, NotOnStaff, or Changed if a version is named and it has another.
    """
    held = _held(session, version)
    if held.archived_at is not None:
        raise Archived
    columns = facts.columns()
    changed = [name for name, value in columns.items() if getattr(held, name) != value]
    shared = _share(held, facts.shared_with)
    if changed or shared:
        _write(held, {name: columns[name] for name in changed})
    if set(changed) & set(CONTENT):
        _keep_version(held, author, now, number=held.versions.count() + 1)
    return held


@transaction.atomic
def archive_library_session(
    *, session: LibrarySession, now: datetime, version: int | None = None
) -> LibrarySession:
    """Put the session away; plans that were made with it keep it. Raises Changed. Safe to repeat."""
    held = _held(session, version)
    if held.archived_at is None:
        _write(held, {"archived_at": now})
    return held


@transaction.atomic
def unarchive_library_session(*, session: LibrarySession, version: int | None = None) -> LibrarySession:
    """Take the session out of the archive. Raises Changed. Safe to repeat."""
    held = _held(session, version)
    if held.archived_at is not None:
        _write(held, {"archived_at": None})
    return held


def make_mine(
    *, source: CatalogueSession | LibrarySession, author: Membership, now: datetime
) -> LibrarySession:
    """A copy that only the author sees; of a shipped session, in the active language."""
    facts = LibraryFacts(
        title=localised(source.title)[:120],
        category=source.category,
        workout=from_json(source.steps),
        purpose=localised(source.purpose)[:500],
        cues=localised(source.cues)[:500],
        tags=tuple(source.tags),
    )
    code = source.code if isinstance(source, CatalogueSession) else source.copied_from
    return add_library_session(author=author, facts=facts, now=now, copied_from=code)


@transaction.atomic
def put_back_version(
    *, session: LibrarySession, author: Membership, number: int, now: datetime, version: int | None = None
) -> LibrarySession:
    """Make the session say again what a former version said, as a new one.

    Raises LibraryVersion.DoesNotExist, Archived, or Changed if a version is named and it has another.
    """
    former = LibraryVersion.objects.get(session=session, number=number)
    held = facts_of_library_session(_held(session, version))
    facts = LibraryFacts(
        title=former.title,
        category=former.category,
        workout=from_json(former.steps),
        purpose=former.purpose,
        cues=former.cues,
        folder=held.folder,
        tags=held.tags,
        visibility=held.visibility,
        shared_with=held.shared_with,
    )
    return change_library_session(session=session, author=author, facts=facts, now=now, version=version)


def set_favourite(*, member: Membership, source: CatalogueSession | LibrarySession, favourite: bool) -> None:
    """Keep the session at hand for the member, or no longer. Safe to repeat."""
    named = {"code": source.code} if isinstance(source, CatalogueSession) else {"session": source}
    if favourite:
        row = LibraryFavourite(member=member, **{"code": "", **named})
        LibraryFavourite.objects.bulk_create([row], ignore_conflicts=True)
    else:
        LibraryFavourite.objects.filter(member=member, **named).delete()


def _held(session: LibrarySession, version: int | None) -> LibrarySession:
    """The session as it stands, held until the end of the transaction. Raises Changed."""
    held: LibrarySession | None = LibrarySession.objects.filter(pk=session.pk).select_for_update().first()
    if held is None:
        raise Changed
    demand_version(found=held.version, wanted=version)
    return held


def _write(session: LibrarySession, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(session, name, value)
    session.version += 1
    session.save(update_fields=[*values, "version"])


def _keep_version(session: LibrarySession, author: Membership, now: datetime, *, number: int) -> None:
    content = {name: getattr(session, name) for name in CONTENT}
    LibraryVersion.objects.create(session=session, number=number, author=author, saved_at=now, **content)


def _share(session: LibrarySession, members: Iterable[Membership]) -> bool:
    """Share with exactly these; says whether that changed anything. Raises NotOnStaff."""
    wanted = {member.pk: member for member in members if member.pk != session.author_id}
    if not all(
        member.is_staff and member.organization_id == session.organization_id for member in wanted.values()
    ):
        raise NotOnStaff
    shares = LibraryShare.objects.filter(session=session)
    known = set(shares.values_list("member_id", flat=True))
    if known - wanted.keys():
        shares.exclude(member__in=wanted.keys()).delete()
    LibraryShare.objects.bulk_create(
        LibraryShare(session=session, member=wanted[pk]) for pk in wanted if pk not in known
    )
    return known != wanted.keys()

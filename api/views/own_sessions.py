"""The organization's own sessions: listed, written, changed, put away, copied, kept at hand."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from api import filters, selectors
from api.endpoint import Endpoint
from api.http import Request, given
from api.listing import Listing
from api.repeating import made, once
from api.selectors import OwnRow
from api.serializers.fields import Version
from api.serializers.own_sessions import (
    Favourite,
    LibraryVersion,
    OwnSession,
    OwnSessionFacts,
    VersionNumber,
)
from api.tags import Tagged, matched
from api.views.library import ATHLETE, athlete_asked
from planning import services
from planning.models import CatalogueSession, Category, LibrarySession, Visibility
from planning.models import LibraryVersion as VersionRow
from planning.services import LibraryFacts
from tenancy.models import Membership
from tenancy.selectors import current_members
from tenancy.services import Answer

WORDS = ("title__icontains", "purpose__icontains", "cues__icontains")


def _says(text: str) -> Q:
    found = Q()
    for lookup in WORDS:
        found |= Q(**{lookup: text})
    return found


class OwnSessions(Listing):
    """The organization's own sessions, as far as one sees them."""

    actions = {"GET": "library.read", "POST": "library.write"}
    order = ("title", "pk")
    parameters = frozenset({"athlete"})
    filters = {
        "category": filters.one_of(Category.choices, "category"),
        "folder": filters.text("folder", "exactly this folder"),
        "tag": filters.text(lambda tag: Q(tags__contains=[tag])),
        "q": filters.text(_says, "a part of title, purpose or cues"),
        "archived": filters.one_of(
            [("yes", "yes"), ("no", "no")], lambda said: Q(archived_at__isnull=said == "no")
        ),
    }

    @extend_schema(responses=OwnSession(many=True), parameters=[ATHLETE])
    def get(self, request: Request) -> Response:
        """The own sessions that one sees, by title.

        Those in the archive too, unless `archived` says otherwise.
        """

        def ready(sessions: Sequence[LibrarySession]) -> list[OwnRow]:
            return _rows(request, sessions)

        return self.listed(request, _seen(request), OwnSession, ready)

    @extend_schema(request=OwnSessionFacts, responses={201: OwnSession})
    def post(self, request: Request) -> Response:
        """Write a session. Only its author sees it unless `visibility` says otherwise."""
        said = _said(request)
        return made(request, OwnSession, lambda: _row(request, _added(request, said)))


class OneOwnSession(Tagged, Endpoint):
    """A session of the organization's own."""

    actions = {"GET": "library.read", "PATCH": "library.write", "DELETE": "library.write"}
    guarded = frozenset({"PATCH", "DELETE"})

    @extend_schema(responses=OwnSession, parameters=[ATHLETE])
    def get(self, request: Request, public_id: UUID) -> Response:
        """A session of the organization's own."""
        return _answer(request, get_object_or_404(_seen(request), public_id=public_id))

    @extend_schema(request=OwnSessionFacts(partial=True), responses=OwnSession)
    def patch(self, request: Request, public_id: UUID) -> Response:
        """Change the session; what is left out stays, and what it said before is kept as a version."""
        session = _writable(request, public_id)
        facts = replace(services.facts_of_library_session(session), **_said(request, partial=True))
        changed = services.change_library_session(
            session=session,
            author=request.membership,
            facts=facts,
            now=timezone.now(),
            version=matched(request, session.version),
        )
        return _answer(request, changed)

    @extend_schema(responses={200: OwnSession})
    def delete(self, request: Request, public_id: UUID) -> Response:
        """Put the session into the archive; plans that were made with it keep it."""
        session = _writable(request, public_id)
        version = matched(request, session.version)
        archived = services.archive_library_session(session=session, now=timezone.now(), version=version)
        return _answer(request, archived)


class Restore(Endpoint):
    """Out of the archive."""

    actions = {"POST": "library.write"}

    @extend_schema(request=Version, responses=OwnSession)
    def post(self, request: Request, public_id: UUID) -> Response:
        """Take the session out of the archive; 409 if it was changed since."""
        session, version = _writable(request, public_id), given(request, Version)["version"]

        def restore() -> OwnRow:
            return _row(request, services.unarchive_library_session(session=session, version=version))

        return made(request, OwnSession, restore, status=200)


class Versions(Listing):
    """What the session was before."""

    actions = {"GET": "library.read", "POST": "library.write"}
    order = ("-number",)

    @extend_schema(responses=LibraryVersion(many=True))
    def get(self, request: Request, public_id: UUID) -> Response:
        """Every version, the one in force first."""
        session = get_object_or_404(_seen(request), public_id=public_id)
        return self.listed(request, session.versions.select_related("author__user"), LibraryVersion)

    @extend_schema(request=VersionNumber, responses={201: OwnSession})
    def post(self, request: Request, public_id: UUID) -> Response:
        """Make the session say again what the version said, as a new one."""
        session, number = _writable(request, public_id), given(request, VersionNumber)["number"]
        get_object_or_404(VersionRow, session=session, number=number)

        def put_back() -> OwnRow:
            saved = services.put_back_version(
                session=session, author=request.membership, number=number, now=timezone.now()
            )
            return _row(request, saved)

        return made(request, OwnSession, put_back)


class OwnCopy(Endpoint):
    """A copy that is one's own."""

    actions = {"POST": "library.write"}

    @extend_schema(request=None, responses={201: OwnSession})
    def post(self, request: Request, public_id: UUID) -> Response:
        """Copy the session; only you see the copy."""
        return _copied(request, get_object_or_404(_seen(request), public_id=public_id))


class ShippedCopy(Endpoint):
    """A shipped session as one's own."""

    actions = {"POST": "library.write"}

    @extend_schema(request=None, responses={201: OwnSession})
    def post(self, request: Request, code: str) -> Response:
        """Copy the shipped session in your language; only you see the copy."""
        return _copied(request, get_object_or_404(CatalogueSession, code=code))


class OwnFavourite(Endpoint):
    """Whether one keeps a session at hand."""

    actions = {"PUT": "library.keep"}

    @extend_schema(request=Favourite, responses=Favourite)
    def put(self, request: Request, public_id: UUID) -> Response:
        """Keep one of the organization's sessions at hand, or no longer."""
        return _kept(request, get_object_or_404(_seen(request), public_id=public_id))


class ShippedFavourite(Endpoint):
    """Whether one keeps a shipped session at hand."""

    actions = {"PUT": "library.keep"}

    @extend_schema(request=Favourite, responses=Favourite)
    def put(self, request: Request, code: str) -> Response:
        """Keep a shipped session at hand, or no longer."""
        return _kept(request, get_object_or_404(CatalogueSession, code=code))


def _seen(request: Request) -> QuerySet[LibrarySession]:
    seen: QuerySet[LibrarySession] = LibrarySession.objects.visible_to(request.membership)
    return seen.select_related("author__user")


def _writable(request: Request, public_id: UUID) -> LibrarySession:
    writable = LibrarySession.objects.writable_by(request.membership).select_related("author__user")
    found: LibrarySession = get_object_or_404(writable, public_id=public_id)
    return found


def _said(request: Request, *, partial: bool = False) -> dict[str, Any]:
    """The body as LibraryFacts names it."""
    said = given(request, OwnSessionFacts, partial=partial)
    if "visibility" in said:
        said["visibility"] = Visibility(said["visibility"])
    if "tags" in said:
        said["tags"] = tuple(said["tags"])
    if "shared_with" in said:
        said["shared_with"] = _members(request, said["shared_with"])
    return said


def _members(request: Request, named: Sequence[UUID]) -> tuple[Membership, ...]:
    """The members of these ids. Raises NotOnStaff if there is none of one of them."""
    found = tuple(current_members(request.organization).filter(public_id__in=named).order_by("pk"))
    if len(found) < len(set(named)):
        raise services.NotOnStaff
    return found


def _added(request: Request, said: dict[str, Any]) -> LibrarySession:
    return services.add_library_session(
        author=request.membership, facts=LibraryFacts(**said), now=timezone.now()
    )


def _copied(request: Request, source: CatalogueSession | LibrarySession) -> Response:
    def copy() -> OwnRow:
        mine = services.make_mine(source=source, author=request.membership, now=timezone.now())
        return _row(request, mine)

    return made(request, OwnSession, copy)


def _kept(request: Request, source: CatalogueSession | LibrarySession) -> Response:
    favourite = given(request, Favourite)["favourite"]

    def keep() -> Answer:
        services.set_favourite(member=request.membership, source=source, favourite=favourite)
        return Answer(200, {"favourite": favourite})

    return once(request, keep)


def _rows(request: Request, sessions: Sequence[LibrarySession]) -> list[OwnRow]:
    athlete = athlete_asked(request)
    return selectors.own_rows(sessions, membership=request.membership, athlete=athlete, now=timezone.now())


def _row(request: Request, session: LibrarySession) -> OwnRow:
    return _rows(request, [session])[0]


def _answer(request: Request, session: LibrarySession) -> Response:
    return Response(OwnSession(_row(request, session)).data)

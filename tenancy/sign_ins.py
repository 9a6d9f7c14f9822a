"""Where people are signed in, and how that ends: at once, for browsers and for clients of the API."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from allauth.core.internal.httpkit import get_client_ip
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest

from tenancy.devices import LONGEST, words
from tenancy.models import SignIn, User

MARK = "sign_in"  # in the session: the row, the key that it knows, when it was last written
FRESH_FOR = timedelta(minutes=5)  # a page is not worth a write


@dataclass(frozen=True, slots=True)
class Seen:
    """From where somebody asks."""

    device: str = ""
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """One place where somebody is signed in, as they may read it."""

    public_id: UUID
    device: str
    address: str
    started_at: datetime
    seen_at: datetime
    is_client: bool
    is_here: bool


def seen(request: HttpRequest) -> Seen:
    """What a request says of its sender; the address without a zone, which PostgreSQL does not take."""
    address, _zone, _name = (get_client_ip(request) or "").partition("%")
    return Seen(request.headers.get("User-Agent", "").replace("\0", "")[:LONGEST], address or None)


def open_browser(*, user: User, session: SessionBase, seen: Seen, now: datetime) -> None:
    """Remember that the person has signed in with this session."""
    if session.session_key is None:
        session.save()
    row = _open(user, seen, now, session.get_expiry_date(), session_key=str(session.session_key))
    _mark(session, row.pk, now)


def open_client(*, user: User, seen: Seen, now: datetime, expires_at: datetime) -> SignIn:
    """Remember that the person has signed in to the API."""
    return _open(user, seen, now, expires_at, session_key="")


def see_browser(*, session: SessionBase, seen: Seen, now: datetime) -> None:
    """Follow the session to its new key, and note now and then that it is in use; without a row it ends."""
    kept = session.get(MARK)
    fresh = kept and now.timestamp() - kept["at"] < FRESH_FOR.total_seconds()
    if not kept or session.session_key is None or (fresh and kept["key"] == session.session_key):
        return
    changes = {"session_key": session.session_key, "expires_at": session.get_expiry_date()}
    if _see(SignIn.objects.filter(pk=kept["id"]), seen, now, **changes):
        _mark(session, kept["id"], now)
    else:
        session.flush()


def see_client(*, sign_in: SignIn, seen: Seen, now: datetime, expires_at: datetime) -> bool:
    """Note that the client has its next pair of tokens; False if it was ended meanwhile."""
    return _see(SignIn.objects.filter(pk=sign_in.pk), seen, now, expires_at=expires_at)


def client(public_id: Any) -> SignIn | None:
    """The API's sign-in that a token names, with its person, while it lasts. One query."""
    return SignIn.objects.select_related("user").filter(public_id=public_id, session_key="").first()


def current(session: SessionBase) -> int | None:
    """The key of the session's own row."""
    kept = session.get(MARK)
    return kept["id"] if kept else None


def standing(*, user: User, session: SessionBase, now: datetime) -> list[Standing]:
    """Where the person is signed in now, here first, then by when they were seen."""
    alive = Session.objects.filter(session_key=OuterRef("session_key"), expire_date__gt=now)
    rows = SignIn.objects.filter(user=user, expires_at__gt=now)
    found = rows.filter(Q(session_key="") | Exists(alive)).order_by("-seen_at", "-pk")
    here = current(session)
    return sorted((_standing(row, here) for row in found), key=lambda each: not each.is_here)


def close_browser(*, session: SessionBase) -> None:
    """Forget the sign-in of a session that is being signed out."""
    SignIn.objects.filter(pk=current(session) or 0).delete()


@transaction.atomic
def end(*, user: User, public_id: UUID) -> bool:
    """End one of the person's own, at once; False if there is none."""
    return _end(SignIn.objects.filter(user=user, public_id=public_id))


@transaction.atomic
def end_others(*, user: User, keep: int | None) -> bool:
    """End all but this one, at once; all where none is to be kept."""
    rows = SignIn.objects.filter(user=user)
    return _end(rows if keep is None else rows.exclude(pk=keep))


def forget(*, now: datetime) -> None:
    """Drop the sign-ins that have expired, and those whose session was signed out of."""
    gone = ~Exists(Session.objects.filter(session_key=OuterRef("session_key")))
    SignIn.objects.filter(Q(expires_at__lte=now) | (~Q(session_key="") & gone)).delete()
    Session.objects.filter(expire_date__lte=now).delete()


def _standing(row: SignIn, here: int | None) -> Standing:
    return Standing(
        public_id=row.public_id,
        device=words(row.device),
        address=row.address or "",
        started_at=row.started_at,
        seen_at=row.seen_at,
        is_client=not row.session_key,
        is_here=row.pk == here,
    )


def _open(user: User, seen: Seen, now: datetime, expires_at: datetime, session_key: str) -> SignIn:
    return SignIn.objects.create(
        user=user,
        session_key=session_key,
        device=seen.device,
        address=seen.address,
        started_at=now,
        seen_at=now,
        expires_at=expires_at,
    )


def _see(rows: QuerySet[SignIn], seen: Seen, now: datetime, **changes: Any) -> bool:
    return bool(rows.update(device=seen.device, address=seen.address, seen_at=now, **changes))


def _end(rows: QuerySet[SignIn]) -> bool:
    keys = [key for key in rows.values_list("session_key", flat=True) if key]
    Session.objects.filter(session_key__in=keys).delete()
    ended, _of_each = rows.delete()
    return bool(ended)


def _mark(session: SessionBase, row: int, now: datetime) -> None:
    session[MARK] = {"id": row, "key": session.session_key, "at": now.timestamp()}

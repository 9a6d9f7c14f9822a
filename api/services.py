"""Tokens: given out, exchanged once, taken back."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from rest_framework_simplejwt.exceptions import TokenError
from rest_framework_simplejwt.token_blacklist.models import OutstandingToken
from rest_framework_simplejwt.tokens import RefreshToken
from rest_framework_simplejwt.utils import get_md5_hash_password

from tenancy import sign_ins
from tenancy.models import SignIn, User
from tenancy.sign_ins import Seen

SOMEWHERE = Seen()


class TokenInvalid(LookupError):
    """The refresh token is none of ours, expired, used or taken back, or its person may not come in."""

    message = _("This token does not count, or no longer. Please sign in again.")


@dataclass(frozen=True, slots=True)
class Pair:
    """What a client keeps: a token for requests, and one to get the next pair with."""

    access: str
    refresh: str
    access_expires_in_s: int


@transaction.atomic
def issue(*, user: User, seen: Seen = SOMEWHERE) -> Pair:
    """A first pair for a person who has signed in, from where they were seen."""
    token = RefreshToken.for_user(user)
    sign_in = sign_ins.open_client(
        user=user, seen=seen, now=_moment(token, "iat"), expires_at=_moment(token, "exp")
    )
    return _pair(token, sign_in)


@transaction.atomic
def exchange(*, refresh: str, seen: Seen = SOMEWHERE) -> Pair:
    """The next pair of the same sign-in; the old refresh token counts no more. Raises TokenInvalid."""
    token = _read(refresh)
    sign_in = sign_ins.client(token.get("sid"))
    if sign_in is None or not _welcome(sign_in.user, token):
        raise TokenInvalid
    used: Any = token.blacklist()  # what it was, and whether that is new; its annotation is wrong
    if not used[1]:
        raise TokenInvalid
    following = RefreshToken.for_user(sign_in.user)
    until = _moment(following, "exp")
    if not sign_ins.see_client(sign_in=sign_in, seen=seen, now=_moment(following, "iat"), expires_at=until):
        raise TokenInvalid
    return _pair(following, sign_in)


@transaction.atomic
def revoke(*, refresh: str) -> None:
    """End the sign-in of a refresh token, at once. Safe to repeat; a token not of ours ends nothing."""
    try:
        token = _read(refresh)
    except TokenInvalid:
        return
    token.blacklist()
    sign_in = sign_ins.client(token.get("sid"))
    if sign_in is not None:
        sign_ins.end(user=sign_in.user, public_id=sign_in.public_id)


def forget_tokens(*, now: datetime) -> None:
    """Drop the tokens that have expired anyway."""
    OutstandingToken.objects.filter(expires_at__lt=now).delete()


def _pair(refresh: RefreshToken, sign_in: SignIn) -> Pair:
    refresh["sid"] = str(sign_in.public_id)
    access = refresh.access_token
    return Pair(str(access), str(refresh), access["exp"] - access["iat"])


def _welcome(user: User, token: RefreshToken) -> bool:
    if not user.is_active or user.must_change_password:
        return False
    return bool(token["password"] == get_md5_hash_password(user.password))


def _moment(token: RefreshToken, claim: str) -> datetime:
    return datetime.fromtimestamp(token[claim], UTC)


def _read(refresh: Any) -> RefreshToken:
    try:
        return RefreshToken(refresh)
    except TokenError:
        raise TokenInvalid from None

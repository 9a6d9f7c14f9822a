"""Tokens: given out, exchanged once, taken back."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from rest_framework_simplejwt.exceptions import TokenError
from rest_framework_simplejwt.token_blacklist.models import OutstandingToken
from rest_framework_simplejwt.tokens import RefreshToken
from rest_framework_simplejwt.utils import get_md5_hash_password

from tenancy.models import User


class TokenInvalid(LookupError):
    """The refresh token is none of ours, expired, used or taken back, or its person may not come in."""

    message = _("This token does not count, or no longer. Please sign in again.")


@dataclass(frozen=True, slots=True)
class Pair:
    """What a client keeps: a token for requests, and one to get the next pair with."""

    access: str
    refresh: str
    access_expires_in_s: int


def issue(*, user: User) -> Pair:
    """A first pair for a person who has signed in."""
    refresh = RefreshToken.for_user(user)
    access = refresh.access_token
    return Pair(str(access), str(refresh), access["exp"] - access["iat"])


@transaction.atomic
def exchange(*, refresh: str) -> Pair:
    """The next pair; the old refresh token counts no more. Raises TokenInvalid."""
    token = _read(refresh)
    welcome = User.objects.filter(is_active=True, must_change_password=False)
    user = welcome.filter(public_id=token["sub"]).first()
    if user is None or token["password"] != get_md5_hash_password(user.password):
        raise TokenInvalid
    used: Any = token.blacklist()  # what it was, and whether that is new; its annotation is wrong
    if not used[1]:
        raise TokenInvalid
    return issue(user=user)


def revoke(*, refresh: str) -> None:
    """Take a refresh token back. Safe to repeat; what is no token of ours needs no taking back."""
    try:
        _read(refresh).blacklist()
    except TokenInvalid:
        return


def forget_tokens(*, now: datetime) -> None:
    """Drop the tokens that have expired anyway."""
    OutstandingToken.objects.filter(expires_at__lt=now).delete()


def _read(refresh: Any) -> RefreshToken:
    try:
        return RefreshToken(refresh)
    except TokenError:
        raise TokenInvalid from None

"""Tokens: given out, exchanged once, taken back."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from rest_framework_simplejwt.exceptions import TokenError
from rest_framework_simplejwt.token_blacklist.models import OutstandingToken
from rest_framework_simplejwt.tokens import RefreshToken
from rest_framework_simplejwt.utils import get_md5_hash_password

from tenancy.models import User


class TokenInvalid(LookupError):
    """The refresh token is none of ours, has expired, was used or taken back, or its person may not come in."""

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
    lasts = settings.SIMPLE_JWT["ACCESS_TOKEN_LIFETIME"]
    return Pair(str(refresh.access_token), str(refresh), int(lasts.total_seconds()))


@transaction.atomic
def exchange(*, refresh: str) -> tuple[User, Pair]:
    """The next pair; the old refresh token counts no more. Raises TokenInvalid."""
    token = _read(refresh)
    user = User.objects.filter(public_id=token["sub"], is_active=True).first()
    if user is None or token["password"] != get_md5_hash_password(user.password):
        raise TokenInvalid
    _kept, is_first = token.blacklist()
    if not is_first:
        raise TokenInvalid
    return user, issue(user=user)


def revoke(*, refresh: str) -> None:
    """Take a refresh token back. Safe to repeat; what is no token of ours needs no taking back."""
    try:
        _read(refresh).blacklist()
    except TokenInvalid:
        return


def forget_tokens(*, now: datetime) -> None:
    """Drop the tokens that have expired anyway."""
    OutstandingToken.objects.filter(expires_at__lt=now).delete()


def _read(refresh: str) -> RefreshToken:
    try:
        return RefreshToken(refresh)
    except TokenError:
        raise TokenInvalid from None

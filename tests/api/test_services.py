"""Tokens that have expired are dropped; the others stay."""

from datetime import timedelta

from rest_framework_simplejwt.token_blacklist.models import OutstandingToken
from rest_framework_simplejwt.tokens import RefreshToken

from api import services
from tests.factories import NOW, Club


def test_forget_tokens_drops_the_expired(club: Club) -> None:
    services.issue(user=club.runner.user)
    kept = services.exchange(refresh=services.issue(user=club.coach.user).refresh)

    services.forget_tokens(now=NOW + timedelta(days=13))
    assert OutstandingToken.objects.count() == 3

    jti = RefreshToken(kept.refresh)["jti"]
    OutstandingToken.objects.exclude(jti=jti).update(expires_at=NOW - timedelta(seconds=1))
    services.forget_tokens(now=NOW)
    assert [row.jti for row in OutstandingToken.objects.all()] == [jti]

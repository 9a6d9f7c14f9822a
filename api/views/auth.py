"""Signing in with e-mail and password, and staying so with tokens."""

from allauth.account.adapter import get_adapter
from allauth.core import ratelimit
from allauth.mfa.adapter import get_adapter as get_factor_adapter
from axes.utils import reset
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.response import Response

from api import services
from api.endpoint import Endpoint
from api.http import Request
from api.problems import PasswordChangeRequired, Refused
from api.serializers.auth import Credentials, RefreshToken, TokenPair
from tenancy import factors, sign_ins
from tenancy.lockout import counted
from tenancy.models import User


class Token(Endpoint):
    """A pair of tokens for e-mail and password; an account with a second factor sends a code as well.

    Without the code the answer is 401 `second_factor_missing`, with a wrong one `second_factor_wrong`. Wrong
    codes count toward the lockout as wrong passwords do.
    """

    actions = {"POST": "public"}

    @extend_schema(request=Credentials, responses=TokenPair)
    def post(self, request: Request) -> Response:
        given = Credentials(data=request.data)
        given.is_valid(raise_exception=True)
        # The lockout counts on the request as the middleware knows it.
        asked = request._request  # noqa: SLF001
        code = given.validated_data.pop("code")
        user = _authenticated(asked, **given.validated_data)
        _demand_second_factor(asked, user, code)
        if user.must_change_password:
            raise PasswordChangeRequired
        return Response(TokenPair(services.issue(user=user, seen=sign_ins.seen(request))).data)


class Refresh(Endpoint):
    """The next pair; the refresh token given counts no more."""

    actions = {"POST": "public"}

    @extend_schema(request=RefreshToken, responses=TokenPair)
    def post(self, request: Request) -> Response:
        given = RefreshToken(data=request.data)
        given.is_valid(raise_exception=True)
        try:
            pair = services.exchange(**given.validated_data, seen=sign_ins.seen(request))
        except services.TokenInvalid as refusal:
            raise AuthenticationFailed(refusal.message, "token_invalid") from None
        return Response(TokenPair(pair).data)


class Revoke(Endpoint):
    """Take a refresh token back: the device is signed out, at once."""

    actions = {"POST": "public"}

    @extend_schema(request=RefreshToken, responses={204: None})
    def post(self, request: Request) -> Response:
        given = RefreshToken(data=request.data)
        given.is_valid(raise_exception=True)
        services.revoke(**given.validated_data)
        return Response(status=204)


def _authenticated(request: HttpRequest, *, email: str, password: str) -> User:
    """The person, under the same lockout and the same limits per address as the sign-in page."""
    if not ratelimit.consume(request, action="login"):
        raise _too_many()
    try:
        user = get_adapter().authenticate(request, email=email, password=password)
    except ValidationError:
        raise _too_many() from None
    _refuse_locked(request)
    if user is None or not user.is_active:
        raise AuthenticationFailed(_("E-mail or password is wrong."), "wrong_credentials")
    return user


def _demand_second_factor(request: HttpRequest, user: User, code: str) -> None:
    """The code, where the person has a second factor; only then the count of wrong tries begins anew."""
    if factors.has_second_factor(user):
        if not code:
            words = _("This account has a second factor: send a code as well.")
            raise AuthenticationFailed(words, "second_factor_missing")
        try:
            with counted(request, user):
                if factors.accepted(user=user, code=code) is None:
                    raise get_factor_adapter().validation_error("incorrect_code")
        except ValidationError:
            _refuse_locked(request)
            raise AuthenticationFailed(_("The code is wrong, or was used."), "second_factor_wrong") from None
    reset(username=user.email.lower())


def _refuse_locked(request: HttpRequest) -> None:
    if getattr(request, "axes_locked_out", False):
        words = _("Too many wrong tries. Try again in a quarter of an hour.")
        raise Refused(429, "locked_out", words, wait=settings.AXES_COOLOFF_TIME * 3600)


def _too_many() -> Refused:
    return Refused(429, "throttled", _("Too many attempts. Please wait a little."), wait=60)

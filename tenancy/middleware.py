"""Who is asking, and for which organization; opens the scope and the request's transaction."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from zoneinfo import ZoneInfo

import structlog
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.db import Error, transaction
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation
from rest_framework.exceptions import APIException
from rest_framework_simplejwt.authentication import JWTAuthentication
from rest_framework_simplejwt.exceptions import AuthenticationFailed
from rest_framework_simplejwt.tokens import Token
from rest_framework_simplejwt.utils import get_md5_hash_password

from tenancy import factors, keys, scope, selectors, sign_ins, watching
from tenancy.database.signing import signed
from tenancy.models import ApiKey, Membership, User

Respond = Callable[[HttpRequest], HttpResponse]
IN_ORGANIZATION = re.compile(r"^/o/(?P<slug>[-\w]+)/")
API, ACCOUNT = "/api/", "/account/"
# The API refuses by itself, in its own words: api.permissions.
FREE_OF_PASSWORD_CHANGE = ("/account/password/", "/account/sign-out/", "/language/", API)
READS = ("GET", "HEAD", "OPTIONS")

log = structlog.get_logger(__name__)


class TroubleMiddleware:
    """Keeps what broke and what was slow, once the request's own transaction is over or taken back."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        error = getattr(request, "broken_by", None)
        if error is not None:
            _keep_error(request, error)
        watching.record_slow(now=timezone.now())
        return response


def _keep_error(request: HttpRequest, error: BaseException) -> None:
    place = request.resolver_match.view_name if request.resolver_match else ""
    trace = str(structlog.contextvars.get_contextvars().get("request_id", ""))
    failure = watching.failure_of(error, place=place)
    try:
        watching.record_error(failure=failure, place=place, trace=trace, now=timezone.now())
    except Error as away:
        log.warning("error.not_kept", error=type(away).__name__)


class SignInTokens(JWTAuthentication):
    """Tokens count while the sign-in that they were given for lasts: one query for it and its person."""

    def get_user(self, validated_token: Token) -> User:  # type: ignore[override]
        found = sign_ins.client(validated_token.get("sid"))
        if found is None or not found.user.is_active:
            raise AuthenticationFailed
        if validated_token.get("password") != get_md5_hash_password(found.user.password):
            raise AuthenticationFailed
        return found.user


class TokenMiddleware:
    """Signs in the bearer of an access token, or whoever made the API key; DRF reuses what is found here."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response
        self.tokens = SignInTokens()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.by_token, request.by_key, request.api_key = False, False, None
        if request.path.startswith(API) and "Authorization" in request.headers:
            scheme, _space, token = request.headers["Authorization"].partition(" ")
            request.by_token, request.by_key = True, scheme.lower() == "api-key"
            request.api_key = _key(token.strip()) if request.by_key else None
            user = request.api_key.created_by.user if request.api_key else self._bearer(request)
            request.user = user or AnonymousUser()
        return self.get_response(request)

    def _bearer(self, request: HttpRequest) -> object | None:
        try:
            found = self.tokens.authenticate(request)
        except APIException:
            return None
        return found[0] if found else None


def _key(token: str) -> ApiKey | None:
    """The API key of a token. Its use is noted outside the request's transaction: nobody waits."""
    now = timezone.now()
    found = keys.find(token=token, now=now)
    if found is not None:
        keys.note_use(key=found, now=now)
        structlog.contextvars.bind_contextvars(api_key=found.prefix)
    return found


class SeenMiddleware:
    """Keeps the list of where a person is signed in true; without a query for most requests."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated and not request.by_token:
            place = sign_ins.seen(request)
            sign_ins.see_browser(session=request.session, seen=place, now=timezone.now())
        return response


class PersonMiddleware:
    """The person's language, time zone and duty to change a password that somebody else chose."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        structlog.contextvars.bind_contextvars(user_id=request.user.pk)
        with translation.override(_language(request)), timezone.override(_zone(request)):
            if _must_change_password(request):
                return redirect("account_change_password")
            with _signed(request):
                response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language())
        return response


def _signed(request: HttpRequest) -> AbstractContextManager[object]:
    """Audit rows say who wrote, also of what belongs to no organization."""
    if request.method in READS or not request.user.is_authenticated:
        return nullcontext()
    return signed(user=request.user.pk, source=request.path)


def _must_change_password(request: HttpRequest) -> bool:
    user = request.user
    if not (user.is_authenticated and user.must_change_password):
        return False
    return not request.path.startswith(FREE_OF_PASSWORD_CHANGE)


def _language(request: HttpRequest) -> str:
    chosen = getattr(request.user, "locale", "") or request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    if chosen in dict(settings.LANGUAGES):
        return chosen
    return translation.get_language_from_request(request)


def _zone(request: HttpRequest) -> ZoneInfo:
    return ZoneInfo(getattr(request.user, "timezone", None) or settings.DEFAULT_TIMEZONE)


class HtmxRedirectMiddleware:
    """A redirect to the sign-in or to the password must move the whole page, not land inside a fragment."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not (request.htmx and isinstance(response, HttpResponseRedirect)):
            return response
        if not response.url.startswith(ACCOUNT):
            return response
        return HttpResponse(status=204, headers={"HX-Redirect": _whole_page(request, response.url)})


def _whole_page(request: HttpRequest, url: str) -> str:
    """Where to go; after the sign-in back to the page, not to the fragment that it asked for."""
    page = request.htmx.current_url_abs_path
    if page is None or not url.startswith(reverse("account_login")):
        return url
    return redirect_to_login(page).url


class TenancyMiddleware:
    """`/o/<slug>/…`, the API's `Organization` header or its key → organization, membership, scope."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.organization = request.membership = None
        request.lacks_second_factor = False
        request.memberships = []
        if key := getattr(request, "api_key", None):
            return self._inside(request, key.created_by)
        slug = _slug(request)
        if slug is None:
            return self.get_response(request)
        if not request.user.is_authenticated:
            return self._unknown_person(request)
        request.memberships = selectors.memberships_of(request.user)
        here = (each for each in request.memberships if each.organization.slug == slug)
        return self._inside(request, next(here, None))

    def _unknown_person(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(API):
            return self.get_response(request)
        return redirect_to_login(request.get_full_path())

    def _inside(self, request: HttpRequest, membership: Membership | None) -> HttpResponse:
        if membership is None:
            raise Http404
        membership.user = request.user
        request.organization, request.membership = membership.organization, membership
        request.lacks_second_factor = _lacks_second_factor(membership)
        if request.lacks_second_factor and not request.path.startswith(API):
            return redirect("mfa_index")
        structlog.contextvars.bind_contextvars(organization_id=membership.organization_id)
        key = getattr(request, "api_key", None)
        who = {"membership_id": membership.pk, "api_key_id": key.pk if key else None}
        with scope.enter(membership.organization_id, **who, source=request.path):
            response = _spooled(self.get_response(request))
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response


def _lacks_second_factor(membership: Membership) -> bool:
    """True for staff without one, where the organization asks for it. The API refuses in its own words."""
    if not (membership.is_staff and membership.organization.asks_second_factor):
        return False
    return not factors.has_second_factor(membership.user)


def _slug(request: HttpRequest) -> str | None:
    if request.path.startswith(API):
        return request.headers.get("Organization")
    match = IN_ORGANIZATION.match(request.path)
    return match["slug"] if match else None


def _spooled(response: HttpResponse) -> HttpResponse:
    """A streamed body would be read after the transaction has ended: read it now; a file asks no database."""
    if not isinstance(response, StreamingHttpResponse) or isinstance(response, FileResponse):
        return response
    whole = HttpResponse(b"".join(response), status=response.status_code)
    whole.headers = response.headers
    whole.cookies = response.cookies
    return whole

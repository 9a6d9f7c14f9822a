"""Somebody who uses the site: requests through Django's own WSGI handler, middleware and all.

In this process, without gunicorn and sockets: what they add to each request would flatter the ratios.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from http.cookies import SimpleCookie
from importlib import import_module
from io import BytesIO
from typing import Any
from urllib.parse import urlencode
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core.handlers.wsgi import WSGIHandler
from rest_framework_simplejwt.tokens import AccessToken

from api import services
from tenancy.models import User

FORM = "application/x-www-form-urlencoded"
REFUSED = 400
LONGER_THAN_A_BENCH = timedelta(hours=12)
handler = WSGIHandler()


class Refusal(RuntimeError):
    """A request was refused: how fast is nothing to be measured."""


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: str


@dataclass(slots=True)
class Browser:
    """Keeps cookies; `headers` go with every request."""

    cookies: SimpleCookie = field(default_factory=SimpleCookie)
    headers: dict[str, str] = field(default_factory=dict)

    def get(self, address: str) -> Answer:
        return self._ask("GET", address, b"")

    def post(self, address: str, fields: dict[str, Any]) -> Answer:
        """A form, with the token that the page before it left in a cookie."""
        return self._ask("POST", address, urlencode(fields).encode())

    def _ask(self, method: str, address: str, body: bytes) -> Answer:
        answered: dict[str, Any] = {}

        def start_response(status: str, headers: list[tuple[str, str]], *_more: Any) -> None:
            answered.update(status=int(status.split(maxsplit=1)[0]), headers=headers)

        response = handler(self._environ(method, address, body), start_response)
        try:
            content = b"".join(response)
        finally:
            response.close()
        for name, value in answered["headers"]:
            if name.lower() == "set-cookie":
                self.cookies.load(value)
        if answered["status"] >= REFUSED:
            raise Refusal(f"{answered['status']} for {method} {address}")
        return Answer(answered["status"], content.decode())

    def _environ(self, method: str, address: str, body: bytes) -> dict[str, Any]:
        path, _mark, query = address.partition("?")
        environ: dict[str, Any] = {"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query}
        environ |= {"HTTP_HOST": "localhost", "REMOTE_ADDR": "127.0.0.1", "HTTP_ACCEPT_LANGUAGE": "en"}
        environ |= {"wsgi.input": BytesIO(body), "CONTENT_LENGTH": str(len(body)), "CONTENT_TYPE": FORM}
        environ["HTTP_COOKIE"] = "; ".join(f"{name}={one.value}" for name, one in self.cookies.items())
        if "csrftoken" in self.cookies:
            environ["HTTP_X_CSRFTOKEN"] = self.cookies["csrftoken"].value
        environ |= {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in self.headers.items()}
        setup_testing_defaults(environ)
        return environ


def signed_in(user: User) -> Browser:
    """The person's browser, with a session."""
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return Browser(SimpleCookie({settings.SESSION_COOKIE_NAME: session.session_key}))


def machine(user: User, slug: str) -> Browser:
    """A program of the person's, signed in to the API."""
    token = AccessToken(services.issue(user=user).access)
    token.set_exp(lifetime=LONGER_THAN_A_BENCH)
    return Browser(headers={"Authorization": f"Bearer {token}", "Organization": slug})

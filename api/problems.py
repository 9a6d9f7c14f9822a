"""Refusals as RFC 9457 problem documents: a status, a code that stays, a sentence for people."""

from collections.abc import Iterator, Mapping, Sequence
from http import HTTPStatus
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from rest_framework import exceptions
from rest_framework.response import Response

from api.refusals import FIELDS, REFUSALS
from athletes.services import (
    Changed,
    NotRising,
)

MEDIA_TYPE = "application/problem+json"
Text = str | Promise

CODES = {"permission_denied": "forbidden", "parse_error": "malformed"}
"""Names of DRF that say less than ours."""


class Refused(exceptions.APIException):
    """A refusal of the API's own; `wait`: seconds after which another try makes sense."""

    def __init__(self, status: int, code: str, detail: Text, *, wait: float = 0) -> None:
        super().__init__(str(detail), code)
        self.status_code, self.wait = status, wait


class OrganizationMissing(Refused):
    def __init__(self) -> None:
        super().__init__(400, "organization_missing", _("Name the organization in the Organization header."))


class PasswordChangeRequired(Refused):
    def __init__(self) -> None:
        words = _("Choose a password of your own on the site first.")
        super().__init__(403, "password_change_required", words)


class SecondFactorRequired(Refused):
    def __init__(self) -> None:
        words = _("This organization asks its staff for a second factor. Set one up on the site first.")
        super().__init__(403, "second_factor_required", words)


class Stale(Refused):
    def __init__(self) -> None:
        words = _("This has changed meanwhile. Read it again, then change it.")
        super().__init__(412, "stale", words)


def invalid(field: str, code: str, sentence: Text) -> exceptions.ValidationError:
    """A field that a rule below the serializer refuses."""
    return exceptions.ValidationError({field: [exceptions.ErrorDetail(str(sentence), code)]})


def document(
    status: int, code: str, detail: Text = "", errors: Sequence[Mapping[str, str]] = ()
) -> dict[str, Any]:
    """The body of a refusal."""
    body: dict[str, Any] = {
        "type": f"urn:runseason:problem:{code}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "code": code,
    }
    if detail:
        body["detail"] = str(detail)
    if errors:
        body["errors"] = list(errors)
    return body


def problem(exc: Exception, context: Mapping[str, Any]) -> Response | None:
    """The answer to an exception in a view; None, and so a 500, for what nobody foresaw."""
    exc = _of_a_field(_as_stale(exc, context["request"]))
    if isinstance(exc, exceptions.ValidationError):
        detail = _("Some of what was sent cannot be taken.")
        return _answer(document(400, "invalid", detail, list(_flat(exc.detail))))
    if isinstance(exc, exceptions.APIException):
        return _refused(exc)
    known = (found for kind, found in REFUSALS.items() if isinstance(exc, kind))
    status, code = next(known, (0, ""))
    return _answer(document(status, code, getattr(exc, "message", ""))) if status else None


def _as_stale(exc: Exception, request: Any) -> Exception:
    """Somebody was quicker than a request that names a version in If-Match (api.tags.matched)."""
    return Stale() if isinstance(exc, Changed) and "If-Match" in request.headers else exc


def _of_a_field(exc: Exception) -> Exception:
    """A refusal by the floors below that concerns fields, as one; any other as it is."""
    if isinstance(exc, NotRising):
        refused = exceptions.ErrorDetail(str(exc.message), "not_rising")
        return exceptions.ValidationError({name: [refused] for name in exc.fields})
    known = (found for kind, found in FIELDS.items() if isinstance(exc, kind))
    field, code = next(known, ("", ""))
    return invalid(field, code, getattr(exc, "message", "")) if code else exc


def _refused(exc: exceptions.APIException) -> Response:
    code = str(getattr(exc.detail, "code", exc.default_code))
    answer = _answer(document(exc.status_code, CODES.get(code, code), str(exc.detail)))
    if challenge := getattr(exc, "auth_header", None):
        answer.headers["WWW-Authenticate"] = challenge
    if wait := getattr(exc, "wait", None):
        answer.headers["Retry-After"] = str(int(wait))
    return answer


def _answer(body: dict[str, Any]) -> Response:
    return Response(body, status=body["status"], content_type=MEDIA_TYPE)


def _flat(found: Any, field: str = "") -> Iterator[dict[str, str]]:
    """Each error with the path of its field; "" is the whole body."""
    if isinstance(found, Mapping):
        for name, inner in found.items():
            own = "" if name == "non_field_errors" else str(name)
            yield from _flat(inner, ".".join(part for part in (field, own) if part))
    elif isinstance(found, list):
        for inner in found:
            yield from _flat(inner, field)
    else:
        yield {"field": field, "code": str(getattr(found, "code", "invalid")), "detail": str(found)}

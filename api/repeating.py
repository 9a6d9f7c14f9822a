"""Writes that a client may send again under an Idempotency-Key."""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework.response import Response
from rest_framework.serializers import Serializer

from api.http import Request
from api.problems import invalid
from tenancy.services import Answer, answer_once

HEADER = "Idempotency-Key"
KEY = re.compile(r"[\x21-\x7e]{1,120}")


def once(
    request: Request, act: Callable[[], Answer], *, content: Mapping[str, Any] | None = None
) -> Response:
    """The answer of `act`; under a key that came before, the answer it gave then.

    `content`: what makes two requests the same, where the body as it was parsed does not.
    Raises tenancy's OtherRequest. What was refused is not kept: it may be tried again.
    """
    key = request.headers.get(HEADER)
    if key is None:
        return _said(act())
    if not KEY.fullmatch(key):
        raise invalid(HEADER, "invalid", _("A key is 1 to 120 visible ASCII characters."))
    body = json.dumps(request.data if content is None else content, sort_keys=True)
    same = f"{request.method} {request.path}\n{body}".encode()
    return _said(answer_once(actor=request.membership, key=_own(request, key), request=same, act=act))


def _own(request: Request, key: str) -> str:
    """Each API key repeats only what it sent itself: not what its maker, or another key of theirs, did."""
    if request.api_key is None:
        return key
    return f"{request.api_key.prefix}:{hashlib.sha256(key.encode()).hexdigest()}"


def made(request: Request, kind: type[Serializer], act: Callable[[], Any], *, status: int = 201) -> Response:
    """What `act` makes, as the serializer shows it; `once`."""
    return once(request, lambda: Answer(status, kind(act()).data))


def _said(answer: Answer) -> Response:
    return Response(answer.body, status=answer.status)

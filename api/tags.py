"""ETags: who has the newest answer is told so, and who changes a row may say which version they saw."""

import hashlib
import re
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.utils.http import parse_etags
from rest_framework.request import Request
from rest_framework.response import Response

from api.endpoint import Undeclared
from api.problems import Stale

VERSION = re.compile(r'"v(\d+)(?:-[0-9a-f]{32})?"')
KEPT_BY_304 = ("ETag", "Cache-Control", "Vary")


class Tagged:
    """For an Endpoint that gives one thing: `class OneRace(Tagged, Endpoint)`.

    The tag is a hash of the answer as it stands, so words in another language have another tag. Before it
    stands the row's version, if the answer has a `version` or the view has set its own.
    """

    version: int | None = None

    def finalize_response(self, request: Request, response: Response, *args: Any, **kwargs: Any) -> Response:
        finished: Response = super().finalize_response(request, response, *args, **kwargs)  # type: ignore[misc]
        if request.method in ("GET", "HEAD") and finished.status_code == 200:
            finished.add_post_render_callback(partial(_tag, request, self.version))
        return finished


def matched(request: Request, version: int) -> int | None:
    """The row's version, for a service to guard, if If-Match names it; None if any will do. Raises Stale.

    The view says in `guarded` that the method takes one, so that the description does.
    """
    view: Any = (request.parser_context or {}).get("view")
    if request.method not in view.guarded:
        raise Undeclared(f"{type(view).__name__} does not declare that {request.method} is guarded.")
    tags = parse_etags(request.headers.get("If-Match", "*"))
    if "*" in tags:
        return None
    if version not in map(_version, tags):
        raise Stale
    return version


def _version(tag: str) -> int | None:
    found = VERSION.fullmatch(tag)
    return int(found[1]) if found else None


def _tag(request: Request, version: int | None, answer: Response) -> HttpResponse | None:
    said = version if version is not None else answer.data.get("version")
    digest = hashlib.sha256(answer.content).hexdigest()[:32]
    answer.headers["ETag"] = f'"{digest}"' if said is None else f'"v{said}-{digest}"'
    if not _is_known(request, answer.headers["ETag"]):
        return None
    kept = {name: answer.headers[name] for name in KEPT_BY_304 if name in answer.headers}
    return HttpResponse(status=304, headers=kept)


def _is_known(request: Request, tag: str) -> bool:
    """If-None-Match compares weakly: a proxy may have weakened our tag."""
    given = parse_etags(request.headers.get("If-None-Match", ""))
    return "*" in given or tag in {one.removeprefix("W/") for one in given}

"""Lists in pages: a signed cursor holds where the last row stood, so that new rows shift nothing."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.core import signing
from django.db.models import Model, Q
from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import ValidationError
from rest_framework.pagination import BasePagination
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

from api.filters import filtered
from api.http import Request
from api.problems import invalid

USUAL, MOST = 50, 200


class CursorPagination(BasePagination):
    """Pages of what passes `view.filters`, in `view.order`.

    The order: model fields, "-" for falling, unique in the end and never null.
    """

    def paginate_queryset(self, queryset: Any, request: Any, view: Any = None) -> list[Any]:
        limit, order = limit_of(request), view.order
        found = filtered(queryset, request, view).order_by(*order)
        if cursor := request.query_params.get("cursor"):
            found = found.filter(_after(order, _opened(cursor, _salt(request, order))))
        return self._page(list(found[: limit + 1]), request, view)

    def first_page(self, top: Callable[..., list[Any]], request: Any, view: Any) -> list[Any]:
        """The same of a list that is not narrowed; `top` gives its first rows in `view.order`."""
        return self._page(top(most=limit_of(request) + 1), request, view)

    def _page(self, rows: list[Any], request: Any, view: Any) -> list[Any]:
        limit = limit_of(request)
        self.next = _next(request, view.order, rows[limit - 1]) if len(rows) > limit else None
        return rows[:limit]

    def get_paginated_response(self, data: Any) -> Response:
        return Response({"next": self.next, "results": data})

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        address = {"type": "string", "format": "uri", "nullable": True}
        return {
            "type": "object",
            "required": ["next", "results"],
            "properties": {"next": address, "results": schema},
        }

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        limit = {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL}
        return [
            {"name": "cursor", "in": "query", "required": False, "schema": {"type": "string"}},
            {"name": "limit", "in": "query", "required": False, "schema": limit},
        ]


def limit_of(request: Request) -> int:
    """How many rows are asked for. Raises ValidationError."""
    given = request.query_params.get("limit", str(USUAL))
    if not (given.isascii() and given.isdigit() and len(given) < 5 and 1 <= int(given) <= MOST):
        raise invalid("limit", "out_of_range", _("Ask for 1 to %(most)d rows.") % {"most": MOST})
    return int(given)


def _next(request: Request, order: Sequence[str], last: Model) -> str:
    values = [_plain(getattr(last, name.removeprefix("-"))) for name in order]
    cursor = signing.dumps(values, salt=_salt(request, order))
    return replace_query_param(request.build_absolute_uri(), "cursor", cursor)


def _salt(request: Request, order: Sequence[str]) -> str:
    """A cursor is good for one list in one order."""
    return f"{request.path} {','.join(order)}"


def _opened(cursor: str, salt: str) -> list[Any]:
    try:
        values: list[Any] = signing.loads(cursor, salt=salt)
    except signing.BadSignature:
        raise _bad_cursor() from None
    return values


def _bad_cursor() -> ValidationError:
    return invalid("cursor", "bad_cursor", _("This cursor is not one of this list's."))


def _after(order: Sequence[str], values: Sequence[Any]) -> Q:
    """Rows behind the values: equal in the first fields, further on in the next."""
    found, equal = Q(), Q()
    for name, value in zip(order, values, strict=True):
        field = name.removeprefix("-")
        further = "lt" if name.startswith("-") else "gt"
        found |= equal & Q(**{f"{field}__{further}": value})
        equal &= Q(**{field: value})
    return found


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value

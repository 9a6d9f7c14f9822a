"""The base of every list: pages by a cursor."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from django.db.models import QuerySet
from rest_framework.response import Response
from rest_framework.serializers import Serializer

from api.endpoint import Endpoint
from api.http import Request
from api.pagination import CursorPagination
from api.writing import written


class Listing(Endpoint):
    """`order`: model fields, "-" for falling, unique in the end and never null."""

    pagination_class = CursorPagination
    order: ClassVar[tuple[str, ...]] = ()

    def listed(
        self,
        request: Request,
        rows: QuerySet[Any] | Callable[[], QuerySet[Any]],
        kind: type[Serializer],
        ready: Callable[[Sequence[Any]], Sequence[Any]] = list,
        top: Callable[..., list[Any]] | None = None,
    ) -> Response:
        """A page of the rows; `ready` puts beside the rows of the page what else is shown of them.

        `top` gives the first ones (`most` of them) of the list as it is asked for most: with no filter, from
        the beginning.
        """
        pages = self.pagination_class()
        if top is not None and not request.query_params.keys() - {"limit", *self.parameters}:
            found = pages.first_page(top, request, self)
        else:
            found = pages.paginate_queryset(rows() if callable(rows) else rows, request, self)
        return pages.get_paginated_response(written(kind, ready(found)))

"""JSON bodies, limited in size and depth."""

from io import BytesIO
from typing import Any, BinaryIO

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser

from api.problems import Refused


class LimitedJsonParser(JSONParser):
    """DRF reads a JSON body whole, past Django's own limit."""

    def parse(
        self, stream: BinaryIO, media_type: str | None = None, parser_context: Any = None
    ) -> dict[str, Any]:
        limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        body = stream.read(limit + 1)
        if len(body) > limit:
            raise too_large(limit)
        try:
            return super().parse(BytesIO(body), media_type, parser_context)
        except RecursionError:
            raise ParseError from None


def too_large(limit: int) -> Refused:
    """The refusal of a body of more than so many bytes."""
    words = _("At most %(megabytes)d MB can be sent.") % {"megabytes": limit // (1024 * 1024)}
    return Refused(413, "too_large", words)

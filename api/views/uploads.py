"""Files of runs: taken at once, read by the worker."""

import hashlib
from pathlib import PurePosixPath
from uuid import UUID

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.http import parse_etags
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response

from api import filters
from api.endpoint import Endpoint
from api.http import Request, athlete_of
from api.listing import Listing
from api.problems import Refused, invalid
from api.repeating import once
from api.serializers.uploads import File
from api.serializers.uploads import Upload as UploadAnswer
from api.tags import Tagged
from ingest import selectors, services
from ingest.models import Upload, UploadState
from ingest.parsers import Refusal
from tenancy.services import Answer


class AthleteUploads(Listing):
    """An athlete's files."""

    actions = {"GET": "activity.read", "POST": "upload.write"}
    parser_classes = [MultiPartParser]
    order = ("-received_at", "-pk")
    filters = {
        "state": filters.one_of(UploadState.choices, "state", "waiting: all that is not over, stuck too")
    }

    @extend_schema(responses=UploadAnswer(many=True))
    def get(self, request: Request, public_id: UUID) -> Response:
        """What became of an athlete's files, the latest first."""
        uploads = Upload.objects.of(athlete_of(request, public_id)).select_related("athlete", "activity")
        return self.listed(request, uploads, UploadAnswer, selectors.upload_statuses)

    @extend_schema(request={"multipart/form-data": File}, responses={202: UploadAnswer})
    def post(self, request: Request, public_id: UUID) -> Response:
        """Take a file for an athlete; the answer names where to see what becomes of it."""
        athlete = athlete_of(request, public_id)
        name, data = _file(request)

        def accept() -> Answer:
            upload = services.accept_upload(
                athlete=athlete, uploader=request.membership, filename=name, data=data, now=timezone.now()
            )
            return Answer(202, UploadAnswer(selectors.upload_status(upload=upload)).data)

        # A multipart body has another boundary each time: the file is what makes two requests the same.
        content = {"filename": name, "sha256": hashlib.sha256(data).hexdigest()}
        answer = once(request, accept, content=content)
        answer.headers["Location"] = reverse("api_upload", args=[answer.data["public_id"]])
        return answer


class OneUpload(Tagged, Endpoint):
    """A file on its way in."""

    actions = {"GET": "activity.read", "POST": "upload.write"}

    @extend_schema(responses=UploadAnswer)
    def get(self, request: Request, public_id: UUID) -> Response:
        """What became of a file."""
        return Response(UploadAnswer(selectors.upload_status(upload=_upload(request, public_id))).data)

    @extend_schema(request=None, responses={202: UploadAnswer})
    def post(self, request: Request, public_id: UUID) -> Response:
        """Try a file again that was refused or is stuck; any other stays as it is."""
        upload = services.try_again(upload=_upload(request, public_id), now=timezone.now())
        return Response(UploadAnswer(selectors.upload_status(upload=upload)).data, status=202)


class AsBytes(JSONRenderer):
    """Lets a client accept bytes alone; a refusal is a document all the same."""

    media_type = "application/octet-stream"


class UploadFile(Endpoint):
    """The bytes of a file."""

    actions = {"GET": "activity.read"}
    renderer_classes = [JSONRenderer, AsBytes]

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    def get(self, request: Request, public_id: UUID) -> HttpResponseBase:
        """The file as it was sent; 404 for one of an archive that was not kept."""
        upload = _upload(request, public_id)
        raw = upload.raw
        if raw is None or not default_storage.exists(raw.path):
            raise Http404
        etag = f'"{raw.sha256}"'
        if etag in parse_etags(request.headers.get("If-None-Match", "")):
            return HttpResponseNotModified(headers={"ETag": etag})
        return FileResponse(
            default_storage.open(raw.path),
            as_attachment=True,
            filename=PurePosixPath(upload.filename).name,
            content_type="application/octet-stream",
            headers={"ETag": etag},
        )


def _upload(request: Request, public_id: UUID) -> Upload:
    seen = Upload.objects.visible_to(request.membership).select_related("athlete", "activity", "raw")
    found: Upload = get_object_or_404(seen, public_id=public_id)
    return found


def _file(request: Request) -> tuple[str, bytes]:
    given = File(data=request.data)
    given.is_valid(raise_exception=True)
    file = given.validated_data["file"]
    try:
        services.demand_acceptable(size=file.size)
    except services.NotAccepted as refused:
        if refused.code == Refusal.TOO_LARGE:
            raise Refused(413, "too_large", refused.message) from None
        raise invalid("file", str(refused.code), refused.message) from None
    return file.name, file.read()

"""Files of runs: taken at once, read by the worker."""

import hashlib
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.response import Response

from api.endpoint import Endpoint
from api.http import Request, athlete_of
from api.problems import Refused, invalid
from api.repeating import once
from api.serializers.uploads import File
from api.serializers.uploads import Upload as UploadAnswer
from ingest import selectors, services
from ingest.models import Upload
from ingest.parsers import Refusal
from tenancy.services import Answer


class AthleteUploads(Endpoint):
    """Take a file for an athlete; the answer names where to see what becomes of it."""

    actions = {"POST": "upload.write"}
    parser_classes = [MultiPartParser]

    @extend_schema(request={"multipart/form-data": File}, responses={202: UploadAnswer})
    def post(self, request: Request, public_id: UUID) -> Response:
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


class OneUpload(Endpoint):
    """What became of a file."""

    actions = {"GET": "activity.read"}

    @extend_schema(responses=UploadAnswer)
    def get(self, request: Request, public_id: UUID) -> Response:
        seen = Upload.objects.visible_to(request.membership).select_related("athlete", "activity")
        status = selectors.upload_status(upload=get_object_or_404(seen, public_id=public_id))
        return Response(UploadAnswer(status).data)


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

"""Imports: many files at once, archives among them; tried out, started, cancelled, tried again, undone."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any, ClassVar
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.response import Response

from api import filters, selectors
from api.endpoint import Endpoint
from api.http import Request, athlete_of, given
from api.listing import Listing
from api.problems import Refused, invalid
from api.repeating import once
from api.serializers import imports as serializers
from api.tags import Tagged
from athletes.models import Athlete
from ingest import services
from ingest.models import Door, ImportRun, ImportState, Outcome, Upload, UploadState
from ingest.parsers import Refusal
from ingest.parsers.kinds import classify
from tenancy.services import Answer

HEAD_BYTES = 4096
Act = Callable[..., ImportRun]


class AthleteImports(Listing):
    """An athlete's imports."""

    actions = {"GET": "activity.read", "POST": "upload.write"}
    parser_classes = [MultiPartParser]
    order = ("-started_at", "-pk")
    filters = {"state": filters.one_of(ImportState.choices, "state")}

    @extend_schema(responses=serializers.Import(many=True))
    def get(self, request: Request, public_id: UUID) -> Response:
        """What was imported for an athlete, the latest first."""
        runs = ImportRun.objects.of(athlete_of(request, public_id)).select_related("athlete")
        return self.listed(request, runs, serializers.Import, selectors.counted)

    @extend_schema(request={"multipart/form-data": serializers.Files}, responses={202: serializers.Import})
    def post(self, request: Request, public_id: UUID) -> Response:
        """Take files for an athlete, archives too; the answer names where to see what becomes of them."""
        athlete, said = athlete_of(request, public_id), given(request, serializers.Files)
        for file in said["files"]:
            _demand_acceptable(file)
        answer = once(request, partial(_open, request, athlete, said), content=_content(said))
        answer.headers["Location"] = reverse("api_import", args=[answer.data["public_id"]])
        return answer


class OneImport(Tagged, Endpoint):
    """An import."""

    actions = {"GET": "activity.read"}

    @extend_schema(responses=serializers.Import)
    def get(self, request: Request, public_id: UUID) -> Response:
        """How far an import is, and how many files became what."""
        return Response(_shown(_run(request, public_id)))


class ImportItems(Listing):
    """The files of an import."""

    actions = {"GET": "activity.read"}
    order = ("pk",)
    filters = {
        "state": filters.one_of(UploadState.choices, "state"),
        "outcome": filters.one_of(Outcome.choices, "outcome"),
        "q": filters.text("filename__icontains", "a part of the name"),
    }

    @extend_schema(responses=serializers.Item(many=True))
    def get(self, request: Request, public_id: UUID) -> Response:
        """What became of each file of an import."""
        items = Upload.objects.filter(run=_run(request, public_id)).select_related("activity")
        return self.listed(request, items, serializers.Item)


class ImportAction(Endpoint):
    """What is done to an import as a whole; 409 (`not_now`) where its state does not allow that."""

    actions = {"POST": "upload.write"}
    act: ClassVar[Act]

    @extend_schema(request=None, responses=serializers.Import)
    def post(self, request: Request, public_id: UUID) -> Response:
        run = _run(request, public_id)
        act: Act = type(self).act

        def done() -> Answer:
            return Answer(200, _shown(_now(act, run, timezone.now())))

        return once(request, done)


class StartImport(ImportAction):
    """Do what the preview said."""

    act = staticmethod(services.start_previewed)


class CancelImport(ImportAction):
    """Read no more of the files; what came in stays until it is undone."""

    act = staticmethod(services.cancel)


class RetryImport(ImportAction):
    """Read once more what was refused, and what a cancelled import left."""

    act = staticmethod(services.retry_refused)


class UndoImport(ImportAction):
    """Take back all that the import brought."""

    act = staticmethod(services.undo)


def _now(act: Act, run: ImportRun, now: datetime) -> ImportRun:
    try:
        return act(run=run, now=now)
    except services.NotNow:
        words = _("The import has gone on since. Look at it again.")
        raise Refused(409, "not_now", words) from None


def _open(request: Request, athlete: Athlete, said: dict[str, Any]) -> Answer:
    files = said["files"]
    run = services.open_import(
        athlete=athlete,
        uploader=request.membership,
        door=Door.API,
        name=said.get("name") or ", ".join(str(file.name) for file in files)[:200],
        files=_named(files),
        now=timezone.now(),
        preview=said["preview"],
    )
    return Answer(202, _shown(run))


def _named(files: list[UploadedFile]) -> list[services.Incoming]:
    """Two files of one name are two files."""
    found: dict[str, services.Incoming] = {}
    for file in files:
        name, number = str(file.name), 2
        while name in found:
            name, number = f"{number}/{file.name}", number + 1
        file.seek(0)
        found[name] = services.Incoming(name, file.file)  # type: ignore[arg-type]
    return list(found.values())


def _content(said: dict[str, Any]) -> dict[str, Any]:
    """A multipart body has another boundary each time: the files are what makes two requests the same."""
    digests = [[str(file.name), _digest(file)] for file in said["files"]]
    return {"files": digests, "preview": said["preview"], "name": said.get("name", "")}


def _digest(file: UploadedFile) -> str:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    return digest.hexdigest()


def _demand_acceptable(file: UploadedFile) -> None:
    head = file.read(HEAD_BYTES)
    file.seek(0)
    archive = services.is_archive(classify(str(file.name), head))
    try:
        services.demand_acceptable(size=file.size or 0, archive=archive)
    except services.NotAccepted as refused:
        if refused.code == Refusal.TOO_LARGE:
            raise Refused(413, "too_large", refused.message) from None
        raise invalid("files", str(refused.code), f"{file.name}: {refused.message}") from None


def _run(request: Request, public_id: UUID) -> ImportRun:
    seen = ImportRun.objects.visible_to(request.membership).select_related("athlete")
    found: ImportRun = get_object_or_404(seen, public_id=public_id)
    return found


def _shown(run: ImportRun) -> dict[str, Any]:
    shown: dict[str, Any] = serializers.Import(selectors.counted([run])[0]).data
    return shown

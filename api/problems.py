"""Refusals as RFC 9457 problem documents: a status, a code that stays, a sentence for people."""

from collections.abc import Iterator, Mapping, Sequence
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from rest_framework import exceptions
from rest_framework.response import Response

from athletes.services import (
    AlreadyAthlete,
    AlreadyOpen,
    AttachmentTooLarge,
    BadZones,
    Changed,
    NoDueDay,
    NoPlace,
    NoRoomLeft,
    NotAttachable,
    NothingBefore,
    NothingToTakeBack,
    NothingWritten,
    NoTitle,
    NotRising,
    NotTheirs,
    OtherRole,
    Over,
    PhraseTaken,
    RetiredTooEarly,
    TooFast,
    TooLateToTakeBack,
    WrongOrder,
)
from athletes.services.groups import GroupExists
from athletes.services.preferences import NotOffered
from athletes.settings import BadSetting
from coach.services import FactorFirst, TooManyViews, ViewExists
from ingest.services import CannotMove, InFuture, NoAnswer, NoDuration
from planning.selectors import NotConfirmed
from planning.services import (
    AnotherWeek,
    Archived,
    CoachSays,
    DayLocked,
    DayPassed,
    DayTooFar,
    MayNotMove,
    NoPlan,
    NoSeason,
    NotADraft,
    NoteChanged,
    NothingDrafted,
    NothingNoted,
    NothingOpen,
    NothingProposed,
    NothingSaid,
    NothingThere,
    NothingToExplain,
    NotInLibrary,
    NotOnStaff,
    OutsidePlan,
    PastDay,
    StaleChanges,
    StaleSession,
    TooEarly,
    TooLate,
    Unclear,
)
from planning.services.feeds import TooManyFeeds
from planning.services.runs import AlreadyDecided, OthersAthletes
from planning.services.runs import TooLate as RunTooLate
from planning.services.squad_plans import NobodyChosen
from planning.services.templates import TooManyWeeks
from readiness.services import (
    AlreadyAway,
    DayClosed,
    NobodysCase,
    NoReason,
    NoSuchDay,
    NoSuchReason,
    NothingDecided,
    NothingToChange,
    NotLater,
    NotOnRota,
    NotTogether,
    NotUndoable,
    OnlyReason,
    OutOfSight,
    StaleIntervention,
)
from tenancy.services import LastOwner, OtherRequest

MEDIA_TYPE = "application/problem+json"
Text = str | Promise

REFUSALS: dict[type[Exception], tuple[int, str]] = {
    StaleIntervention: (409, "stale_intervention"),
    StaleSession: (409, "stale_session"),
    NothingToChange: (409, "nothing_to_change"),
    NoSuchDay: (409, "no_such_day"),
    NotUndoable: (409, "not_undoable"),
    NotADraft: (409, "not_a_draft"),
    NotConfirmed: (409, "not_confirmed"),
    NothingDecided: (409, "nothing_decided"),
    TooLateToTakeBack: (409, "cannot_take_back"),
    PhraseTaken: (409, "phrase_taken"),
    NotOffered: (409, "not_offered"),
    NothingDrafted: (409, "nothing_drafted"),
    NothingProposed: (409, "nothing_proposed"),
    NothingSaid: (409, "nothing_said"),
    NothingToExplain: (409, "nothing_to_explain"),
    TooEarly: (409, "too_early"),
    StaleChanges: (409, "stale_changes"),
    TooLate: (409, "too_late"),
    RunTooLate: (409, "too_late"),
    AlreadyDecided: (409, "already_decided"),
    OthersAthletes: (409, "others_athletes"),
    TooManyFeeds: (409, "too_many_feeds"),
    NoteChanged: (409, "note_changed"),
    MayNotMove: (409, "may_not_move"),
    DayLocked: (409, "day_locked"),
    Archived: (409, "archived"),
    LastOwner: (409, "last_owner"),
    Changed: (409, "changed"),
    AlreadyOpen: (409, "already_open"),
    NothingBefore: (409, "nothing_before"),
    NothingToTakeBack: (409, "nothing_to_take_back"),
    NoRoomLeft: (409, "no_room_left"),
    Over: (409, "over"),
    AttachmentTooLarge: (413, "too_large"),
    GroupExists: (409, "group_exists"),
    OtherRole: (409, "other_role"),
    DayClosed: (409, "day_closed"),
    NotTogether: (409, "not_together"),
    OutOfSight: (409, "not_theirs"),
    NobodysCase: (409, "nobodys_case"),
    NoSuchReason: (409, "no_such_reason"),
    OnlyReason: (409, "only_reason"),
    ViewExists: (409, "view_exists"),
    TooManyViews: (409, "too_many_views"),
    AlreadyAway: (409, "already_away"),
    NotOnRota: (409, "not_on_rota"),
    CannotMove: (409, "cannot_move"),
    BadSetting: (409, "bad_setting"),
    OtherRequest: (422, "other_request"),
    Http404: (404, "not_found"),
    PermissionDenied: (403, "forbidden"),
    RequestDataTooBig: (413, "too_large"),
}
"""What Django and the floors below refuse; ours carry their sentence as `message`."""

FIELDS: dict[type[Exception], tuple[str, str]] = {
    AlreadyAthlete: ("email", "already_athlete"),
    BadZones: ("bounds", "not_rising"),
    InFuture: ("day", "future"),
    NoAnswer: ("kind", "no_answer"),
    NoDuration: ("duration_s", "required"),
    FactorFirst: ("staff_second_factor", "own_factor_first"),
    NoReason: ("reason", "required"),
    NotLater: ("until", "past"),
    DayPassed: ("day", "past"),
    DayTooFar: ("day", "late"),
    AnotherWeek: ("day", "another_week"),
    NothingThere: ("day", "nothing_there"),
    NothingNoted: ("text", "required"),
    NothingOpen: ("week", "nothing_open"),
    NoSeason: ("week", "no_season"),
    NotInLibrary: ("code", "unknown"),
    Unclear: ("ask", "unclear"),
    CoachSays: ("why", "coach_says"),
    NoPlan: ("athlete", "no_plan"),
    OutsidePlan: ("day", "outside_plan"),
    PastDay: ("day", "past"),
    NobodyChosen: ("athletes", "nobody"),
    TooManyWeeks: ("weeks", "out_of_range"),
    NotOnStaff: ("shared_with", "not_on_staff"),
    RetiredTooEarly: ("retired_on", "too_early"),
    TooFast: ("target_time_s", "too_fast"),
    NothingWritten: ("body", "required"),
    NotAttachable: ("file", "not_attachable"),
    NotTheirs: ("owner", "not_theirs"),
    NoTitle: ("title", "required"),
    NoDueDay: ("due_on", "required"),
    NoPlace: ("body_part", "required"),
    WrongOrder: ("began_on", "wrong_order"),
}
"""What they refuse of one field: its name and the code."""

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

"""Whose page this is, and where to go from it."""

from dataclasses import dataclass
from uuid import UUID

from django.http import QueryDict
from django.shortcuts import get_object_or_404
from django.utils.timezone import now

from athletes import selectors
from athletes.http import Request
from athletes.models import Athlete, Race, Shoe
from tenancy.addresses import at

UNPROCESSABLE, CONFLICT = 422, 409


@dataclass(frozen=True, slots=True)
class Undo:
    """Something just removed, and where to take it back."""

    kind: str
    name: str
    url: str
    version: int


def athlete_of(request: Request, public_id: UUID) -> Athlete:
    """The athlete of the address, if the member sees them."""
    found: Athlete = get_object_or_404(
        Athlete.objects.visible_to(request.membership).select_related("organization"), public_id=public_id
    )
    return found


def sent(request: Request) -> QueryDict | None:
    """What was sent with a POST; None when the page is only looked at."""
    return request.POST if request.method == "POST" else None


def is_own(request: Request, athlete: Athlete) -> bool:
    """True if the member is this athlete."""
    return request.athlete is not None and request.athlete.pk == athlete.pk


def back(request: Request, athlete: Athlete) -> str:
    """The page with the athlete's races and shoes: their own Me, or their profile for the staff."""
    return (
        at(request, "me") if is_own(request, athlete) else at(request, "athlete_profile", athlete.public_id)
    )


def lists_of(request: Request, athlete: Athlete) -> dict[str, object]:
    """What athletes/races.html and athletes/shoes.html show."""
    return {
        "athlete": athlete,
        "races": selectors.races_of(athlete=athlete),
        "shoes": selectors.worn_shoes(athlete=athlete),
        "today": athlete.local_day(now()),
        "undo": _offered(request, athlete),
    }


def undo_of(request: Request, row: Race | Shoe) -> Undo:
    """How to take back a race or shoes that were removed."""
    kind = "race" if isinstance(row, Race) else "shoe"
    return Undo(kind, row.name, at(request, f"{kind}_restore", row.public_id), row.version)


def _offered(request: Request, athlete: Athlete) -> Undo | None:
    """After a removal without JavaScript the address says what was removed."""
    for kind, model in (("race", Race), ("shoe", Shoe)):
        if removed := _uuid(request.GET.get(f"removed_{kind}", "")):
            row = model.objects.of(athlete).filter(public_id=removed, deleted_at__isnull=False).first()
            return None if row is None else undo_of(request, row)
    return None


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None

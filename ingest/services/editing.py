"""What a person says of an activity: values typed over those of its sources, entries by hand, removals."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from athletes import services as athletes
from athletes.models import Activity, ActivitySource, Athlete, Shoe
from athletes.recorded import Source
from athletes.services import Changed
from ingest.models import Conflict, ConflictState
from ingest.reconcile import fields
from ingest.reconcile.fields import Field
from ingest.services.accounts import Account
from ingest.services.filing import Filed, file_accounts
from ingest.services.resolving import DAY, EDIT, SHOE_ID
from ingest.services.rewriting import rewrite
from ingest.services.settling import settle
from tenancy.models import Membership

MANUAL = fields.Source.MANUAL.value
STARTED_AT, SHOE = Field.STARTED_AT.value, Field.SHOE.value
DURATIONS = (Field.TIMER, Field.ELAPSED, Field.MOVING)
# Under which name of `Source.told` a value is kept; start and day have columns of the source, too.
EDITABLE = frozenset(
    {
        *(Field.NAME, Field.SPORT, Field.DISTANCE, Field.TIMER, Field.ELAPSED, Field.AVG_HR, Field.MAX_HR),
        *(Field.ASCENT, Field.WORKOUT_TYPE, Field.SHOE, Field.INTENSITY, Field.STARTED_AT),
        *("sub_sport", "notes", DAY),
    }
)


class NoDuration(ValueError):
    """Nobody else tells how long the activity was."""

    message = _("No other source tells how long it was: a duration has to stand here.")


class InFuture(ValueError):
    """An activity of a day that has not come yet."""

    message = _("This day has not come yet.")


@dataclass(frozen=True, slots=True)
class ByHand:
    """An activity as a person enters it; `said` are further values of EDITABLE, and `rpe` and `feel`."""

    day: date
    timer_s: float
    started_at: datetime | None = None
    shoe: Shoe | None = None
    said: Mapping[str, Any] = field(default_factory=dict)


@transaction.atomic
def edit_activity(
    *,
    activity: Activity,
    member: Membership,
    values: Mapping[str, Any],
    version: int | None = None,
    now: datetime,
) -> Activity:
    """Let what a person typed count, whatever sources say; None gives a field back to them.

    `values` by the names in EDITABLE: SI units, a datetime, a date, a Shoe. A value typed now stands over
    what was decided of the field before. Raises Changed, NoDuration or InFuture.
    """
    athlete = activity.athlete
    _demand_known(values)
    demand_past(athlete=athlete, day=values.get(DAY), now=now)
    athletes.hold(athlete)
    held = _held(activity, version)
    source = _typed_source(held, member, now)
    _say(source, values)
    _keep(source)
    _demand_duration(held)
    given = [name for name, value in values.items() if value not in (None, "")]
    decided = Conflict.objects.filter(activity=held, state=ConflictState.RESOLVED, field__in=given)
    decided.update(state=ConflictState.WITHDRAWN)
    before = held.day
    rewrite(athlete=athlete, activities=[held], now=now)
    settle(athlete=athlete, days=[before, held.day], now=now)
    return held


@transaction.atomic
def enter_activity(*, athlete: Athlete, member: Membership, entry: ByHand, now: datetime) -> Filed:
    """Take in what a person enters, as one more account: a file of the same activity joins it, also later.

    The same entry again is a duplicate. Raises InFuture.
    """
    demand_past(athlete=athlete, day=entry.day, now=now)
    said = {**entry.said, Field.TIMER.value: entry.timer_s, **_shoe(entry.shoe)}
    source = Source(
        kind=MANUAL,
        device=str(member.user),
        started_at=entry.started_at,
        day=entry.day,
        elapsed_s=entry.timer_s,
        told={name: value for name, value in said.items() if value not in (None, "")},
    )
    account = Account(replace(source, key=athletes.key_of(source)))
    (filed,) = file_accounts(athlete=athlete, accounts=[account], now=now)
    settle(athlete=athlete, days=[entry.day], now=now)
    return filed


@transaction.atomic
def delete_activity(*, activity: Activity, version: int | None = None, now: datetime) -> Activity:
    """Remove the activity; the returned row's version is what restore_activity asks for. Raises Changed."""
    athletes.hold(activity.athlete)
    held = _held(activity, version)
    _mark(held, now)
    Conflict.objects.filter(activity=held, state=ConflictState.PENDING).update(
        state=ConflictState.WITHDRAWN, decided_at=now
    )
    settle(athlete=held.athlete, days=[held.day], now=now)
    return held


@transaction.atomic
def restore_activity(*, activity: Activity, version: int, now: datetime) -> Activity:
    """Undo delete_activity: it says again what its sources say. Raises Changed."""
    athletes.hold(activity.athlete)
    held = _held(activity, version, removed=True)
    _mark(held, None)
    rewrite(athlete=held.athlete, activities=[held], now=now)
    settle(athlete=held.athlete, days=[held.day], now=now)
    return held


def demand_past(*, athlete: Athlete, day: date | None, now: datetime) -> None:
    """Raises InFuture for a day that has not come yet where the athlete is."""
    if day is not None and day > athlete.local_day(now):
        raise InFuture


def _held(activity: Activity, version: int | None, *, removed: bool = False) -> Activity:
    rows = Activity.objects.filter(deleted_at__isnull=not removed)
    held: Activity | None = (
        (
            rows.select_for_update(of=("self",)).select_related(
                "athlete__organization", "athlete__member__user"
            )
        )
        .filter(pk=activity.pk)
        .first()
    )
    if held is None:
        raise Changed
    athletes.demand_version(found=held.version, wanted=version)
    return held


def _mark(held: Activity, deleted_at: datetime | None) -> None:
    Activity.objects.filter(pk=held.pk).update(deleted_at=deleted_at, version=F("version") + 1)
    held.deleted_at, held.version = deleted_at, held.version + 1


def _typed_source(activity: Activity, member: Membership, now: datetime) -> ActivitySource:
    """What people typed of the activity before: its entry, or values of it; else an empty one, not saved."""
    sources = ActivitySource.objects.filter(activity=activity, kind=MANUAL)
    known: ActivitySource | None = sources.order_by("pk").first()
    if known is not None:
        return known
    source = Source(kind=MANUAL, key=f"{EDIT}{activity.public_id}", device=str(member.user))
    return athletes.source_of(activity, source, now)


def _say(source: ActivitySource, values: Mapping[str, Any]) -> None:
    told = dict(source.told)
    for name, value in values.items():
        told.pop(name, None)
        if name == STARTED_AT:
            source.started_at = value
        elif name == SHOE:
            told.pop(SHOE_ID, None)
            told |= _shoe(value)
        elif name == DAY:
            _say_day(source, told, value)
        elif value not in (None, ""):
            told[name] = value
    source.told = told


def _say_day(source: ActivitySource, told: dict[str, Any], day: date | None) -> None:
    """An entry keeps the day that it was entered for."""
    if day is not None:
        told[DAY] = day.isoformat()
        source.day = day
    elif _is_edit(source):
        source.day = None


def _shoe(shoe: Shoe | None) -> dict[str, str]:
    return {SHOE: shoe.name, SHOE_ID: str(shoe.public_id)} if shoe else {}


def _is_edit(source: ActivitySource) -> bool:
    return bool(source.key.startswith(EDIT))


def _keep(source: ActivitySource) -> None:
    """Values of which none is left are no source any more."""
    if source.told or source.started_at or not _is_edit(source):
        source.save()
    elif source.pk:
        source.delete()


def _demand_duration(activity: Activity) -> None:
    told = ActivitySource.objects.filter(activity=activity).values_list("told", flat=True)
    if not any(one.get(of) for one in told for of in DURATIONS):
        raise NoDuration


def _demand_known(values: Mapping[str, Any]) -> None:
    unknown = set(values) - {str(name) for name in EDITABLE}
    if unknown:
        raise ValueError(f"not to be edited: {', '.join(sorted(unknown))}")

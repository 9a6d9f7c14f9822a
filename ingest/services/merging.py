"""Two activities that are one, and one that is two: sources are moved, and each move can be undone."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from athletes import services as athletes
from athletes.models import Activity, ActivitySource, Athlete
from athletes.services import Draft, demand_version
from ingest import sandbox
from ingest.models import Conflict, ConflictKind, ConflictState, Upload
from ingest.naming import SEPARATOR, called
from ingest.selectors.moving import splittable
from ingest.services import resolving
from ingest.services.answers import AnswerKind
from ingest.services.originals import Reader
from ingest.services.preferences import wishes_of
from ingest.services.revising import shoes_of
from ingest.services.rewriting import rewrite
from ingest.services.settling import settle
from planning import services as planning
from tenancy.models import Membership

# What the athlete says of an activity, and no source does.
OWN = ("rpe", "feel", "pain", "note")
NOTE_LENGTH = 2000


class CannotMove(ValueError):
    """These two cannot become one, or this source cannot stand by itself."""

    def __init__(self, message: Any) -> None:
        super().__init__(str(message))
        self.message = message


@transaction.atomic
def merge_activities(
    *,
    keep: Activity,
    other: Activity,
    member: Membership,
    now: datetime,
    version: int | None = None,
    read: Reader = sandbox.read,
) -> Conflict:
    """Let `keep` have all that `other` has, and take `other` away; the decision is what undoes it.

    Merged already, the decision made then is returned. Raises CannotMove, or Changed if `keep` is no longer
    at `version`, where one is named.
    """
    athlete = keep.athlete
    athletes.hold(athlete)
    made = Conflict.objects.filter(
        activity=keep, other=other, state=ConflictState.RESOLVED, choice__kind=AnswerKind.MERGE
    ).first()
    if made is not None:
        return made
    demand_version(found=Activity.objects.get(pk=keep.pk).version, wanted=version)
    choice = join(keep=keep, other=other, now=now, read=read)
    return _decided((keep, other), ConflictKind.DUPLICATE, choice, member, now)


@transaction.atomic
def split_source(
    *,
    source: ActivitySource,
    member: Membership,
    now: datetime,
    version: int | None = None,
    read: Reader = sandbox.read,
) -> Conflict:
    """Let one source of an activity stand for an activity of its own; the decision is what undoes it.

    The new activity is its `other`. Raises CannotMove for the only source, and for what was typed over it;
    Changed if the activity is no longer at `version`, where one is named.
    """
    athlete: Athlete = source.athlete
    athletes.hold(athlete)
    held: ActivitySource = ActivitySource.objects.select_related("activity").get(pk=source.pk)
    old = held.activity
    demand_version(found=old.version, wanted=version)
    if held.pk not in {one.pk for one in splittable(ActivitySource.objects.filter(activity=old))}:
        raise CannotMove(_("This is the only source of the activity: there is nothing to split off."))
    new = _made_of(held, athlete, now)
    held.activity = new
    held.save(update_fields=["activity"])
    _point_uploads(new, [held])
    both = [Activity.objects.get(pk=one.pk) for one in (old, new)]
    rewrite(athlete=athlete, activities=both, now=now, read=read)
    settle(athlete=athlete, days={old.day, *(one.day for one in both)}, now=now)
    choice = {"kind": AnswerKind.SPLIT.value, "sources": [called(held)]}
    return _decided((both[0], both[1]), ConflictKind.MATCH, choice, member, now)


def join(*, keep: Activity, other: Activity, now: datetime, read: Reader = sandbox.read) -> dict[str, Any]:
    """Move all of `other` to `keep`, in the caller's transaction, which holds the athlete.

    Returns the choice that is kept, with what `part` needs. Raises CannotMove.
    """
    keep, other = two_to_join(keep, other)
    moved = list(ActivitySource.objects.filter(activity=other))
    ActivitySource.objects.filter(activity=other).update(activity=keep)
    _point_uploads(keep, moved)
    carried = _carry(keep, other)
    Activity.objects.filter(pk=other.pk).update(deleted_at=now, version=F("version") + 1)
    Conflict.objects.filter(activity=other, state=ConflictState.PENDING).update(
        state=ConflictState.WITHDRAWN, decided_at=now
    )
    planning.move_match(before=other, after=keep)
    _settled(keep, {keep.day, other.day}, [keep], now, read)
    sources = [called(one) for one in moved]
    return {"kind": AnswerKind.MERGE.value, "with": str(other.public_id), "sources": sources, "own": carried}


def two_to_join(keep: Activity, other: Activity) -> tuple[Activity, Activity]:
    """The two as they are now. Raises CannotMove where they cannot become one."""
    keep, other = _current(keep), _current(other)
    if keep.pk == other.pk or keep.athlete_id != other.athlete_id:
        raise CannotMove(_("Choose two different activities of one athlete."))
    return keep, other


def carried_over(keep: Activity, other: Activity) -> dict[str, Any]:
    """What the athlete said of the one that goes: by field, what stands where it goes and what would."""
    carried = {}
    for name in OWN:
        mine, theirs = getattr(keep, name), getattr(other, name)
        if theirs in (None, "") or theirs == mine:
            continue
        if name == "note" and mine:
            theirs = f"{mine}\n\n{theirs}"[:NOTE_LENGTH]
        elif mine is not None and mine != "":
            continue
        carried[name] = [mine, theirs]
    return carried


def part(
    *,
    keep: Activity,
    other: Activity,
    choice: Mapping[str, Any],
    now: datetime,
    read: Reader = sandbox.read,
) -> None:
    """Take a merge back, in the caller's transaction, which holds the athlete. Raises Changed."""
    keep = Activity.objects.select_related("athlete").get(pk=keep.pk)
    gone = Activity.objects.filter(pk=other.pk, deleted_at__isnull=False)
    if keep.deleted_at is not None or not gone.exists():
        raise athletes.Changed
    names = {tuple(name.split(SEPARATOR, 1)) for name in choice["sources"]}
    back = [one for one in ActivitySource.objects.filter(activity=keep) if (one.kind, one.key) in names]
    _move(back, other)
    gone.update(deleted_at=None, version=F("version") + 1)
    _give_back(keep, choice.get("own", {}))
    other = Activity.objects.select_related("athlete").get(pk=other.pk)
    _settled(keep, {keep.day, other.day}, [keep, other], now, read)


def _settled(
    keep: Activity, days: Collection[Any], activities: list[Activity], now: datetime, read: Reader
) -> None:
    rewrite(athlete=keep.athlete, activities=activities, now=now, read=read)
    settle(athlete=keep.athlete, days={*days, *(one.day for one in activities)}, now=now)


def _current(activity: Activity) -> Activity:
    found = Activity.objects.filter(pk=activity.pk, deleted_at=None).select_related("athlete").first()
    if found is None:
        raise CannotMove(_("One of the two activities is no longer there."))
    return found


def _move(sources: list[ActivitySource], to: Activity) -> None:
    ActivitySource.objects.filter(pk__in=[one.pk for one in sources]).update(activity=to)
    _point_uploads(to, sources)


def _point_uploads(to: Activity, sources: list[ActivitySource]) -> None:
    """Files lead on to the activity that they are a source of; those with several lead nowhere."""
    brought = [one.upload for one in sources if one.upload]
    Upload.objects.filter(public_id__in=brought, activity__isnull=False).update(activity=to)


def _carry(keep: Activity, other: Activity) -> dict[str, Any]:
    """What the athlete said of the one that goes; returns, by field, what stood there and stands now."""
    carried = carried_over(keep, other)
    for name, (_before, after) in carried.items():
        setattr(keep, name, after)
    if carried:
        keep.save(update_fields=list(carried))
    return carried


def _give_back(keep: Activity, carried: Mapping[str, Any]) -> None:
    """Unless somebody has changed it since."""
    undone = [name for name, (_before, after) in carried.items() if getattr(keep, name) == after]
    for name in undone:
        setattr(keep, name, carried[name][0])
    if undone:
        keep.save(update_fields=undone)


def _made_of(source: ActivitySource, athlete: Athlete, now: datetime) -> Activity:
    """An activity of the source alone; without provenance, so that rewriting it reads its file again."""
    voice = resolving.voice_of(source)
    shoes = shoes_of(athlete, [voice])
    found = resolving.resolve([voice], ZoneInfo(athlete.timezone), wishes_of(athlete), (), shoes)
    draft = Draft(replace(found.run, provenance={}), ())
    (activity,) = athletes.record_activities(athlete=athlete, drafts=[draft], now=now)
    return activity


def _decided(
    pair: tuple[Activity, Activity],
    kind: ConflictKind,
    choice: Mapping[str, Any],
    member: Membership,
    now: datetime,
) -> Conflict:
    """A decision that no card had asked for."""
    activity, other = pair
    return Conflict.objects.create(
        athlete=activity.athlete,
        activity=activity,
        other=other,
        kind=kind,
        options=[{"activity": str(other.public_id)}],
        state=ConflictState.RESOLVED,
        choice={**choice, "by_hand": True},
        raised_at=now,
        decided_at=now,
        decided_by=member,
    )

"""Reconciling again what is here: after a decision, another preference, a source that went."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from athletes import services as athletes
from athletes.models import Activity, ActivitySource, Athlete
from athletes.recorded import Source
from athletes.services import Revision
from ingest import sandbox
from ingest.models import RawFile
from ingest.parsers import Unreadable
from ingest.reconcile.fields import Field
from ingest.sandbox import TooCostly
from ingest.services import cards, resolving
from ingest.services.accounts import Account, Given, Unfit, accounts_of
from ingest.services.attached import Attached
from ingest.services.originals import Reader, source_of
from ingest.services.preferences import wishes_of
from ingest.services.resolving import Resolved, Voice
from ingest.services.revising import revision_of, shoes_of, with_parts
from ingest.services.settling import settle

RECONCILE = "ingest.reconcile"


@transaction.atomic
def reconcile(*, athlete: Athlete, now: datetime, read: Reader = sandbox.read) -> int:
    """Let all activities of the athlete say again what their sources say; returns how many changed."""
    athletes.hold(athlete)
    activities = list(Activity.objects.of(athlete).current().order_by("pk"))
    changed = rewrite(athlete=athlete, activities=activities, now=now, read=read)
    settle(athlete=athlete, days=[one.day for one in changed], now=now)
    return len(changed)


def rewrite(
    *, athlete: Athlete, activities: Sequence[Activity], now: datetime, read: Reader = sandbox.read
) -> list[Activity]:
    """The same for some of them; the caller holds the athlete, and settles. Returns what changed."""
    if not activities:
        return []
    voices = _voices(activities)
    told = [one for one in activities if one.pk in voices]
    decided, wishes = cards.decided(told), wishes_of(athlete)
    shoes = shoes_of(athlete, [voice for one in told for voice in voices[one.pk]])
    zone = ZoneInfo(athlete.timezone)
    pairs = [
        (one, resolving.resolve(voices[one.pk], zone, wishes, decided.get(one.pk, ()), shoes)) for one in told
    ]
    revisions = [_revision(activity, one, zone, now, read) for activity, one in pairs]
    changed = athletes.rewrite_activities(athlete=athlete, revisions=revisions)
    cards.keep(athlete, pairs, now)
    return changed


def _voices(activities: Iterable[Activity]) -> dict[int, list[Voice]]:
    found: defaultdict[int, list[Voice]] = defaultdict(list)
    rows = ActivitySource.objects.filter(activity__in=list(activities)).select_related("activity")
    for row in rows.order_by("pk"):
        found[row.activity_id].append(resolving.voice_of(row))
    return found


def _revision(activity: Activity, one: Resolved, zone: ZoneInfo, now: datetime, read: Reader) -> Revision:
    """Where streams now count that are not the stored ones, their file is read once more."""
    recorder = one.recorded_by
    if _recorder_of(activity) == (recorder.called if recorder else ""):
        return revision_of(activity, one)
    attached = _read_again(recorder, zone, now, read) if recorder else Attached()
    if recorder is None:
        return Revision(activity, with_parts(one), attached=True)
    if attached is None:
        return Revision(activity, one.run)
    account = Account(Source(recorder.kind, recorder.sha256, key=recorder.key), attached)
    return revision_of(activity, replace(one, recorded_by=replace(recorder, account=account)))


def _recorder_of(activity: Activity) -> str:
    for of in (Field.STREAMS, Field.LAPS):
        for one in activity.provenance.get(of.value, ()):
            if one["chosen"]:
                return str(one["source"])
    return ""


def _read_again(voice: Voice, zone: ZoneInfo, now: datetime, read: Reader) -> Attached | None:
    """Laps and streams of the account, out of its raw file; None where that can no longer be read."""
    raw = RawFile.objects.filter(sha256=voice.sha256).first()
    if raw is None:
        return None
    given = Given(sha256=raw.sha256, upload=None, zone=zone, now=now)
    try:
        accounts = accounts_of(read(source_of(raw), voice.kind, zone.key), given)
    except (Unreadable, TooCostly, Unfit):
        return None
    return next((one.attached for one in accounts if one.source.key == voice.key), None)

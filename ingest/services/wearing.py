"""Which shoes Garmin's activities were run in: its export says that in a file of its own."""

from collections.abc import Mapping
from datetime import datetime

from athletes.models import Activity, ActivitySource, Athlete
from ingest.models import Upload, UploadState
from ingest.parsers import Origin
from ingest.reconcile.fields import Field
from ingest.services.rewriting import rewrite

ID = "id:"


def put_on(*, athlete: Athlete, gear: Mapping[str, str], now: datetime) -> list[Activity]:
    """Let Garmin's accounts name their shoes, by `gear` and by every file of gear that came before.

    In either order: the file of gear may come before the list of activities or after it. Returns what
    changed. The caller holds the athlete.
    """
    told = Upload.objects.of(athlete).filter(found__has_key="gear").exclude(state=UploadState.UNDONE)
    worn: dict[str, str] = {}
    for known in (*told.order_by("pk").values_list("found__gear", flat=True), gear):
        worn |= known
    keys = [f"{ID}{number}" for number in worn]
    rows = ActivitySource.objects.of(athlete).filter(kind=Origin.GARMIN, key__in=keys).order_by("pk")
    changed = [row for row in rows if row.told.get(Field.SHOE) != worn[row.key.removeprefix(ID)]]
    for row in changed:
        row.told = {**row.told, Field.SHOE.value: worn[row.key.removeprefix(ID)]}
    ActivitySource.objects.bulk_update(changed, ["told"])
    activities = Activity.objects.of(athlete).current().filter(pk__in={row.activity_id for row in changed})
    return rewrite(athlete=athlete, activities=list(activities.order_by("pk")), now=now)

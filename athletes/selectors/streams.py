"""Per-second data of a run."""

from collections.abc import Iterable

from analytics.samples import Array
from athletes import columns
from athletes.models import Activity, ActivityStreams


def streams_of(*, activity: Activity, names: Iterable[str]) -> dict[str, Array]:
    """The named streams that the run has, 1 Hz, NaN for missing. One query, of these columns alone."""
    stored = ActivityStreams.objects.filter(activity=activity).values(*names).first()
    return columns.decoded(stored or {})

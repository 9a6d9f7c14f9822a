"""A morning's measurements."""

from dataclasses import asdict
from datetime import date

from athletes.models import Athlete, WellnessDay
from athletes.recorded import Measurements


def put_wellness(*, athlete: Athlete, day: date, source: str, values: Measurements) -> WellnessDay | None:
    """What a source measured that day, in place of what it said before; nothing measured takes it away."""
    if not values:
        WellnessDay.objects.of(athlete).filter(day=day, source=source).delete()
        return None
    put: WellnessDay
    put, _created = WellnessDay.objects.update_or_create(
        athlete=athlete, day=day, source=source, defaults=asdict(values)
    )
    return put

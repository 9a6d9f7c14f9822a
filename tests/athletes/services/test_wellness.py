"""A morning's measurements."""

from athletes import services
from athletes.models import WellnessDay
from athletes.recorded import Measurements
from tests.athletes.factories import TODAY
from tests.factories import Club


def put(club: Club, values: Measurements, source: str = "check-in") -> WellnessDay | None:
    return services.put_wellness(athlete=club.athlete, day=TODAY, source=source, values=values)


def test_put_wellness_replaces_what_the_source_said_before(inside: Club) -> None:
    put(inside, Measurements(hrv_ms=60.0, sleep_h=7.5))

    put(inside, Measurements(hrv_ms=62.0, resting_hr_bpm=47.0))

    stored = WellnessDay.objects.get()
    assert (stored.hrv_ms, stored.hrv_kind, stored.resting_hr_bpm, stored.sleep_h) == (
        62.0,
        "rmssd",
        47.0,
        None,
    )


def test_put_wellness_keeps_other_sources(inside: Club) -> None:
    put(inside, Measurements(sleep_h=7.0), "garmin")

    put(inside, Measurements(sleep_h=8.0))

    assert list(WellnessDay.objects.order_by("source").values_list("source", flat=True)) == [
        "check-in",
        "garmin",
    ]


def test_put_wellness_of_nothing_takes_it_away(inside: Club) -> None:
    put(inside, Measurements(sleep_h=7.0))

    assert put(inside, Measurements()) is None
    assert not WellnessDay.objects.exists()

"""Apple's times."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from ingest.parsers.apple.clock import Clock, day_of, utc, zone_called


@pytest.mark.parametrize(
    "text, utc_time",
    [
        ("2025-09-16 16:14:50 +0100", datetime(2025, 9, 16, 15, 14, 50, tzinfo=UTC)),
        ("2025-09-16 00:14:50 -0930", datetime(2025, 9, 16, 9, 44, 50, tzinfo=UTC)),
        ("2024-02-29 23:59:59 +0000", datetime(2024, 2, 29, 23, 59, 59, tzinfo=UTC)),
        ("2024-02-29T23:59:59Z", datetime(2024, 2, 29, 23, 59, 59, tzinfo=UTC)),
        ("2024-02-29T23:59:59+01:00", datetime(2024, 2, 29, 22, 59, 59, tzinfo=UTC)),
    ],
)
def test_instant(text: str, utc_time: datetime):
    assert utc(Clock(None).instant(text)) == utc_time


NO_TIMES = [
    "",
    "2025",
    "2025-09-16",
    "2025-02-30 10:00:00 +0100",
    "2025-09-16 24:00:00 +0100",
    "2025-09-16 10:60:00 +0100",
    "2025-09-16 10:00:00",
    "2025-09-16 10:00:00 0100",
    "2025-09-16 10:00:00 +9900",
    "1700-01-01 10:00:00 +0100",
]


@pytest.mark.parametrize("text", NO_TIMES)
def test_instant_of_what_is_no_time(text: str):
    with pytest.raises(ValueError, match=r"."):
        Clock(None).instant(text)


def test_local_time_is_as_written_without_a_zone():
    local = Clock(None).local("2025-09-16 23:30:00 +0100")

    assert (day_of(local).isoformat(), local % 86_400) == ("2025-09-16", 84_600)


def test_local_time_is_that_of_the_zone():
    local = Clock(ZoneInfo("Europe/Paris")).local("2025-09-16 23:30:00 +0100")

    assert (day_of(local).isoformat(), local % 86_400) == ("2025-09-17", 1800)


@pytest.mark.parametrize(
    "zone, name, offset",
    [(None, "", 3600), ("Asia/Seoul", "", 32_400), ("Asia/Seoul", "America/New_York", -14_400)],
)
def test_offset_is_of_the_named_zone_first(zone: str | None, name: str, offset: int):
    clock = Clock(ZoneInfo(zone) if zone else None)

    assert clock.offset("2025-09-16 12:00:00 +0100", name) == offset


@pytest.mark.parametrize("name", ["", "Nowhere", "Europe", "/etc/localtime", "../x", "a\x00b"])
def test_zone_called_something_unknown(name: str):
    assert zone_called(name) is None

"""A session as the files that leave: names that no system trips over, the same bytes on the same day."""

from datetime import date

import pytest

from analytics.workout.formats import Runner
from planning.exporting import CONTENT_TYPES, Export, Format, every_export, exported, format_of
from tests.planning.making import INTERVALS

DAY = date(2026, 11, 18)


def fit(title: str) -> Export:
    return exported(INTERVALS, Format.FIT, title=title, day=DAY, runner=Runner())


@pytest.mark.parametrize(
    "title, name",
    [
        ("8 × 400 m, 200 m jog", "2026-11-18-8-400-m-200-m-jog.fit"),
        ("8 × 400 m, 조깅 200 m", "2026-11-18-8-400-m-조깅-200-m.fit"),
        ("../../etc/passwd", "2026-11-18-etcpasswd.fit"),
        ('a"; filename="b.exe\r\nX: y', "2026-11-18-a-filenamebexe-x-y.fit"),
        ("***", "2026-11-18-workout.fit"),
        ("x" * 200, f"2026-11-18-{'x' * 60}.fit"),
    ],
)
def test_a_name_is_safe_in_every_system(title: str, name: str) -> None:
    assert fit(title).filename == name


def test_every_format_has_its_ending_and_its_type() -> None:
    found = every_export(INTERVALS, title="Track", day=DAY, runner=Runner())

    assert [one.filename.rpartition(".")[2] for one in found] == ["fit", "zwo", "txt", "json"]
    assert [one.content_type for one in found] == [CONTENT_TYPES[one] for one in Format]


def test_the_same_day_gives_the_same_bytes() -> None:
    assert fit("Track") == fit("Track")


@pytest.mark.parametrize("name, found", [("", Format.FIT), ("zwo", Format.ZWO), ("gpx", None), ("FIT", None)])
def test_a_format_is_named_in_an_address(name: str, found: Format | None) -> None:
    assert format_of(name) is found

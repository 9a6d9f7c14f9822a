"""The calendar file."""

from datetime import UTC, date, datetime
from uuid import UUID

from planning.ical import Event, calendar

UID = UUID("01930000-0000-7000-8000-000000000001")
NOW = datetime(2026, 11, 21, 6, 30, tzinfo=UTC)


def lines(**facts: object) -> list[str]:
    event = Event(**{"uid": UID, "sequence": 3, "day": date(2026, 11, 30), "summary": "Run", **facts})
    return calendar(name="Plan", events=[event], now=NOW).split("\r\n")


def test_an_event_is_a_whole_day_with_a_lasting_name_and_a_rising_number() -> None:
    found = lines()

    assert f"UID:{UID}@runseason" in found
    assert {"SEQUENCE:3", "DTSTART;VALUE=DATE:20261130", "DTEND;VALUE=DATE:20261201"} <= set(found)
    assert (found[0], found[-2:]) == ("BEGIN:VCALENDAR", ["END:VCALENDAR", ""])


def test_words_begin_no_line_of_their_own() -> None:
    found = lines(summary="Easy; 5, \\ run\r\nEND:VCALENDAR")

    assert found.count("END:VCALENDAR") == 1
    assert "SUMMARY:Easy\\; 5\\, \\\\ run\\nEND:VCALENDAR" in found


def test_long_lines_are_folded_between_characters() -> None:
    title = "아침 달리기 " * 20
    text = calendar(name="x", events=[Event(UID, 1, date(2026, 11, 30), title)], now=NOW)

    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert f"SUMMARY:{title}" in text.replace("\r\n ", "")

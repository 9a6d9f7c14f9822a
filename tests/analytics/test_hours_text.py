"""Opening hours as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.business_time import BadHours, Span
from analytics.hours_text import read_days, read_spans, write_days, write_spans
from tests.analytics.test_business_time import days


@given(days())
def test_spans_read_back(spans: tuple[Span, ...]):
    assert read_spans(write_spans(spans)) == spans


@given(st.dictionaries(st.dates(date(2000, 1, 1)), st.from_regex(r"\A[a-z]{0,9}\Z"), max_size=20))
def test_days_read_back(off: dict[date, str]):
    assert read_days(write_days(off)) == off


def test_what_people_type_is_understood():
    assert read_spans(" 8:00–12:00 ,13:00 - 24:00") == (Span(480, 720), Span(780, 1440))
    assert read_days("2026-12-26\n\n 2026-12-25  Christmas Day ") == {
        date(2026, 12, 25): "Christmas Day",
        date(2026, 12, 26): "",
    }


@pytest.mark.parametrize(
    "text, code",
    [
        ("nine to five", "no_span"),
        ("09:00", "no_span"),
        ("09:60-10:00", "no_span"),
        ("09:00-24:01", "no_span"),
        ("18:00-09:00", "ends_before_it_begins"),
        ("09:00-12:00, 11:00-13:00", "overlap"),
    ],
)
def test_spans_that_cannot_be(text: str, code: str):
    with pytest.raises(BadHours) as refused:
        read_spans(text)

    assert refused.value.code == code


@pytest.mark.parametrize(
    "text, code",
    [
        ("Christmas", "no_day"),
        ("2026-02-30 Leap", "no_day"),
        (f"2026-12-25 {'x' * 61}", "long_name"),
        ("\n".join(date.fromordinal(740_000 + n).isoformat() for n in range(101)), "too_many_days"),
    ],
)
def test_days_that_cannot_be(text: str, code: str):
    with pytest.raises(BadHours) as refused:
        read_days(text)

    assert refused.value.code == code

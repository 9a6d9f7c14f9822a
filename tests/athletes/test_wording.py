"""Codes in words."""

import pytest

from analytics.load import Method
from athletes import wording
from athletes.settings import BadSetting
from ingest.parsers.recording import Notice


@pytest.mark.parametrize(
    "method, words",
    [
        (Method.RTSS, "from pace"),
        (Method.HRTSS, "from heart rate"),
        (Method.SRPE, "from your effort rating"),
        (Method.TYPICAL, "from duration"),
        ("", ""),
    ],
)
def test_load_method(method: str, words: str) -> None:
    assert wording.load_method(method) == words


@pytest.mark.parametrize("notice", list(Notice))
def test_every_notice_has_a_sentence_of_its_own(notice: Notice) -> None:
    sentence = wording.warning({"code": notice.value, "params": {}})

    assert notice.value not in sentence


def test_warning_counts() -> None:
    one = wording.warning({"code": "gps_spike", "params": {"records": 1}})
    many = wording.warning({"code": "gps_spike", "params": {"records": 12}})

    assert one == "1 position was out of reach and was left out."
    assert many == "12 positions were out of reach and were left out."


def test_warning_of_an_unknown_code_names_it() -> None:
    assert wording.warning({"code": "new"}) == "The recording is not quite in order (new)."


def test_refused_setting_names_both_sides() -> None:
    bad = BadSetting("order", "risk.swap_pain", upper="risk.rest_pain")

    assert bad.message == "“risk.swap_pain” must not be above “risk.rest_pain”."

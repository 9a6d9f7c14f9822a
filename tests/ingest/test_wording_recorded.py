"""What sources speak of, in words."""

import pytest

from ingest import wording_recorded as wording
from ingest.parsers import Score


def test_every_score_has_a_name() -> None:
    assert {one for one in Score if one not in wording.SCORES} == {Score.INTENSITY}


@pytest.mark.parametrize("number, words", [(9.0, "9"), (9.5, "9.5"), (9.458, "9.46"), (1100.0, "1,100")])
def test_amounts_have_no_more_decimals_than_they_need(number: float, words: str) -> None:
    assert wording.amount(number, 2) == words


def test_a_kind_of_sport_stands_behind_it() -> None:
    assert (wording.sport("running", "trail"), wording.sport("running")) == ("running, trail", "running")


def test_a_source_is_named_by_its_kind_and_an_unknown_one_keeps_its_name() -> None:
    assert (wording.source("fit|file:a"), wording.source("polar")) == ("FIT file", "polar")

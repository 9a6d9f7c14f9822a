"""Imports in words."""

from datetime import timedelta

import pytest

from ingest import wording_imports
from ingest.models import ImportState, Outcome


@pytest.mark.parametrize("outcome", [one for one in Outcome if one != Outcome.ARCHIVE])
@pytest.mark.parametrize("number", [1, 312])
def test_every_outcome_is_counted_in_words(outcome: str, number: int):
    assert wording_imports.counted(outcome, number).startswith(f"{number} ")


@pytest.mark.parametrize("state", list(ImportState))
def test_every_state_says_what_comes_next_and_why_a_button_did_nothing(state: str):
    assert wording_imports.state(state).endswith(".")
    assert wording_imports.not_now(state).endswith(".")


@pytest.mark.parametrize(
    "told, words",
    [
        ({"activity": 1}, ""),
        ({"activity": 2, "merged": 3}, "2 new runs, 3 more about known runs"),
        ({"days": 7, "unread": {"sheet": 1}}, "7 days of measurements"),
    ],
)
def test_a_file_says_what_was_in_it_where_its_outcome_does_not(told: dict[str, int], words: str):
    assert wording_imports.found(told) == words


def test_categories_that_are_not_read_are_named():
    assert wording_imports.unread([], 0) == ""
    assert wording_imports.unread(["HydrationLog", "media"], 3) == (
        "3 categories that we do not read: HydrationLog, media …"
    )


def test_rate_and_rest_are_told_as_people_say_them():
    assert [wording_imports.rate(per_second) for per_second in (12.3, 1.0, 0.5)] == [
        "12 files a second",
        "1 file a second",
        "30 files a minute",
    ]
    assert wording_imports.left(None) == ""
    assert wording_imports.left(timedelta(minutes=20)) == "about 20 min left"

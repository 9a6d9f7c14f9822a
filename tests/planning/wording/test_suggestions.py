"""Why a season is suggested as it is, in words."""

import pytest

from analytics.season import Reason, Why
from planning import wording

SOON = (
    "The A race on Sunday 17 January is only 7 weeks ahead: the season leads up to it and goes on after it."
)


@pytest.mark.parametrize(
    "code,params,sentence",
    [
        (
            "goal",
            {"day": "2027-03-14", "priority": "A", "weeks": 16},
            "Goal: the A race on Sunday 14 March, 16 weeks ahead.",
        ),
        ("starts_later", {"weeks": 1}, "A season has at most 48 weeks: this one starts in 1 week."),
        (
            "race_soon",
            {"day": "2027-01-17", "weeks": 7},
            SOON,
        ),
        ("no_race", {"weeks": 16}, "There is no race to lead up to: 16 weeks forward."),
        ("more_races", {"races": 2}, "2 more races are planned in, by their priority."),
        (
            "start_lowered",
            {"wanted": 360, "planned": 198},
            "It begins with 3 h 18 m a week, less than the 6 h of now: fitness would rise too fast.",
        ),
        (
            "ramp_limits_growth",
            {"cap": 0.04, "limit": 5.0},
            "Growth is held at 4 % a week, so that fitness rises by at most 5 a week.",
        ),
        (
            "ramp_above",
            {"ramp": 5.8, "limit": 5.0},
            "Even so fitness rises by 5.8 in a week, more than 5: look at it closely.",
        ),
        ("early_cutbacks", {"ctl": 20.0}, "Little training is behind the runner: every third week recovers."),
        ("one_key", {"minutes": 150}, "One key session is enough for so few hours a week."),
    ],
)
def test_a_reason_is_a_sentence(code: str, params: dict[str, float | str], sentence: str) -> None:
    assert wording.reason(Reason(Why(code), params)) == sentence


def test_every_reason_has_a_sentence() -> None:
    assert set(wording.suggestions.SAY) == set(Why)

"""A check-in's result in the athlete's words."""

import pytest

from readiness import wording
from readiness.models import CheckIn


def check_in(band: str = "red", components: dict[str, float] | None = None, **fields: object) -> CheckIn:
    contributions = [{"item": item, "component": component} for item, component in (components or {}).items()]
    return CheckIn(band=band, contributions=contributions, **{"problem": "none", "pain": 0, **fields})


@pytest.mark.parametrize(
    "fields,sentence",
    [
        ({"components": {"sleep_h": 35}}, "Sleep is short."),
        (
            {"problem": "pain", "pain": 4, "body_part": "calf", "components": {"sleep_h": 35}},
            "Your calf is sore and sleep is short.",
        ),
        (
            {"components": {"hrv": 10, "energy": 25, "stress": 45, "sleep": 49}},
            "HRV is under your normal range, energy is low and stress is high.",
        ),
        ({"problem": "ill"}, "You are ill."),
        ({"problem": "pain", "pain": 2, "body_part": "other"}, "Something hurts."),
        (
            {"components": {"sleep": 50, "hrv": 41}},
            "Your answers are a little lower than they should be for hard training.",
        ),
        ({"band": "green", "components": {"sleep": 80}}, "Everything is where it should be."),
        (
            {"band": "green", "components": {"sleep": 20}},
            "You are ready. Keep an eye on one thing: you slept badly.",
        ),
    ],
)
def test_reasons_make_a_sentence(fields: dict[str, object], sentence: str) -> None:
    assert wording.why(check_in(**fields)) == sentence


@pytest.mark.parametrize(
    "hour,words", [(0, "Good morning, Mina"), (12, "Good afternoon, Mina"), (18, "Good evening, Mina")]
)
def test_greeting_by_the_hour(hour: int, words: str) -> None:
    assert wording.greeting("Mina Berg", hour) == words


@pytest.mark.parametrize(
    "part,words",
    [
        ("calf", "Stop if your calf hurts more than 4 of 10."),
        ("other", "Stop if it hurts more than 4 of 10."),
    ],
)
def test_run_that_hurts_has_a_limit(part: str, words: str) -> None:
    assert wording.caution(check_in(problem="pain", pain=3, body_part=part), 4) == words


def test_run_that_does_not_hurt_has_none() -> None:
    assert wording.caution(check_in(), 4) == ""


def test_what_was_not_measured_is_listed() -> None:
    assert wording.missing(check_in(missing=["hrv", "sleep_h"])) == "Not measured: HRV, hours of sleep."

"""Codes of ingest in words."""

import pytest

from ingest import wording
from ingest.parsers import Refusal
from ingest.sandbox import TooCostly
from ingest.selectors import Phase
from ingest.services import Reason

CODES = [*Refusal, *Reason, TooCostly.code]


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_sentence_of_its_own(code: str):
    sentence = wording.refusal(code, {"limit": 5, "of": "records", "days": 9, "sport": "cycling"})

    assert sentence.endswith(".")
    assert "%" not in sentence
    assert code not in sentence.split()


@pytest.mark.parametrize("phase", Phase)
def test_every_phase_has_a_title(phase: Phase):
    title, words = wording.phase(phase)

    assert title
    assert bool(words) == (phase != Phase.REFUSED)


@pytest.mark.parametrize(
    "code, params, sentence",
    [
        ("not_read", {"category": "Hydration"}, "This file tells nothing that we keep (Hydration)."),
        (
            "not_activity",
            {"file_type": "workout"},
            "This FIT file holds no recorded run. What it holds: a planned workout.",
        ),
        (
            "not_activity",
            {"file_type": "49"},
            "This FIT file holds no recorded run. What it holds: something else.",
        ),
        (
            "too_large",
            {"limit": 67108864, "of": "bytes"},
            "The file is larger than 64.0\xa0MB, the most that can be taken.",
        ),
        (
            "too_large",
            {"limit": 650000, "of": "records"},
            "The file holds more than any run does (more than 650000 entries of one kind).",
        ),
        ("too_long", {"days": 27}, "The recording lasts 27 days, longer than any run."),
        ("from_the_future", {}, "The file could not be read as a run (from_the_future)."),
    ],
)
def test_refusal_says_what_is_wrong(code: str, params: dict[str, float | str], sentence: str):
    assert wording.refusal(code, params) == sentence

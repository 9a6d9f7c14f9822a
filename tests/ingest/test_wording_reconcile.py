"""Codes of reconciliation in words: each has its own."""

from collections.abc import Mapping
from enum import StrEnum

import pytest

from ingest import wording_reconcile as wording
from ingest.reconcile.conflicts import ConflictKind, State, Why
from ingest.reconcile.fields import Field, Source
from ingest.reconcile.intervals import Part
from ingest.reconcile.matching import Reason
from ingest.reconcile.named import Kind

WORDED: list[tuple[type[StrEnum], Mapping[str, object]]] = [
    (ConflictKind, wording.KINDS),
    (State, wording.STATES),
    (Reason, wording.MATCHES),
    (Why, wording.REASONS),
    (Source, wording.SOURCES),
    (Field, wording.FIELDS),
    (Part, wording.PARTS),
    (Kind, wording.WORKOUTS),
]


@pytest.mark.parametrize("codes, words", WORDED, ids=lambda item: getattr(item, "__name__", ""))
def test_every_code_is_worded(codes: type[StrEnum], words: Mapping[str, object]):
    assert set(words) == {str(code) for code in codes}
    assert all(str(text) for text in words.values())


@pytest.mark.parametrize("code", [*Reason, *Why])
def test_reason_is_a_sentence(code: str):
    assert wording.reason(code).endswith(".")


def test_reasons_do_not_share_a_code():
    assert not set(wording.MATCHES) & set(wording.REASONS)


@pytest.mark.parametrize(
    "kind, params, sentence",
    [
        ("field", {}, "The sources of this run say different things."),
        ("duplicate", {}, "One source has this run twice. It counts once."),
        ("zone_shift", {}, "Two sources put this run at different hours."),
        (
            "zone_shift",
            {"hours": 1.0},
            "Two sources put this run 1 hour apart, as clocks of two time zones do.",
        ),
        (
            "zone_shift",
            {"hours": 5.75},
            "Two sources put this run 5.75 hours apart, as clocks of two time zones do.",
        ),
        ("ambiguous", {"candidates": 1.0}, "What arrived may belong to 1 run. Say whether it does."),
        ("ambiguous", {"candidates": 3.0}, "What arrived could belong to any of 3 runs. Say to which."),
    ],
)
def test_card_says_what_it_is(kind: str, params: Mapping[str, float], sentence: str):
    title, words = wording.card(kind, params)

    assert title
    assert words == sentence

"""An intervention in a coach's words: every kind of flag, and the line of the queue."""

import pytest

from readiness import wording
from readiness.models import FlagKind, Intervention

PARAMS = {
    FlagKind.LOW_READINESS: {"score": 34, "limit": 70.0, "band": "red"},
    FlagKind.PAIN: {"pain": 6, "body_part": "calf"},
    FlagKind.ILLNESS: {},
    FlagKind.FALLING: {"fall": 18, "days": 3},
    FlagKind.KEY_SESSION: {"category": "vo2", "band": "red"},
    FlagKind.RAMP: {"ramp": 7.25, "limit": 5.0},
    FlagKind.MONOTONY: {"monotony": 2.34, "limit": 2.0},
    FlagKind.NO_REST: {"days": 12},
    FlagKind.SILENT: {"days": 4, "since": "2026-11-17"},
    FlagKind.MISSED: {"count": 2, "days": 7},
    FlagKind.ACTIVITY_PAIN: {"pain": 5},
    FlagKind.EPISODE: {"allowed": "easy"},
}


def case(*kinds: FlagKind, **fields: object) -> Intervention:
    factors = [{"code": kind.value, "share": 0.1, "params": PARAMS[kind]} for kind in kinds]
    return Intervention(factors=factors, **{"action": "keep", **fields})


def test_line_of_the_queue_names_the_weightiest() -> None:
    assert wording.reason(case(FlagKind.LOW_READINESS, FlagKind.PAIN)) == "Readiness 34 · calf pain 6/10"


def test_line_of_the_queue_never_passes_sixty_characters() -> None:
    line = wording.reason(case(*PARAMS))

    assert line == "Readiness 34 · calf pain 6/10 · ill · down 18 in 3 days"
    assert len(line) <= 60


def test_case_without_reasons_says_so() -> None:
    assert wording.reason(case()) == "Nothing stands against the plan any more"


@pytest.mark.parametrize(
    "kind,line",
    [
        (FlagKind.ILLNESS, "ill"),
        (FlagKind.RAMP, "load ramp 7.2"),
        (FlagKind.MONOTONY, "monotony 2.3"),
        (FlagKind.NO_REST, "12 days without rest"),
        (FlagKind.SILENT, "no check-in since Tue 17"),
        (FlagKind.MISSED, "2 key sessions missed"),
        (FlagKind.ACTIVITY_PAIN, "pain 5/10 while running"),
        (FlagKind.KEY_SESSION, "key session today"),
        (FlagKind.EPISODE, "easy running only"),
    ],
)
def test_reason_in_few_words(kind: FlagKind, line: str) -> None:
    assert wording.short(kind, PARAMS[kind]) == line


@pytest.mark.parametrize("kind", list(FlagKind))
def test_every_kind_has_a_sentence(kind: FlagKind) -> None:
    assert wording.sentence(kind, PARAMS[kind]).endswith(".")


def test_story_is_whole_sentences() -> None:
    told = wording.story(case(FlagKind.LOW_READINESS, FlagKind.PAIN))

    assert told == "Readiness is 34 of 100. The calf hurts 6 of 10."


def test_silence_from_the_start_has_its_own_words() -> None:
    assert wording.short("silent", {"days": 5, "since": ""}) == "no check-in yet"


@pytest.mark.parametrize(
    "fields,words",
    [
        ({"action": "swap", "proposal": {"title": {"en": "Easy 40 min"}}}, "Easy 40 min"),
        ({"action": "rest", "proposal": {"title": {"en": "Rest"}}}, "Rest"),
        ({"action": "shorten", "proposal": None}, "Shorten and keep it easy"),
        ({"action": "keep", "proposal": None}, "Look and decide"),
    ],
)
def test_proposal_in_few_words(fields: dict[str, object], words: str) -> None:
    assert wording.proposal(case(**fields)) == words

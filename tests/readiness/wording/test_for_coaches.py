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
    FlagKind.UNHEARD: {"days": 2, "pain": 4, "since": "2026-11-19", "body_part": "calf"},
    FlagKind.MISSED: {"count": 2, "days": 7},
    FlagKind.ACTIVITY_PAIN: {"pain": 5},
    FlagKind.RETURNING: {"after": "illness", "days": 3, "until": "2026-11-19"},
    FlagKind.EFFORT_HIGH: {"over": 1.75, "runs": 4},
    FlagKind.EASY_TOO_HARD: {"count": 3, "days": 14},
    FlagKind.DECOUPLING_UP: {"rise": 6.2, "runs": 3},
    FlagKind.HRV_LOW: {"days": 3, "z": -1.4, "kind": "rmssd"},
    FlagKind.RESTING_HR_HIGH: {"days": 4, "z": 1.9},
    FlagKind.SLEEP_SHORT: {"days": 3, "hours": 2.1},
    FlagKind.STRAIN: {"strain": 912.4, "ratio": 1.62},
    FlagKind.RACE_NEAR: {"days": 6, "race": "Spring marathon"},
    FlagKind.PAIN_LASTING: {"days": 6, "body_part": "calf"},
    FlagKind.ILL_LASTING: {"days": 5},
    FlagKind.NO_UPLOAD: {"days": 7, "since": "2026-11-14"},
    FlagKind.NO_CONTACT: {"days": 22},
    FlagKind.CONNECTION_FAILING: {"days": 3},
    FlagKind.EPISODE: {"allowed": "easy"},
    FlagKind.DISAGREES: {"said": "I feel fine"},
    FlagKind.ASKS: {"said": "May I?"},
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
        (FlagKind.UNHEARD, "hurt on Thu 19, no check-in since"),
        (FlagKind.MISSED, "2 key sessions missed"),
        (FlagKind.ACTIVITY_PAIN, "pain 5/10 while running"),
        (FlagKind.KEY_SESSION, "key session today"),
        (FlagKind.EFFORT_HIGH, "effort 1.8 over plan"),
        (FlagKind.EASY_TOO_HARD, "3 easy runs too hard"),
        (FlagKind.DECOUPLING_UP, "decoupling up 6.2"),
        (FlagKind.HRV_LOW, "HRV low, day 3"),
        (FlagKind.RESTING_HR_HIGH, "resting HR high, day 4"),
        (FlagKind.SLEEP_SHORT, "sleep short, day 3"),
        (FlagKind.STRAIN, "strain 1.6× usual"),
        (FlagKind.RACE_NEAR, "race in 6 days"),
        (FlagKind.PAIN_LASTING, "calf pain, day 6"),
        (FlagKind.ILL_LASTING, "ill, day 5"),
        (FlagKind.NO_UPLOAD, "no run since Sat 14"),
        (FlagKind.NO_CONTACT, "no word from you, day 22"),
        (FlagKind.CONNECTION_FAILING, "files refused, day 3"),
        (FlagKind.EPISODE, "easy running only"),
    ],
)
def test_reason_in_few_words(kind: FlagKind, line: str) -> None:
    assert wording.short(kind, PARAMS[kind]) == line


@pytest.mark.parametrize("kind", list(FlagKind))
def test_every_kind_has_a_sentence(kind: FlagKind) -> None:
    assert wording.sentence(kind, PARAMS[kind]).endswith((".", "”"))


@pytest.mark.parametrize("kind", list(FlagKind))
def test_every_kind_is_told_to_the_athlete_too(kind: FlagKind) -> None:
    assert wording.told(kind, PARAMS[kind]).endswith(".")


@pytest.mark.parametrize(
    "kind, params, sentence",
    [
        (
            FlagKind.HRV_LOW,
            {"days": 3, "z": -2, "kind": "sdnn"},
            "HRV (SDNN) is under the athlete's normal range, day 3 in a row.",
        ),
        (FlagKind.RACE_NEAR, {"days": 0, "race": "Park run"}, "Park run is today."),
        (FlagKind.PAIN_LASTING, {"days": 6, "body_part": "other"}, "This is day 6 of pain."),
        (
            FlagKind.UNHEARD,
            {"days": 2, "since": "2026-11-19", "body_part": ""},
            "The check-in of Thu 19 told of illness, and none has come since.",
        ),
        (FlagKind.NO_UPLOAD, {"days": 9, "since": ""}, "No run has come in since the plan began."),
    ],
)
def test_sentences_where_something_is_not_known(
    kind: FlagKind, params: dict[str, object], sentence: str
) -> None:
    assert wording.sentence(kind, params) == sentence


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

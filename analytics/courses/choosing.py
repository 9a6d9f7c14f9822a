"""The action of a case: what the check-in asks for, unless a named rule ranks above it.

In this order: refer, a way back to running, what the check-in asks for (recommendation.decide), a message, a
question. Sources: the limits of pain follow the pain-monitoring model (Silbernagel 2007: up to 5 of 10 is
tolerated and must settle); where nothing else is said they are project defaults. None of it is a diagnosis.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from analytics.courses.complaints import Complaints
from analytics.recommendation import Action


class Why(StrEnum):
    """The rule behind an action; CHECK_IN is FIELD's own rule for the day's session."""

    CHECK_IN = "check_in"
    COACH = "coach"
    MOVE_KEY = "move_key"
    REFER_STRONG_PAIN = "refer_strong_pain"
    REFER_PAIN_LASTS = "refer_pain_lasts"
    REFER_SAME_PART = "refer_same_part"
    REFER_ILLNESS_LASTS = "refer_illness_lasts"
    RETURN_ILLNESS = "return_illness"
    RETURN_PAIN = "return_pain"
    MESSAGE_UNHEARD = "message_unheard"
    MESSAGE_SILENT = "message_silent"
    MESSAGE_NO_UPLOAD = "message_no_upload"
    MESSAGE_NO_CONTACT = "message_no_contact"
    MESSAGE_CONNECTION = "message_connection"
    ASK_MISSED = "ask_missed"
    ASK_EFFORT = "ask_effort"
    ASK_EASY_TOO_HARD = "ask_easy_too_hard"
    ASK_RUN_PAIN = "ask_run_pain"
    ASK_SLEEP = "ask_sleep"
    ASK_HEART = "ask_heart"


REFERRALS = frozenset(
    {Why.REFER_STRONG_PAIN, Why.REFER_PAIN_LASTS, Why.REFER_SAME_PART, Why.REFER_ILLNESS_LASTS}
)
"""After these the case stays open until a coach closes it."""


@dataclass(frozen=True, slots=True)
class ActionRules:
    """Every number of these rules; all are project defaults.

    `return_*`: an illness or pain of so many days that ended within `return_within_days` has a way back.
    `move_first`: a key session that would be eased or swapped is moved instead, where a day is free.
    """

    refer_pain: int = 7
    refer_pain_days: int = 7
    refer_episodes: int = 3
    refer_ill_days: int = 6
    return_ill_days: int = 2
    return_pain_days: int = 3
    return_within_days: int = 7
    move_days: int = 2
    move_first: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """A code of what speaks for the case, with its numbers."""

    code: str
    params: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The action, the rule that names it, and the numbers to put it in words.

    `session` is what becomes of the day's session, whatever else is done.
    """

    action: Action
    why: Why
    params: dict[str, Any]
    session: Action


DEFAULT_ACTION_RULES = ActionRules()
HURTING = frozenset({"pain", "activity_pain"})
RETURNING = "returning"
STAY = frozenset({Action.SWAP, Action.REST})
"""What the body asks for today ranks above a way back from what is over."""
SAYING: dict[str, tuple[Action, Why]] = {
    "unheard": (Action.MESSAGE, Why.MESSAGE_UNHEARD),
    "silent": (Action.MESSAGE, Why.MESSAGE_SILENT),
    "no_upload": (Action.MESSAGE, Why.MESSAGE_NO_UPLOAD),
    "no_contact": (Action.MESSAGE, Why.MESSAGE_NO_CONTACT),
    "connection_failing": (Action.MESSAGE, Why.MESSAGE_CONNECTION),
    "missed": (Action.ASK, Why.ASK_MISSED),
    "effort_high": (Action.ASK, Why.ASK_EFFORT),
    "easy_too_hard": (Action.ASK, Why.ASK_EASY_TOO_HARD),
    "activity_pain": (Action.ASK, Why.ASK_RUN_PAIN),
    "sleep_short": (Action.ASK, Why.ASK_SLEEP),
    "resting_hr_high": (Action.ASK, Why.ASK_HEART),
    "hrv_low": (Action.ASK, Why.ASK_HEART),
}
"""What is said where the plan stays; the weightiest evidence speaks."""


def choose(
    base: Action,
    evidence: Sequence[Evidence],
    complaints: Complaints,
    rules: ActionRules = DEFAULT_ACTION_RULES,
) -> Chosen:
    """The action that follows; `base` is what the check-in asks for, `evidence` the weightiest first."""
    return (
        _referred(base, evidence, complaints, rules)
        or _returned(base, evidence)
        or (Chosen(base, Why.CHECK_IN, {}, base) if base is not Action.KEEP else None)
        or _said(evidence)
        or Chosen(Action.KEEP, Why.CHECK_IN, {}, Action.KEEP)
    )


def _referred(
    base: Action, evidence: Sequence[Evidence], complaints: Complaints, rules: ActionRules
) -> Chosen | None:
    """To a professional: strong pain, pain or illness that does not end, or pain that keeps coming back."""
    pain = max((int(one.params.get("pain", 0)) for one in evidence if one.code in HURTING), default=0)
    part = {"body_part": complaints.body_part}
    found: list[tuple[bool, Why, dict[str, Any]]] = [
        (pain >= rules.refer_pain, Why.REFER_STRONG_PAIN, {"pain": pain, **part}),
        (
            complaints.pain_days >= rules.refer_pain_days,
            Why.REFER_PAIN_LASTS,
            {"days": complaints.pain_days, **part},
        ),
        (
            complaints.episodes >= rules.refer_episodes,
            Why.REFER_SAME_PART,
            {"times": complaints.episodes, **part},
        ),
        (
            complaints.ill_days >= rules.refer_ill_days,
            Why.REFER_ILLNESS_LASTS,
            {"days": complaints.ill_days},
        ),
    ]
    return next((Chosen(Action.REFER, why, params, base) for holds, why, params in found if holds), None)


def _returned(base: Action, evidence: Sequence[Evidence]) -> Chosen | None:
    ended = next((one for one in evidence if one.code == RETURNING), None)
    if ended is None or base in STAY:
        return None
    why = Why.RETURN_PAIN if ended.params.get("after") == "pain" else Why.RETURN_ILLNESS
    return Chosen(Action.RETURN, why, dict(ended.params), base)


def _said(evidence: Sequence[Evidence]) -> Chosen | None:
    for one in evidence:
        if one.code in SAYING:
            action, why = SAYING[one.code]
            return Chosen(action, why, dict(one.params), Action.KEEP)
    return None

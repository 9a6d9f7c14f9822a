"""What a case proposes besides the session of the day: the rule behind it, other sessions, a text to send."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from analytics.courses import REFERRALS, Why
from analytics.recommendation import SPOKEN, Action
from planning.several import Several
from readiness.models import Intervention

PROPOSED_WITHOUT = SPOKEN | {Action.RETURN}
"""What may be proposed on a day without a session."""


@dataclass(frozen=True, slots=True)
class Further:
    """`session`: what becomes of the day's session; `said`: the text has been sent."""

    why: Why = Why.CHECK_IN
    params: Mapping[str, Any] = field(default_factory=dict)
    session: Action = Action.KEEP
    several: Several = field(default_factory=lambda: Several(()))
    said: bool = False

    @property
    def refers(self) -> bool:
        return self.why in REFERRALS

    def as_said(self) -> "Further":
        return replace(self, said=True)

    def to_json(self) -> dict[str, Any]:
        """As an intervention keeps it."""
        return {
            "why": self.why.value,
            "params": dict(self.params),
            "session": self.session.value,
            "said": self.said,
            **self.several.to_json(),
        }


def further_of(case: Intervention) -> Further:
    """What the case keeps; where it keeps nothing, the check-in's own rule for the session of the day."""
    kept: dict[str, Any] | None = case.further
    if kept is None:
        return Further(session=Action(case.action))
    return Further(
        Why(kept["why"]), kept["params"], Action(kept["session"]), Several.from_json(kept), kept["said"]
    )


def is_proposed(case: Intervention) -> bool:
    """Whether there is something to approve: a session, several, or a text to send."""
    return case.proposal is not None or case.action in PROPOSED_WITHOUT

"""What was decided about today, as the athlete reads it: what, by whom, when and why."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import time_format

from readiness import wording
from readiness.models import FlagKind
from readiness.selectors.standing import Standing
from tenancy.templatetags.display import short_day


@dataclass(frozen=True, slots=True)
class Said:
    """The decision that holds, "" where there is none. `may_answer`: there is something to speak of.

    `disagrees` and `asks`: the athlete has said so, and the coach has not decided since.
    """

    text: str
    reason: str
    may_answer: bool
    disagrees: bool
    asks: bool

    @property
    def may_disagree(self) -> bool:
        return bool(self.text) and not self.disagrees


def said_of(standing: Standing, local: datetime) -> Said:
    """`local`: now by the athlete's clocks. No query: who decided is loaded with the decision."""
    case, made = standing.case, standing.decision
    codes = {factor["code"] for factor in case.factors} if case and case.closed_at is None else set()
    text = ""
    if made is not None:
        at = made.decided_at.astimezone(local.tzinfo)
        when = time_format(at.time(), "H:i") if at.date() == local.date() else short_day(at.date())
        text = wording.decided(made.verb, str(made.member.user) if made.member else "", when)
    return Said(
        text=text,
        reason=made.reason if made is not None else "",
        may_answer=case is not None and standing.speaks_of_today,
        disagrees=FlagKind.DISAGREES in codes,
        asks=FlagKind.ASKS in codes,
    )

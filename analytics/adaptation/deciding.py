"""Which rules speak, in their order of rank: what is open first, then the weeks, then what was missed."""

from dataclasses import replace

from analytics.adaptation.missed import after_missed
from analytics.adaptation.returning import is_held, way_back
from analytics.adaptation.scaling import after_weeks
from analytics.adaptation.values import AdaptRule, Decision, Replace, Shorten, Situation, Step, after


def decide(situation: Situation) -> Decision:
    """What the plan should become; nothing where no rule speaks. The same situation gives the same decision.

    Never touched: days before tomorrow, what is locked or run, race days. Rules rank as FIELD's "Safety rules
    of planning": while pain, illness or an injury is open, nothing is moved or caught up with.
    """
    situation = replace(situation, sessions=after(situation.sessions, ()))
    if is_held(situation):
        return way_back(situation)
    weeks = after_weeks(situation)
    overloaded = any(reason.rule is AdaptRule.OVER_LOAD for reason in weeks.reasons)
    missed = after_missed(situation, after(situation.sessions, weeks.steps), overloaded=overloaded)
    return Decision(_merged(weeks.steps, missed.steps), weeks.reasons + missed.reasons)


def _merged(scaled: tuple[Step, ...], missed: tuple[Step, ...]) -> tuple[Step, ...]:
    """An easy session that makes way for another one need not be shortened before."""
    gone = {step.session for step in missed if isinstance(step, Replace)}
    return (*(step for step in scaled if not (isinstance(step, Shorten) and step.session in gone)), *missed)

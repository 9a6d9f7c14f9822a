"""What planning says in words: titles, steps and targets, warnings, refusals, contraindications."""

from planning.wording.plan_check import against
from planning.wording.reasons import changed, contraindication, refusal, warning, weekday
from planning.wording.steps import Paces, StepLine, step_lines, summary, target_range, target_words
from planning.wording.titles import rest_titles, title, titles

__all__ = [
    "Paces",
    "StepLine",
    "against",
    "changed",
    "contraindication",
    "refusal",
    "rest_titles",
    "step_lines",
    "summary",
    "target_range",
    "target_words",
    "title",
    "titles",
    "warning",
    "weekday",
]

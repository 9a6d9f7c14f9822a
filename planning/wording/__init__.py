"""What planning says in words: titles, steps and targets, warnings, refusals, contraindications."""

from planning.wording.reasons import changed, contraindication, refusal, warning, weekday
from planning.wording.steps import Paces, StepLine, step_lines, summary, target_range, target_words
from planning.wording.suggestions import reason
from planning.wording.titles import rest_titles, title, titles

__all__ = [
    "Paces",
    "StepLine",
    "changed",
    "contraindication",
    "reason",
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

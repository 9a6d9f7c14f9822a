"""What planning says in words: titles, steps and targets, warnings, refusals, contraindications."""

from planning.wording.reasons import changed, contraindication, refusal, warning, weekday
from planning.wording.steps import StepLine, step_lines, step_words, summary
from planning.wording.targets import Paces, target_range, target_words
from planning.wording.texts import placed_text_error, text_error
from planning.wording.titles import rest_titles, title, titles

__all__ = [
    "Paces",
    "StepLine",
    "changed",
    "contraindication",
    "placed_text_error",
    "refusal",
    "rest_titles",
    "step_lines",
    "step_words",
    "summary",
    "target_range",
    "target_words",
    "text_error",
    "title",
    "titles",
    "warning",
    "weekday",
]

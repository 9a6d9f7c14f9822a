"""What planning says in words: titles, steps and targets, warnings, refusals, contraindications."""

from planning.wording.categories import category_purpose
from planning.wording.exports import format_name, format_purpose, losses
from planning.wording.plan_check import against
from planning.wording.reasons import changed, contraindication, refusal, warning, weekday
from planning.wording.steps import StepLine, step_lines, step_words, summary
from planning.wording.suggestions import reason
from planning.wording.targets import Paces, target_range, target_words
from planning.wording.texts import placed_text_error, step_is_gone, text_error
from planning.wording.titles import off_titles, rest_titles, title, titles, titles_of_fitted

__all__ = [
    "Paces",
    "StepLine",
    "against",
    "category_purpose",
    "changed",
    "contraindication",
    "format_name",
    "format_purpose",
    "losses",
    "off_titles",
    "placed_text_error",
    "reason",
    "refusal",
    "rest_titles",
    "step_is_gone",
    "step_lines",
    "step_words",
    "summary",
    "target_range",
    "target_words",
    "text_error",
    "title",
    "titles",
    "titles_of_fitted",
    "warning",
    "weekday",
]

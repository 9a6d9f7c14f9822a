"""What planning says in words: titles, steps and targets, warnings, refusals, contraindications."""

from planning.wording.adaptation import because, missed_of, reason_name
from planning.wording.categories import category_purpose
from planning.wording.exports import format_name, format_purpose, losses
from planning.wording.plan_check import against, rule_name
from planning.wording.reasons import changed, contraindication, refusal, warning, weekday
from planning.wording.steps import StepLine, step_lines, step_words, summary
from planning.wording.suggestions import reason
from planning.wording.targets import Paces, target_range, target_words
from planning.wording.texts import placed_text_error, step_is_gone, text_error
from planning.wording.titles import (
    off_titles,
    rest_titles,
    return_purposes,
    title,
    titles,
    titles_of_fitted,
    walk_run_purposes,
    walk_run_titles,
)

__all__ = [
    "Paces",
    "StepLine",
    "against",
    "because",
    "category_purpose",
    "changed",
    "contraindication",
    "format_name",
    "format_purpose",
    "losses",
    "missed_of",
    "off_titles",
    "placed_text_error",
    "reason",
    "reason_name",
    "refusal",
    "rest_titles",
    "return_purposes",
    "rule_name",
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
    "walk_run_purposes",
    "walk_run_titles",
    "warning",
    "weekday",
]

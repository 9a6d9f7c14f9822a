"""What was decided about a rule's cases, in words and shares."""

from typing import Any

from django import template

from analytics.learning import Suggestion
from readiness import wording
from readiness.selectors import Learned

register = template.Library()


@register.filter
def rule_label(code: str) -> str:
    return wording.rule_name(code)


@register.filter
def of_rule(found: Learned, code: str) -> Any:
    """`{% with one=learned|of_rule:card.code %}`: None where nothing has been decided."""
    return found.of(code)


@register.filter
def as_share(value: float | None) -> str:
    return wording.share(value)


@register.filter
def reasoning(suggestion: Suggestion) -> str:
    return wording.reasoning(suggestion)

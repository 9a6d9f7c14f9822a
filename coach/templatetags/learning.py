"""What was decided about a rule's cases, in words and shares."""

from django import template

from analytics.learning import Suggestion
from readiness import wording

register = template.Library()


@register.filter
def rule_label(code: str) -> str:
    return wording.rule_name(code)


@register.filter
def as_share(value: float | None) -> str:
    return wording.share(value)


@register.filter
def reasoning(suggestion: Suggestion) -> str:
    return wording.reasoning(suggestion)

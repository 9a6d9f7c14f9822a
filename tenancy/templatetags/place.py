"""`{% at "today" %}`: the address of a page inside the request's organization."""

from typing import Any

from django import template
from django.urls import reverse

register = template.Library()


@register.simple_tag(takes_context=True)
def at(context: dict[str, Any], name: str, *args: object) -> str:
    return reverse(name, args=[context["organization"].slug, *args])

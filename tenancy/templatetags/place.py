"""`{% at "today" %}`: the address of a page inside the request's organization."""

from typing import Any

from django import template

from tenancy.addresses import address

register = template.Library()


@register.simple_tag(takes_context=True)
def at(context: dict[str, Any], name: str, *args: object) -> str:
    return address(name, context["organization"].slug, *args)

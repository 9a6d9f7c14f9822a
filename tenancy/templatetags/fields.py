"""Form fields: label, widget, help and error tied together for the ear as well as for the eye."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from tenancy.templatetags.marks import Text

MANY_ANSWERS = 5  # more than this and the question stands above its row


def field(bound: BoundField, label: Text = "", unit: Text = "") -> dict[str, Any]:
    """Django 5.2 already ties help and error to the widget; this chooses how the parts are arranged."""
    return {"field": bound, "label": label or bound.label, "unit": unit, "look": _look(bound)}


def segments(bound: BoundField, columns: int = 0) -> dict[str, Any]:
    """A row of answers for a choice field; wraps into `columns` (4 or 6)."""
    answers = [answer for answer in bound.subwidgets if answer.data["value"] not in ("", None)]
    return {
        "field": bound,
        "answers": answers,
        "columns": columns,
        "wide": bool(columns) or len(answers) > MANY_ANSWERS,
    }


def form_errors(form: forms.BaseForm) -> dict[str, Any]:
    return {"form": form}


def _look(bound: BoundField) -> str:
    if bound.is_hidden:
        return "hidden"
    if isinstance(bound.field.widget, forms.CheckboxInput):
        return "check"
    return "choices" if bound.use_fieldset else "plain"

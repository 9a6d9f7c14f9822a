"""Corrections of what was read from free text, in the person's own units."""

from collections.abc import Mapping

from django.utils.translation import gettext

from ingest import wording_values
from ingest.forms.deciding import TypedForm
from ingest.reconcile.fields import Field

PREFIX = "value:"


def corrections_of(sent: Mapping[str, str], units: str) -> tuple[dict[str, float | str | None], str]:
    """By field, what was typed where it differs from what was shown; and what was wrong with one of them.

    An emptied field takes its value away.
    """
    found: dict[str, float | str | None] = {}
    for name, text in sent.items():
        of = name.removeprefix(PREFIX)
        if not name.startswith(PREFIX) or of not in set(Field) or text == sent.get(f"was:{of}"):
            continue
        if not text.strip():
            found[of] = None
            continue
        form = TypedForm({"value": text}, of=of, units=units)
        if not form.is_valid():
            words = {"field": wording_values.field(of), "problem": form.errors["value"][0]}
            return {}, gettext("%(field)s: %(problem)s") % words
        found[of] = form.si()
    return found, ""


def typed_text(of: str, value: float | str, units: str) -> str:
    """The value as its field takes it."""
    form = TypedForm(of=of, units=units, initial={"value": value})
    shown = form["value"].value()
    return f"{shown:g}" if isinstance(shown, float) else str(shown)

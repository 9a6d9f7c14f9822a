"""Forms that nobody has filled in yet: drawn once for each language, and not again for each case."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from coach.forms.decisions import VerbForm, moments
from coach.forms.together import TogetherForm
from tenancy.templatetags import fields


class Together(NamedTuple):
    """The fields of the bar below the queue."""

    until: SafeString
    at: SafeString
    reason: SafeString
    false_alarm: SafeString


@dataclass(frozen=True, slots=True)
class Look:
    """What a blank form looks by: its language, and the times that it offers."""

    language: str | None
    moments: tuple[str, ...]
    clock: datetime = field(compare=False)


def look_at(clock: datetime) -> Look:
    """`clock`: now by the organization's clocks."""
    return Look(get_language(), tuple(name for name, _label in moments(clock)), clock)


@lru_cache(maxsize=64)
def verb_fields(
    kind: type[VerbForm], name: str, look: Look, filled: tuple[tuple[str, str], ...] = ()
) -> SafeString:
    """The fields that a coach sees of a verb's form, `filled` with what is proposed."""
    form = kind(auto_id=f"{name}-%s", clock=look.clock, initial=dict(filled))
    del form.fields["version"]
    return render_to_string("coach/parts/verb_fields.html", {"form": form})


@lru_cache(maxsize=16)
def together_fields(look: Look) -> Together:
    """The fields of the bar below the queue."""
    form = TogetherForm(clock=look.clock)
    drawn = (render_to_string("parts/field.html", fields.field(form[name])) for name in Together._fields)
    return Together(*drawn)

"""The rules that may act by themselves in automatic mode, as an organization and a coach read them."""

from dataclasses import fields
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from analytics.automatic import AutomaticRules

INHERIT, ALONE, PERSON = "", "alone", "person"
CHOICES = [
    (INHERIT, _("As the organization")),
    (ALONE, _("By itself, in automatic mode")),
    (PERSON, _("A coach decides")),
]
NAMES = tuple(item.name for item in fields(AutomaticRules))
RULES: dict[str, dict[str, Any]] = {
    "ease_low_readiness": {
        "label": _("Ease a key session"),
        "help_text": _("When readiness says care: fewer repeats, load falls by 20 to 30 %."),
    },
    "shorten_low_readiness": {
        "label": _("Shorten a session"),
        "help_text": _("When readiness says hold: two thirds of the session, all of it easy."),
    },
    "swap_low_readiness": {
        "label": _("Swap a key session"),
        "help_text": _("When readiness says hold: an easier session in its place."),
    },
    "move_low_readiness": {
        "label": _("Move a key session"),
        "help_text": _("When readiness is low: to a free day of the same week, with the same content."),
    },
    "rest_illness": {
        "label": _("Rest when ill"),
        "help_text": _("When the athlete says so in the check-in: a day of rest."),
    },
}


def switches() -> dict[str, forms.BooleanField]:
    """One switch a rule, for the whole organization."""
    return {name: forms.BooleanField(**RULES[name], required=False) for name in NAMES}


def choices() -> dict[str, forms.ChoiceField]:
    """One choice a rule, for one athlete."""
    return {name: forms.ChoiceField(**RULES[name], choices=CHOICES, required=False) for name in NAMES}


def chosen(stored: dict[str, bool]) -> dict[str, str]:
    """What the choices show for an athlete's own settings."""
    return {name: (ALONE if stored[name] else PERSON) if name in stored else INHERIT for name in NAMES}


def wanted(given: dict[str, str]) -> dict[str, bool | None]:
    """The settings that follow from the choices; None takes one back to the organization's."""
    return {name: None if given[name] == INHERIT else given[name] == ALONE for name in NAMES}

"""The rules that may act by themselves in automatic mode, as an organization and a coach read them."""

from dataclasses import fields

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from analytics.automatic import AutomaticRules

INHERIT, ALONE, PERSON = "", "alone", "person"
CHOICES = [
    (INHERIT, _("As the organization")),
    (ALONE, _("By itself, in automatic mode")),
    (PERSON, _("A coach decides")),
]
NAMES = tuple(item.name for item in fields(AutomaticRules))
RULES: dict[str, tuple[str | Promise, str | Promise]] = {
    "ease_low_readiness": (
        _("Ease a key session"),
        _("When readiness says care: fewer repeats, 20 to 30 % less load."),
    ),
    "shorten_low_readiness": (
        _("Shorten a session"),
        _("When readiness says hold: two thirds of the session, all of it easy."),
    ),
    "swap_low_readiness": (
        _("Swap a key session"),
        _("When readiness says hold: an easier session in its place."),
    ),
    "rest_illness": (_("Rest when ill"), _("When the athlete says so in the check-in: a day of rest.")),
}


def switches() -> dict[str, forms.BooleanField]:
    """One switch a rule, for the whole organization."""
    return {
        name: forms.BooleanField(label=RULES[name][0], help_text=RULES[name][1], required=False)
        for name in NAMES
    }


def choices() -> dict[str, forms.ChoiceField]:
    """One choice a rule, for one athlete."""
    return {
        name: forms.ChoiceField(
            label=RULES[name][0], help_text=RULES[name][1], choices=CHOICES, required=False
        )
        for name in NAMES
    }


def chosen(stored: dict[str, bool]) -> dict[str, str]:
    """What the choices show for an athlete's own settings."""
    return {name: (ALONE if stored[name] else PERSON) if name in stored else INHERIT for name in NAMES}


def wanted(given: dict[str, str]) -> dict[str, bool | None]:
    """The settings that follow from the choices; None takes one back to the organization's."""
    return {name: None if given[name] == INHERIT else given[name] == ALONE for name in NAMES}

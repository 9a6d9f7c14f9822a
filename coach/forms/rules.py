"""The rules as a form: a field for each number, empty where the default holds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from analytics.rules import CURRENT, Rule
from athletes import settings
from athletes.models import Mode
from athletes.settings import RULES, BadSetting
from readiness import wording
from readiness.models import FlagKind

ON, OFF = "on", "off"
LEVELS: dict[str, str | Promise] = {
    "risk.watch_from": _("A case opens from this risk on"),
    "risk.at_risk_from": _("At risk from"),
    "risk.swap_pain": _("Pain that swaps a session"),
    "risk.rest_pain": _("Pain that means rest"),
    "cooldown_h": _("Hours of quiet after a decision"),
}
SCORE: dict[str, str | Promise] = {
    "readiness.sleep_weight": _("Weight of sleep"),
    "readiness.energy_weight": _("Weight of energy"),
    "readiness.recovery_weight": _("Weight of recovery"),
    "readiness.stress_weight": _("Weight of stress"),
    "readiness.hrv_weight": _("Weight of HRV"),
    "readiness.resting_hr_weight": _("Weight of resting heart rate"),
    "readiness.sleep_h_weight": _("Weight of hours of sleep"),
    "readiness.pain_points": _("Points that each step of pain takes"),
    "readiness.illness_cap": _("Highest readiness when ill"),
    "readiness.green_from": _("Go from"),
    "readiness.amber_from": _("Care from"),
    "readiness.baseline_days": _("Days of the baseline"),
}
ACTIONS: dict[str, str | Promise] = {
    "actions.refer_pain": _("Pain that a doctor should see"),
    "actions.refer_pain_days": _("Days in pain until a doctor should see it"),
    "actions.refer_episodes": _("Times that pain comes back until a doctor should see it"),
    "actions.refer_ill_days": _("Days ill until a doctor should see it"),
    "actions.return_ill_days": _("Days ill that need a way back"),
    "actions.return_pain_days": _("Days in pain that need a way back"),
    "actions.return_within_days": _("Days after which a way back is no longer proposed"),
    "actions.move_days": _("Days that a session may move"),
}
CONTACT: dict[str, str | Promise] = {
    "contact.at_risk": _("At risk: days until a word from you"),
    "contact.watch": _("Watched: days until a word from you"),
    "contact.stable": _("Stable: days until a word from you"),
}
OTHERS = LEVELS | SCORE | ACTIONS | CONTACT
SHARED = frozenset(LEVELS)
MODES: dict[Mode, str | Promise] = {
    Mode.MANUAL: _("Manual"),
    Mode.ASSISTED: _("Assisted"),
    Mode.AUTOMATIC: _("Automatic"),
}


@dataclass(frozen=True, slots=True)
class Card:
    """One rule to edit: `own`, how many of its numbers are not the default."""

    code: str
    name: str
    does: str
    fields: tuple[forms.BoundField, ...]
    own: int

    @property
    def refused(self) -> bool:
        return any(field.errors for field in self.fields)


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    note: str
    cards: tuple[Card, ...]


class RulesForm(forms.Form):
    """`stored`: the settings of whom it is about; `below`: the organization's, where that is an athlete."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        data: Any = None,
        *,
        stored: Mapping[str, Any],
        version: int,
        below: Mapping[str, Any] | None = None,
    ) -> None:
        self.stored, self.below = stored, below
        own = settings.flat(stored)
        super().__init__(data, initial={"version": version, **_initial(own)}, use_required_attribute=False)
        self.defaults = _whole(below or {})
        labels = _labels()
        for key in keys():
            self.fields[key] = _field(key, self.defaults[key], labels[key], by_organization=below is not None)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors:
            try:
                settings.changed(self.stored, self.changes, below=self.below)
            except BadSetting as bad:
                self.add_error(bad.key if bad.key in self.fields else None, str(bad.message))
        return cleaned

    @property
    def changes(self) -> dict[str, Any]:
        """By key; None takes a number back to its default."""
        return {key: _value(key, self.cleaned_data.get(key)) for key in keys()}

    @property
    def values(self) -> dict[str, Any]:
        """Every number as it would be: what is typed well, else what is stored, else the default."""
        typed = self.cleaned_data if self.is_bound and hasattr(self, "cleaned_data") else {}
        own = settings.flat(self.stored)
        said = {key: _value(key, typed[key]) if key in typed else own.get(key) for key in keys()}
        return self.defaults | {key: value for key, value in said.items() if value is not None}

    @property
    def differs(self) -> bool:
        """True where something is kept that is not the default."""
        own = settings.flat(self.stored)
        return any(own.get(key) is not None for key in keys())

    @property
    def levels(self) -> list[forms.BoundField]:
        return [self[key] for key in LEVELS]

    @property
    def score(self) -> list[forms.BoundField]:
        return [self[key] for key in SCORE]

    @property
    def actions(self) -> list[forms.BoundField]:
        return [self[key] for key in ACTIONS]

    @property
    def contact(self) -> list[forms.BoundField]:
        return [self[key] for key in CONTACT]

    def sections(self) -> Iterator[Section]:
        """The rules of the catalogue, by group."""
        values, own = self.values, settings.flat(self.stored)
        for group, rules in CURRENT.items():
            cards = tuple(self._card(rule, values, own) for rule in rules)
            if cards:
                title, note = wording.RULE_GROUPS[group], wording.RULE_GROUP_NOTES[group]
                yield Section(str(title), str(note), cards)

    def _card(self, rule: Rule, values: Mapping[str, Any], own: Mapping[str, Any]) -> Card:
        its = keys_of(rule)
        return Card(
            code=rule.code,
            name=str(FlagKind(rule.code).label),
            does=wording.rule_does(rule.code, values),
            fields=tuple(self[key] for key in its),
            own=sum(own.get(key) is not None for key in its),
        )


def keys_of(rule: Rule) -> tuple[str, ...]:
    """The settings that are the rule's alone: its switch, its numbers, its quiet and its mode."""
    severe = (rule.severe.limit, rule.severe.weight) if rule.severe else ()
    numbers = (rule.limit, rule.window, rule.span, rule.weight, *severe)
    its = (f"watch.{rule.code}", *numbers, f"cooldown.{rule.code}", f"rule_mode.{rule.code}")
    return tuple(dict.fromkeys(key for key in its if key in RULES and key not in SHARED))


def label_of(key: str) -> str:
    """A setting of the page in words, with the rule that it belongs to."""
    for rules in CURRENT.values():
        for rule in rules:
            if key in keys_of(rule):
                return f"{FlagKind(rule.code).label}: {wording.rule_label(rule, key)}"
    return str(OTHERS[key])


def keys() -> tuple[str, ...]:
    """Every setting that the page holds."""
    of_rules = (key for rules in CURRENT.values() for rule in rules for key in keys_of(rule))
    return tuple(dict.fromkeys((*OTHERS, *of_rules)))


def _labels() -> dict[str, str]:
    of_rules = {
        key: wording.rule_label(rule, key)
        for rules in CURRENT.values()
        for rule in rules
        for key in keys_of(rule)
    }
    return of_rules | {key: str(words) for key, words in OTHERS.items()}


def _field(key: str, default: Any, label: str, *, by_organization: bool) -> forms.Field:
    usual = _("As the organization") if by_organization else _("As usual")
    if isinstance(RULES[key].default, bool):
        choices = [("", f"{usual} ({_('on') if default else _('off')})"), (ON, _("On")), (OFF, _("Off"))]
        return forms.ChoiceField(label=label, choices=choices, required=False)
    if RULES[key].choices:
        modes = [(mode.value, MODES[mode]) for mode in Mode if mode is not Mode.INHERIT]
        usual = _("As the organization") if by_organization else _("As the athlete's")
        return forms.ChoiceField(label=label, choices=[("", usual), *modes], required=False)
    kind: Any = forms.IntegerField if isinstance(RULES[key].default, int) else forms.FloatField
    shown = {"placeholder": f"{default:g}", "step": 1 if kind is forms.IntegerField else "any"}
    return kind(
        label=label,
        required=False,
        min_value=RULES[key].low,
        max_value=RULES[key].high,
        help_text=wording.rule_unit(key),
        widget=forms.NumberInput(attrs=shown),
    )


def _whole(below: Mapping[str, Any]) -> dict[str, Any]:
    """What holds where nothing is typed: the organization's, else the product's."""
    given = settings.flat(below)
    whole = {key: RULES[key].default for key in keys()} | {
        key: value for key, value in given.items() if key in RULES and value is not None
    }
    followers = {key: RULES[key].follows for key in keys() if RULES[key].follows and key not in given}
    return whole | {key: whole[followed] for key, followed in followers.items()}


def _initial(own: Mapping[str, Any]) -> dict[str, Any]:
    return {key: {True: ON, False: OFF}.get(value, value) for key, value in own.items() if key in RULES}


def _value(key: str, typed: Any) -> Any:
    if typed in {None, ""}:
        return None
    return typed == ON if isinstance(RULES[key].default, bool) else typed

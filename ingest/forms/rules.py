"""What an organization wants of reconciliation: whose word comes first, and how far apart still agrees."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from athletes.settings import ORDERABLE, PREFERRED, RULES, SOURCES, resolve
from ingest import wording_recorded, wording_values
from ingest.reconcile.fields import ORDER, Field, Source
from ingest.selectors.rules import field_named
from tenancy.models import Organization

PLACES = 3
PERCENT, MINUTES, BPM = (100.0, _("%")), (1 / 60, _("minutes")), (1.0, _("bpm"))
# By key: what is asked, how many of the shown unit are one of the stored, the unit, and a word of help.
LIMITS: dict[str, tuple[Any, tuple[float, Any], Any]] = {
    "same.start_s": (_("Start"), MINUTES, _("How far apart two starts may be.")),
    "same.distance": (_("Distance"), PERCENT, _("How far apart two distances may be.")),
    "same.overlap": (
        _("Time in common"),
        PERCENT,
        _("With more than this, it is the same run too."),
    ),
    "agree.distance_m": (_("Distance"), PERCENT, ""),
    "agree.timer_s": (_("Duration"), PERCENT, ""),
    "agree.avg_hr_bpm": (_("Mean heart rate"), BPM, ""),
    "agree.ascent_m": (_("Ascent"), PERCENT, ""),
}


class RuleForm(forms.Form):
    """One source that is always taken for one field; none takes the rule back."""

    field = forms.ChoiceField(label=_("For"))
    source = forms.ChoiceField(label=_("Always take"), required=False)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["source"].required = data is None  # whoever makes a rule names one
        _offer(self.fields["field"], ((of, capfirst(field_named(of))) for of in PREFERRED))
        _offer(self.fields["source"], _named(SOURCES))


class RulesForm(forms.Form):
    """Carries the version of the settings that the owner has seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, organization: Organization) -> None:
        super().__init__(data, initial={"version": organization.settings_version})
        self.settings, _problems = resolve(organization.settings)
        for of in ORDERABLE:
            self._ask_order(of)
        for key, (label, (factor, _unit), help_text) in LIMITS.items():
            self._ask_limit(key, label, factor, help_text)

    @property
    def orders(self) -> Iterator[tuple[str, list[forms.BoundField], list[Any]]]:
        """What it is about, the boxes, and what is wrong with them together."""
        for of in ORDERABLE:
            boxes = [self[name] for name in _boxes(of)]
            yield capfirst(wording_values.field(of)), boxes, [error for box in boxes for error in box.errors]

    @property
    def same(self) -> list[tuple[forms.BoundField, Any]]:
        return self._limits("same.")

    @property
    def agree(self) -> list[tuple[forms.BoundField, Any]]:
        return self._limits("agree.")

    def clean(self) -> dict[str, Any]:
        for of in ORDERABLE:
            given = self._ordered(of)
            if len(set(given)) < len(given):
                self.add_error(_boxes(of)[-1], _("Name each source once."))
        return self.cleaned_data

    def changes(self) -> dict[str, Any]:
        """By key of the settings; None for what is as the product has it."""
        orders = {f"order.{of}": ",".join(self._ordered(of)) for of in ORDERABLE}
        usual = {f"order.{of}": ",".join(_usual(of)[:PLACES]) for of in ORDERABLE}
        limits = {key: self.cleaned_data[key] / factor for key, (_l, (factor, _u), _h) in LIMITS.items()}
        limits = {key: round(value, 6) for key, value in limits.items()}
        wanted, defaults = {**orders, **limits}, {**usual, **{key: RULES[key].default for key in LIMITS}}
        return {key: None if value == defaults[key] else value for key, value in wanted.items()}

    def _ask_order(self, of: str) -> None:
        first = [name for name in self.settings.order[of].split(",") if name in _usual(of)]
        now = list(dict.fromkeys([*first, *_usual(of)]))
        labels = (_("first"), _("second"), _("third"))
        for name, chosen, label in zip(_boxes(of), now, labels, strict=False):
            box = forms.ChoiceField(label=label, initial=chosen)
            box.widget.attrs["aria-label"] = f"{capfirst(wording_values.field(of))}, {label}"
            _offer(box, _named(_usual(of)))
            self.fields[name] = box

    def _ask_limit(self, key: str, label: Any, factor: float, help_text: Any) -> None:
        section, _dot, name = key.partition(".")
        rule, holds = RULES[key], getattr(self.settings, section)[name]
        self.fields[key] = forms.FloatField(
            label=label,
            help_text=help_text,
            initial=_plain(holds * factor),
            min_value=_plain(rule.low * factor),
            max_value=_plain(rule.high * factor),
        )
        self.fields[key].widget.attrs["step"] = "any"

    def _limits(self, section: str) -> list[tuple[forms.BoundField, Any]]:
        return [(self[key], unit) for key, (_l, (_f, unit), _h) in LIMITS.items() if key.startswith(section)]

    def _ordered(self, of: str) -> list[str]:
        return [self.cleaned_data[name] for name in _boxes(of) if name in self.cleaned_data]


def _plain(number: float) -> float:
    """5, and 2.5: as a person would type it."""
    rounded = round(number, 4)
    return int(rounded) if rounded == int(rounded) else rounded


def _boxes(of: str) -> list[str]:
    return [f"{of}-{place}" for place in range(1, min(PLACES, len(_usual(of))) + 1)]


def _usual(of: str) -> list[str]:
    """The order that the product has; what a person typed always comes first and is not named."""
    return [source.value for source in ORDER[Field(of)] if source != Source.MANUAL]


def _named(kinds: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((kind, capfirst(wording_recorded.source(kind))) for kind in kinds)


def _offer(field: forms.Field, choices: Iterable[tuple[str, str]]) -> None:
    if isinstance(field, forms.ChoiceField):
        field.choices = list(choices)

"""Dated zones: where each of zones 2 to 6 begins."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from athletes.fields import DayField, PaceField, UnitsForm
from athletes.models import ZoneKind

NUMBERS = range(2, 7)
NAMES = tuple(f"zone_{number}" for number in NUMBERS)
# Zone 5 begins at the threshold.
LABELS = {
    "zone_2": _("Zone 2 from"),
    "zone_3": _("Zone 3 from"),
    "zone_4": _("Zone 4 from"),
    "zone_5": _("Zone 5 from: threshold"),
    "zone_6": _("Zone 6 from"),
}


class ZonesForm(UnitsForm):
    """Both kinds of zones; `bounds` fill the boxes where there are any."""

    kind: ZoneKind
    not_rising = _("Each zone begins above the one before.")

    valid_from = DayField(
        label=_("Valid from"), help_text=_("Runs from this day on are counted with these zones.")
    )

    def __init__(
        self, data: Any = None, *, bounds: Sequence[float] | None, today: date, units: str = "metric"
    ) -> None:
        filled = dict(zip(NAMES, map(self.shown, bounds or ()), strict=False))
        initial: dict[str, Any] = {"valid_from": today, **filled}
        super().__init__(data, initial=initial, units=units, prefix=self.kind.value)
        valid_from = self.fields["valid_from"]
        if isinstance(valid_from, DayField):
            valid_from.latest = today
        for name, label in LABELS.items():
            self.fields[name].label = label

    @staticmethod
    def shown(bound: float) -> float:
        """The bound as its box takes it."""
        return bound

    @property
    def zones(self) -> list[forms.BoundField]:
        """The five boxes, zone 2 first."""
        return [self[name] for name in NAMES]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        known = [(name, cleaned[name]) for name in NAMES if cleaned.get(name) is not None]
        for (_below, low), (name, high) in pairwise(known):
            if low >= high:
                self.add_error(name, self.not_rising)
        return cleaned

    def bounds(self) -> tuple[float, ...]:
        return tuple(float(self.cleaned_data[name]) for name in NAMES)


class HeartRateZonesForm(ZonesForm):
    kind = ZoneKind.HEART_RATE

    zone_2 = forms.IntegerField(min_value=60, max_value=230)
    zone_3 = forms.IntegerField(min_value=60, max_value=230)
    zone_4 = forms.IntegerField(min_value=60, max_value=230)
    zone_5 = forms.IntegerField(min_value=60, max_value=230)
    zone_6 = forms.IntegerField(min_value=60, max_value=230)

    @staticmethod
    def shown(bound: float) -> float:
        return round(bound)


class PaceZonesForm(ZonesForm):
    kind = ZoneKind.PACE
    not_rising = _("Each zone begins at a faster pace than the one before.")

    zone_2 = PaceField()
    zone_3 = PaceField()
    zone_4 = PaceField()
    zone_5 = PaceField()
    zone_6 = PaceField()

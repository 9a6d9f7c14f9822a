"""Form fields for pace, distance, time and day: tolerant of how people write, in their own units."""

from datetime import date
from functools import lru_cache
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from athletes import typed
from tenancy.templatetags.display import clock

Text = str | Promise


class UnitsForm(forms.Form):
    """A form whose fields speak the person's units."""

    def __init__(self, *args: Any, units: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, SpokenField):
                field.units = units

    def clean(self) -> dict[str, Any]:
        """What was left as it was shown keeps its exact value: 4:08 stands for many speeds."""
        cleaned = super().clean() or {}
        for name, field in self.fields.items():
            untouched = isinstance(field, SpokenField) and name not in self.changed_data
            if untouched and cleaned.get(name) is not None:
                cleaned[name] = self.get_initial_for_field(field, name)
        return cleaned


class SpokenField(forms.Field):
    """Text that is read as a number, and a number that is shown as text."""

    widget = forms.TextInput
    units = "metric"

    def __init__(self, *, low: float, high: float, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.low, self.high = low, high

    @property
    def unit(self) -> str:
        """What stands behind the box."""
        return ""

    def to_python(self, value: Any) -> float | None:
        text = str(value or "").strip()
        if not text:
            return None
        try:
            number = self.read(text)
        except typed.NotRead:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from None
        if not self.low <= number <= self.high:
            limits = {"low": self.show(self.low), "high": self.show(self.high)}
            raise forms.ValidationError(self.error_messages["limits"], code="limits", params=limits)
        return number

    def has_changed(self, initial: Any, data: Any) -> bool:
        return str(self.prepare_value(initial) or "") != str(data or "").strip()

    def prepare_value(self, value: Any) -> Any:
        return self.show(value) if isinstance(value, int | float) else value

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"autocomplete": "off", "spellcheck": "false"}

    def read(self, text: str) -> float:
        """The number of the text; raises typed.NotRead."""
        raise NotImplementedError

    def show(self, number: float) -> str:
        """The text of the number."""
        raise NotImplementedError


class PaceField(SpokenField):
    """4:10 a kilometre or mile ↔ m/s."""

    default_error_messages = {
        "invalid": _("Write minutes and seconds, like 4:10."),
        "limits": _("A running pace lies between %(high)s and %(low)s."),
    }

    def __init__(self, *, low: float = 0.8, high: float = 8.0, **kwargs: Any) -> None:
        super().__init__(low=low, high=high, **kwargs)

    @property
    def unit(self) -> str:
        return pgettext("pace", "/mi") if self.units == typed.IMPERIAL else pgettext("pace", "/km")

    def read(self, text: str) -> float:
        return typed.speed_m_s(text, units=self.units)

    def show(self, number: float) -> str:
        return clock(typed.unit_m(self.units) / number)


class DistanceField(SpokenField):
    """21.1 kilometres or miles ↔ metres."""

    default_error_messages = {
        "invalid": _("Write a distance, like 10, 21.1 km or 400 m."),
        "limits": _("The distance must lie between %(low)s and %(high)s."),
    }

    def __init__(self, *, low: float = 100.0, high: float = 1_000_000.0, **kwargs: Any) -> None:
        super().__init__(low=low, high=high, **kwargs)

    @property
    def unit(self) -> str:
        return gettext("mi") if self.units == typed.IMPERIAL else gettext("km")

    def read(self, text: str) -> float:
        return typed.metres(text, units=self.units)

    def show(self, number: float) -> str:
        return f"{number / typed.unit_m(self.units):.4f}".rstrip("0").rstrip(".")


class DurationField(SpokenField):
    """1:31:00 ↔ seconds; a number alone is minutes."""

    default_error_messages = {
        "invalid": _("Write a time, like 25:30 or 1:31:00."),
        "limits": _("The time must lie between %(low)s and %(high)s."),
    }

    def __init__(self, *, low: float = 1, high: float = 7 * 24 * 3600, **kwargs: Any) -> None:
        super().__init__(low=low, high=high, **kwargs)

    def read(self, text: str) -> float:
        return typed.seconds(text)

    def show(self, number: float) -> str:
        return clock(number)


class DayField(forms.DateField):
    """A calendar day, in the browser's own picker; `latest` and `earliest` are given by the form."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    default_error_messages = {
        "early": _("This is too long ago."),
        "late": _("This day has not come yet."),
    }

    def __init__(self, *, earliest: date = date(1900, 1, 1), **kwargs: Any) -> None:
        formats = ["%Y-%m-%d", "%Y.%m.%d", "%Y/%m/%d", "%d.%m.%Y"]
        super().__init__(input_formats=formats, **kwargs)
        self.earliest, self.latest = earliest, date.max

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value is not None and value < self.earliest:
            raise forms.ValidationError(self.error_messages["early"], code="early")
        if value is not None and value > self.latest:
            raise forms.ValidationError(self.error_messages["late"], code="late")


@lru_cache(maxsize=1)
def time_zones() -> list[tuple[str, str]]:
    """Every zone with a city or sea in its name, as its own label."""
    names = (name for name in sorted(available_timezones()) if "/" in name or name == "UTC")
    return [(name, name.replace("_", " ")) for name in names]

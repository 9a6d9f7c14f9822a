"""The map of pain in the check-in: a row for each part of the body, a box for each side."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django import forms
from django.utils.translation import gettext_lazy as _

from analytics.answers import HIGHEST_PAIN, Spoken
from readiness.models import BodyPart, Side

NAME = "spot-{part}-{side}"


Typed = tuple[str, str, str]
"""Part, side, and what was typed."""


class Box(NamedTuple):
    """A box of the map: its name and what stands in it."""

    name: str
    value: str
    side: str


class Row(NamedTuple):
    """A part of the body with its boxes."""

    label: str
    boxes: tuple[Box, ...]


class MapWidget(forms.Widget):
    """Reads the boxes; readiness/pain_map.html draws them."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[Typed]:
        found = []
        for part in BodyPart.values:
            for side in Side.values:
                text = str(data.get(NAME.format(part=part, side=side)) or "").strip()
                if text:
                    found.append((part, side, text))
        return found

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return not self.value_from_datadict(data, files, name)


class MapField(forms.Field):
    """Places that hurt, each with 0 to 10."""

    widget = MapWidget
    default_error_messages = {"scale": _("Write numbers from 0 to 10.")}

    def to_python(self, value: Sequence[tuple[str, str, str]] | None) -> tuple[Spoken, ...]:
        return tuple((part, side, self._number(text)) for part, side, text in value or ())

    def _number(self, text: str) -> int:
        if not (text.isascii() and text.isdecimal() and len(text) <= 2 and int(text) <= HIGHEST_PAIN):
            raise forms.ValidationError(self.error_messages["scale"], code="scale")
        return int(text)


def rows_of(said: Sequence[tuple[str, str, Any]] | None) -> tuple[Row, ...]:
    """The map with what was said in its boxes."""
    given = {(part, side): str(pain) for part, side, pain in said or ()}
    return tuple(Row(str(part.label), tuple(_box(part, side, given) for side in Side)) for part in BodyPart)


def _box(part: BodyPart, side: Side, given: Mapping[tuple[str, str], str]) -> Box:
    name = NAME.format(part=part.value, side=side.value)
    return Box(name, given.get((part.value, side.value), ""), str(side.label))

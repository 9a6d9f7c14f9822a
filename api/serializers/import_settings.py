"""How the organization reconciles sources: whose word comes first, and how far apart still agrees."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from api.serializers.fields import choice
from athletes.settings import ORDERABLE, RULES
from athletes.settings import Settings as Holding
from ingest.reconcile.fields import ORDER, Field, Source

TELLERS = [(source.value, source.value) for source in Source if source != Source.MANUAL]


def usual(of: str) -> list[str]:
    """The order that the product has; what a person typed always comes first and is not named."""
    return [source.value for source in ORDER[Field(of)] if source != Source.MANUAL]


class Order(serializers.ListField):
    """Sources that tell of the field, the first first, each once; those left out follow as usual."""

    default_error_messages = {
        "twice": _("Name each source once."),
        "invalid_choice": _("Of this field these tell: %(names)s."),
    }

    def __init__(self, *, of: str) -> None:
        super().__init__(child=choice(TELLERS), required=False, allow_null=True, allow_empty=False)
        self.of = of

    def to_internal_value(self, data: Any) -> list[str]:
        named: list[str] = super().to_internal_value(data)
        if len(set(named)) < len(named):
            self.fail("twice")
        known = usual(self.of)
        if not set(named) <= set(known):
            words = self.error_messages["invalid_choice"] % {"names": ", ".join(known)}
            raise serializers.ValidationError(words, "invalid_choice")
        return named


def limit(key: str, help_text: str = "") -> serializers.FloatField:
    return serializers.FloatField(
        min_value=RULES[key].low,
        max_value=RULES[key].high,
        required=False,
        allow_null=True,
        help_text=help_text or None,
    )


class Orders(serializers.Serializer):
    """Who is believed first, by field."""

    name = Order(of="name")
    workout_type = Order(of="workout_type")
    shoe = Order(of="shoe")
    distance_m = Order(of="distance_m")
    timer_s = Order(of="timer_s")
    avg_hr_bpm = Order(of="avg_hr_bpm")
    avg_cadence_spm = Order(of="avg_cadence_spm")
    ascent_m = Order(of="ascent_m")
    streams = Order(of="streams")


class Agreeing(serializers.Serializer):
    """How far apart two values of a field may be and still agree: shares of the greater, bpm of a pulse."""

    distance_m = limit("agree.distance_m")
    timer_s = limit("agree.timer_s")
    avg_hr_bpm = limit("agree.avg_hr_bpm")
    ascent_m = limit("agree.ascent_m")


class Same(serializers.Serializer):
    """How far apart two accounts may be and still tell of one run."""

    start_s = limit("same.start_s")
    distance = limit("same.distance", help_text="a share of the longer one")
    overlap = limit("same.overlap", help_text="with a greater share of time in common it is the same run too")


class Wishes(serializers.Serializer):
    """What is left out of a change stays; null takes back to what the product does."""

    order = Orders(required=False)
    agree = Agreeing(required=False)
    same = Same(required=False)


class ImportSettings(Wishes):
    version = serializers.IntegerField(help_text="of the organization's settings")


def shown(settings: Holding, version: int) -> dict[str, Any]:
    """What holds, with every source of each order."""
    orders = {of: _whole(of, settings.order[of].split(",")) for of in ORDERABLE}
    return {"version": version, "order": orders, "agree": settings.agree, "same": settings.same}


def changes_of(said: Mapping[str, Any]) -> dict[str, Any]:
    """By key of athletes.settings; None for what is as the product has it."""
    return dict(_changes(said))


def _changes(said: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for of, first in said.get("order", {}).items():
        yield f"order.{of}", ",".join(_shortest(of, first or [])) or None
    for section in ("agree", "same"):
        for name, value in said.get(section, {}).items():
            key = f"{section}.{name}"
            yield key, None if value == RULES[key].default else value


def _shortest(of: str, first: list[str]) -> list[str]:
    """As few sources as make the same order: the page of settings shows and keeps the first three."""
    whole = _whole(of, first)
    return next(whole[:few] for few in range(len(whole) + 1) if _whole(of, whole[:few]) == whole)


def _whole(of: str, first: list[str]) -> list[str]:
    known = usual(of)
    return list(dict.fromkeys([*(kind for kind in first if kind in known), *known]))

"""The rules that watch over athletes: what each does, its numbers, and what they would have opened."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from rest_framework import serializers

from analytics.rules import CURRENT, Group
from api.serializers.fields import Moment, choice
from athletes import settings
from athletes.settings import RULES
from coach.forms.rules import ACTIONS, CONTACT, LEVELS, SCORE, keys_of, label_of
from readiness import wording
from readiness.models import FlagKind

GROUPS = [(group.value, group.value) for group in Group]


class Number(serializers.Serializer):
    """One setting: what holds, whether it is this one's own, and its limits where it is a number."""

    key = serializers.CharField()
    name = serializers.CharField()
    value = serializers.JSONField()
    own = serializers.BooleanField(help_text="false: the organization's, or the product's")
    low = serializers.FloatField(allow_null=True)
    high = serializers.FloatField(allow_null=True)


class WatchRule(serializers.Serializer):
    """One rule of the catalogue."""

    code = serializers.CharField(help_text="the kind of flag that it raises")
    version = serializers.IntegerField()
    group = choice(GROUPS)
    name = serializers.CharField()
    does = serializers.CharField(help_text="when it speaks with these numbers, and what comes of it")
    numbers = Number(many=True)


class Run(serializers.Serializer):
    """How far it is that athletes are looked at again."""

    total = serializers.IntegerField()
    done = serializers.IntegerField()
    started_at = Moment()
    finished_at = Moment(allow_null=True)


class WatchRules(serializers.Serializer):
    """All rules; `levels` are read by several, `score` by the readiness itself.

    `actions`: when a referral, a way back or another day is proposed; `contact`: days until a word is due.
    """

    version = serializers.IntegerField()
    levels = Number(many=True)
    score = Number(many=True)
    actions = Number(many=True)
    contact = Number(many=True)
    rules = WatchRule(many=True)
    run = Run(allow_null=True)


class RuleChanges(serializers.Serializer):
    """Settings by key; null takes one back to the organization's, or the product's."""

    changes = serializers.DictField(child=serializers.JSONField(allow_null=True))


class RulePreview(serializers.Serializer):
    """The cases of the last seven days; `about`: of everybody, where only `asked` of them were."""

    cases = serializers.IntegerField()
    about = serializers.IntegerField()
    by_code = serializers.DictField(child=serializers.IntegerField())
    asked = serializers.IntegerField()
    athletes = serializers.IntegerField()


def shown(*, stored: Mapping[str, Any], holding: settings.Settings, version: int, run: Any) -> dict[str, Any]:
    """The rules as they hold, and which of their numbers are stored here."""
    own = settings.flat(stored)
    values = settings.flat(asdict(holding))

    def numbers(keys: Any) -> list[dict[str, Any]]:
        return [_number(key, values[key], own.get(key) is not None) for key in keys]

    return {
        "version": version,
        "levels": numbers(LEVELS),
        "score": numbers(SCORE),
        "actions": numbers(ACTIONS),
        "contact": numbers(CONTACT),
        "rules": [
            {
                "code": rule.code,
                "version": rule.version,
                "group": group.value,
                "name": str(FlagKind(rule.code).label),
                "does": wording.rule_does(rule.code, values),
                "numbers": numbers(keys_of(rule)),
            }
            for group, rules in CURRENT.items()
            for rule in rules
        ],
        "run": run,
    }


def _number(key: str, value: Any, own: bool) -> dict[str, Any]:
    rule = RULES[key]
    bounded = not isinstance(rule.default, bool) and not rule.choices
    limits = {"low": rule.low if bounded else None, "high": rule.high if bounded else None}
    return {"key": key, "name": label_of(key), "value": value, "own": own, **limits}

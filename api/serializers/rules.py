"""Which sources are always taken, for an athlete or for everybody."""

from django.utils.text import capfirst
from django.utils.translation import gettext
from rest_framework import serializers

from api.serializers.fields import choice
from athletes.settings import PREFERRED, SOURCES
from ingest.selectors.rules import Rule as HeldRule

PREFERABLE = [(of, of) for of in PREFERRED]
SOURCE_KINDS = [(kind, kind) for kind in SOURCES]


class Rule(serializers.Serializer):
    """`source` is always taken for the field, behind what a person typed. `own`: the athlete's alone."""

    field = choice(PREFERABLE)
    source = choice(SOURCE_KINDS, source="kind")  # type: ignore[assignment]  # a field of that name
    own = serializers.BooleanField()
    words = serializers.SerializerMethodField()

    def get_words(self, rule: HeldRule) -> str:
        return gettext("%(what)s: always %(source)s") % {"what": capfirst(rule.what), "source": rule.source}


class Rules(serializers.Serializer):
    """The rules in force. `version` is the athlete's, or that of the organization's settings."""

    version = serializers.IntegerField()
    rules = Rule(many=True)


class NewRule(serializers.Serializer):
    """It replaces the rule of the same field."""

    field = choice(PREFERABLE)
    source = choice(SOURCE_KINDS)  # type: ignore[assignment]  # a field of that name

"""What the rules read when they spoke, and what they say of it again."""

from typing import Any

from rest_framework import serializers

from api.serializers.fields import choice
from readiness import models
from readiness.models import FlagKind
from readiness.selectors import explain_again


class RuleRead(serializers.Serializer):
    """A rule in its version of then, with all that it read; `share`: what it says of that today, too."""

    code = choice(FlagKind.choices)
    version = serializers.IntegerField()
    facts = serializers.DictField(help_text="by the names of analytics.rules.Facts")
    numbers = serializers.DictField(help_text="settings by key, as they stood")
    share = serializers.FloatField(allow_null=True)


def explained(kept: models.Intervention | models.Decision) -> list[dict[str, Any]]:
    """By factor, in their order; empty or shorter where they were said before rules kept what they read."""
    again = explain_again(kept)
    if again is None:
        return []
    pairs = zip(kept.basis["rules"], again.factors, strict=True)
    return [{**read, "share": one.share if one else None} for read, one in pairs if read is not None]

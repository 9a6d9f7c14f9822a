"""Sessions of the library, in every language it has."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from api.serializers.fields import Words, choice
from api.serializers.plans import Steps
from planning.models import Category
from planning.wording import contraindication

TEXTS = ("title", "purpose", "cues")


class InLanguage(serializers.Serializer):
    title = serializers.CharField()
    purpose = serializers.CharField()
    cues = serializers.CharField()


class InLanguages(serializers.Serializer):
    en = InLanguage()
    ko = InLanguage()


class Caution(serializers.Serializer):
    """When the session is the wrong one."""

    code = serializers.CharField(source="*")
    words = serializers.SerializerMethodField()

    def get_words(self, code: str) -> str:
        return contraindication(code)


class Usual(serializers.Serializer):
    """From fast runners to slow ones; the load is a typical runner's."""

    least_min = serializers.IntegerField()
    most_min = serializers.IntegerField()
    load = serializers.FloatField()


class LibrarySession(serializers.Serializer):
    """`duration_s`, `distance_m` and `load` are those of the athlete in the query, or of a typical runner.

    `harder` and `easier` are the codes of its neighbours on the ladder.
    """

    code = serializers.SlugField(source="session.code")
    category = choice(Category.choices, source="session.category")
    level = serializers.FloatField(source="session.level")
    title = Words(source="session.title")
    purpose = Words(source="session.purpose")
    cues = Words(source="session.cues")
    in_languages = serializers.SerializerMethodField()
    steps = Steps(source="session.steps")
    duration_s = serializers.FloatField(source="card.totals.duration_s")
    distance_m = serializers.FloatField(source="card.totals.distance_m", allow_null=True)
    load = serializers.FloatField(source="card.totals.load")
    usual = Usual(source="session")
    contraindications = Caution(source="session.contraindications", many=True)
    tags = serializers.ListField(source="session.tags", child=serializers.CharField())
    harder = serializers.SlugField(source="session.progression", allow_blank=True)
    easier = serializers.SlugField(source="session.regression", allow_blank=True)
    retired = serializers.BooleanField(source="session.retired")

    @extend_schema_field(InLanguages)
    def get_in_languages(self, found: Any) -> dict[str, dict[str, str]]:
        session = found.session
        return {
            language: {name: getattr(session, name).get(language, "") for name in TEXTS}
            for language in ("en", "ko")
        }

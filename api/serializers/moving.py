"""Two activities made one, and a source made an activity of its own."""

from typing import Any

from django.utils.translation import gettext
from rest_framework import serializers

from api import selectors
from api.serializers.activities import Activity
from api.serializers.conflicts import Value
from api.serializers.sources import FieldSaid
from ingest.services import Foreseen


class Other(serializers.Serializer):
    """The activity that is the same run; it goes into the one of the address."""

    other = serializers.UUIDField()


class Split(serializers.Serializer):
    """The source that tells of another run, by its name in `activities/{id}/sources/`."""

    source = serializers.CharField(max_length=200)  # type: ignore[assignment]  # a field of that name


class ForeseenField(FieldSaid):
    """`before` is what counts now."""

    before = Value(allow_null=True)


class Preview(serializers.Serializer):
    """What a merge would make of two activities."""

    version = serializers.IntegerField(help_text="of the activity that stays, for If-Match")
    words = serializers.SerializerMethodField()
    stays = Activity()
    goes = Activity()
    provenance = ForeseenField(many=True)
    disputed = serializers.ListField(
        child=serializers.CharField(), help_text="fields that somebody would be asked about"
    )
    carried = serializers.ListField(
        child=serializers.CharField(), help_text="what the athlete said of the one that goes: rpe, note …"
    )

    def get_words(self, _found: Any) -> str:
        return gettext(
            "All sources of the second activity, and what was said of how it felt, move to the first, each "
            "value is chosen again among all sources, and the second is no longer listed."
        )


def previewed(found: Foreseen) -> dict[str, Any]:
    """What the merge would make, as Preview shows it."""
    now = found.keep.provenance
    fields = [
        {**FieldSaid(one).data, "before": selectors.chosen_value(now, one.field)}
        for one in selectors.said_of_fields(found.provenance)
    ]
    return {
        "version": found.keep.version,
        "stays": found.keep,
        "goes": found.other,
        "provenance": fields,
        "disputed": found.disputed,
        "carried": found.carried,
    }

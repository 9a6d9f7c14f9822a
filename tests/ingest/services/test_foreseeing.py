"""What a merge would make of two activities, said before anything is written."""

from typing import Any

import pytest

from athletes.models import Activity, ActivitySource
from ingest import services
from ingest.models import Conflict
from ingest.services import Answer, AnswerKind, CannotMove
from tests.factories import NOW, Club
from tests.ingest.services.deciding_of import activity_of, card_of, in_dispute, told, twins


def rows() -> list[list[Any]]:
    """All that a merge would write."""
    models = (Activity, ActivitySource, Conflict)
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_foreseen_is_what_the_merge_then_does(inside: Club) -> None:
    keep = in_dispute(inside)
    other = activity_of(inside, told("log", "row:1", distance_m=9050.0, name="Easy"))

    foreseen = services.foresee_merge(keep=keep, other=other)
    services.merge_activities(keep=keep, other=other, member=inside.coach, now=NOW)

    keep.refresh_from_db()
    assert foreseen.provenance == keep.provenance
    asked = Conflict.objects.filter(activity=keep, state="pending").values_list("field", flat=True)
    assert foreseen.disputed == tuple(asked) == ("distance_m",)


def test_foreseeing_writes_nothing(inside: Club) -> None:
    keep, other = twins(inside)
    ActivitySource.objects.filter(activity=other).update(told={"shoe": "Racers", "timer_s": 60.0}, day=None)
    before = rows()

    services.foresee_merge(keep=keep, other=other)

    assert rows() == before


def test_what_the_athlete_said_is_carried_where_nothing_stands(inside: Club) -> None:
    keep, other = twins(inside)
    Activity.objects.filter(pk=keep.pk).update(rpe=4, note="Calm")
    Activity.objects.filter(pk=other.pk).update(rpe=7, feel=2, note="Windy")

    assert services.foresee_merge(keep=keep, other=other).carried == ("feel", "note")


def test_what_was_decided_of_the_one_that_stays_still_counts(inside: Club) -> None:
    keep, other = in_dispute(inside), activity_of(inside, told("log", "row:1", distance_m=5000.0))
    answer = Answer(AnswerKind.SOURCE, ("strava|id:1",))
    services.decide(conflict=card_of(keep), member=inside.coach, choice=answer, now=NOW)

    foreseen = services.foresee_merge(keep=keep, other=other)

    first = foreseen.provenance["distance_m"][0]
    assert (first["source"], first["reason"], foreseen.disputed) == ("strava|id:1", "picked", ())


def test_what_cannot_be_one_is_not_foreseen(inside: Club) -> None:
    keep, other = twins(inside)
    Activity.objects.filter(pk=other.pk).update(deleted_at=NOW)

    for one in (keep, other):
        with pytest.raises(CannotMove):
            services.foresee_merge(keep=keep, other=one)

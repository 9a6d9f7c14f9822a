"""Two activities merged by hand, one split in two; and both taken back."""

from datetime import timedelta

import pytest

from athletes.models import Activity, ActivitySource
from athletes.services import Changed
from ingest import services
from ingest.models import Conflict
from ingest.services import CannotMove
from planning.models import PlannedSession
from tests.factories import NOW, Club
from tests.ingest.services.deciding_of import STARTED_AT, activity_of, in_dispute, sources_of, told, twins
from tests.planning.making import make_plan, make_session

LATER = NOW + timedelta(hours=1)


def merged(club: Club, keep: Activity, other: Activity, **facts: object) -> Conflict:
    return services.merge_activities(keep=keep, other=other, member=club.coach, now=LATER, **facts)


def test_merging_moves_sources_and_what_the_athlete_said(inside: Club):
    keep, other = twins(inside)
    Activity.objects.filter(pk=keep.pk).update(rpe=4)
    Activity.objects.filter(pk=other.pk).update(rpe=7, feel=2, note="Windy")

    merged(inside, keep, other)

    keep.refresh_from_db()
    other.refresh_from_db()
    assert sources_of(keep) == {"file:a", "row:1"}
    assert (keep.rpe, keep.feel, keep.note, keep.name) == (4, 2, "Windy", "Tempo")
    assert other.deleted_at == LATER


def test_merging_carries_over_what_was_planned(inside: Club):
    keep, other = twins(inside)
    plan = make_plan(inside.athlete, inside.coach)
    session = make_session(plan, STARTED_AT.date(), activity=other, outcome="done", match_locked=True)

    merged(inside, keep, other)

    assert PlannedSession.objects.get(pk=session.pk).activity == keep


def test_merging_again_returns_the_first_decision(inside: Club):
    keep, other = twins(inside)
    first = merged(inside, keep, other)

    assert merged(inside, keep, other) == first


def test_merging_is_taken_back_with_all_that_was_carried_over(inside: Club):
    keep, other = twins(inside)
    Activity.objects.filter(pk=other.pk).update(feel=2, note="Windy")
    card = merged(inside, keep, other)

    undone = services.undo_decision(conflict=card, now=LATER, version=card.version)

    keep.refresh_from_db()
    other.refresh_from_db()
    assert (sources_of(keep), sources_of(other)) == ({"file:a"}, {"row:1"})
    assert (keep.feel, keep.note, keep.name, other.deleted_at) == (None, "", "", None)
    assert undone.state == "withdrawn"


def test_merging_what_cannot_be_one_is_refused(inside: Club):
    keep, other = twins(inside)

    with pytest.raises(CannotMove):
        merged(inside, keep, keep)
    with pytest.raises(Changed):
        merged(inside, keep, other, version=keep.version + 1)
    Activity.objects.filter(pk=other.pk).update(deleted_at=NOW)
    with pytest.raises(CannotMove):
        merged(inside, keep, other)


def test_a_source_is_split_off_into_an_activity_of_its_own(inside: Club):
    activity = in_dispute(inside)
    source = ActivitySource.objects.select_related("athlete").get(key="id:1")

    card = services.split_source(source=source, member=inside.coach, now=LATER)

    activity.refresh_from_db()
    assert card.other is not None
    card.other.refresh_from_db()
    assert (sources_of(activity), sources_of(card.other)) == ({"file:a"}, {"id:1"})
    assert (activity.distance_m, card.other.distance_m) == (9000.0, 12_000.0)


def test_splitting_is_taken_back(inside: Club):
    activity = in_dispute(inside)
    source = ActivitySource.objects.select_related("athlete").get(key="id:1")
    card = services.split_source(source=source, member=inside.coach, now=LATER)

    services.undo_decision(conflict=card, now=LATER, version=card.version)

    assert sources_of(activity) == {"file:a", "id:1"}
    assert Activity.objects.current().count() == 1


def test_the_only_source_is_not_split_off(inside: Club):
    activity_of(inside, told("fit", "file:a", distance_m=9000.0))

    with pytest.raises(CannotMove):
        services.split_source(source=ActivitySource.objects.get(), member=inside.coach, now=LATER)


def test_a_source_of_an_activity_that_has_changed_is_not_split_off(inside: Club):
    activity = in_dispute(inside)
    source = ActivitySource.objects.select_related("athlete").get(key="id:1")

    with pytest.raises(Changed):
        services.split_source(source=source, member=inside.coach, now=LATER, version=activity.version + 1)

    assert sources_of(activity) == {"file:a", "id:1"}


def test_a_merge_that_moves_the_run_to_the_day_before_moves_its_place_in_the_plan(inside: Club):
    plan, day = make_plan(inside.athlete, inside.coach), timedelta(days=1)
    other = activity_of(inside, told("fit", "file:a", distance_m=9000.0, started_at=STARTED_AT - day))
    keep = activity_of(inside, told("fit", "file:b", distance_m=9000.0))
    before = make_session(plan, STARTED_AT.date() - day, activity=other, outcome="done")
    after = make_session(plan, STARTED_AT.date(), activity=keep, outcome="done")

    card = merged(inside, keep, other)

    keep.refresh_from_db()
    sessions = {one.pk: one.activity_id for one in PlannedSession.objects.all()}
    assert (keep.day, sessions) == (before.day, {before.pk: keep.pk, after.pk: None})
    services.undo_decision(conflict=card, now=LATER, version=card.version)
    sessions = {one.pk: one.activity_id for one in PlannedSession.objects.all()}
    assert sessions == {before.pk: other.pk, after.pk: keep.pk}

"""Decisions: one card, all that are clear, a rule for good; each can be taken back."""

from datetime import timedelta
from uuid import uuid4

import pytest

from athletes.services import Changed
from athletes.settings import BadSetting
from ingest import services
from ingest.models import Conflict, ConflictState
from ingest.selectors import is_clear, last_decided
from ingest.services import Answer, AnswerKind, NoAnswer
from tenancy import queue
from tenancy.models import Outbox
from tests.factories import NOW, Club
from tests.ingest.services.deciding_of import (
    activity_of,
    card_of,
    in_dispute,
    match_card,
    sources_of,
    told,
    twins,
)

LATER = NOW + timedelta(hours=1)
STRAVA = Answer(AnswerKind.SOURCE, ("strava|id:1",))


def decided(club: Club, card: Conflict, answer: Answer, **facts: object) -> Conflict:
    return services.decide(conflict=card, member=club.coach, choice=answer, now=LATER, **facts)


def test_a_source_is_chosen_and_its_value_counts(inside: Club):
    activity = in_dispute(inside)

    card = decided(inside, card_of(activity), STRAVA, version=1)

    activity.refresh_from_db()
    assert activity.distance_m == 12_000.0
    assert (card.state, card.decided_by, card.decided_at) == ("resolved", inside.coach, LATER)
    assert activity.provenance["distance_m"][0]["reason"] == "picked"


@pytest.mark.parametrize(
    "answer, metres",
    [
        (Answer(AnswerKind.MEAN), 10_500.0),
        (Answer(AnswerKind.TYPED, value=10_000.0), 10_000.0),
        (Answer(AnswerKind.SOURCE, ("fit|file:a",)), 9000.0),
    ],
)
def test_a_mean_a_typed_value_and_a_source_count(inside: Club, answer: Answer, metres: float):
    activity = in_dispute(inside)

    decided(inside, card_of(activity), answer)

    activity.refresh_from_db()
    assert activity.distance_m == metres
    assert not Conflict.objects.filter(state=ConflictState.PENDING).exists()


def test_the_same_answer_again_changes_nothing(inside: Club):
    activity = in_dispute(inside)
    card = card_of(activity)
    first = decided(inside, card, STRAVA, version=1)

    again = decided(inside, card, STRAVA, version=1)

    activity.refresh_from_db()
    assert (again.version, again.decided_at) == (first.version, first.decided_at)
    assert activity.distance_m == 12_000.0


@pytest.mark.parametrize("version", [7, 1])
def test_another_answer_to_what_has_changed_is_refused(inside: Club, version: int):
    card = card_of(in_dispute(inside))
    if version == 1:
        decided(inside, card, STRAVA)

    with pytest.raises(Changed):
        decided(inside, card, Answer(AnswerKind.MEAN), version=version)


@pytest.mark.parametrize(
    "answer",
    [
        Answer(AnswerKind.SOURCE, ("garmin|id:9",)),
        Answer(AnswerKind.TYPED),
        Answer(AnswerKind.BOTH),
        Answer(AnswerKind.MERGE, activity=uuid4()),
    ],
)
def test_what_the_card_does_not_ask_is_refused(inside: Club, answer: Answer):
    with pytest.raises(NoAnswer):
        decided(inside, card_of(in_dispute(inside)), answer)


def test_a_decision_is_taken_back_and_asked_again(inside: Club):
    activity = in_dispute(inside)
    card = decided(inside, card_of(activity), STRAVA)

    undone = services.undo_decision(conflict=card, now=LATER, version=card.version)

    activity.refresh_from_db()
    assert (undone.state, undone.choice, undone.decided_by) == ("pending", None, None)
    assert activity.distance_m == 9000.0
    assert services.undo_decision(conflict=card, now=LATER, version=card.version).version == undone.version


def test_a_decision_that_changed_is_not_taken_back(inside: Club):
    card = decided(inside, card_of(in_dispute(inside)), STRAVA)

    with pytest.raises(Changed):
        services.undo_decision(conflict=card, now=LATER, version=card.version + 5)


def test_all_clear_suggestions_are_accepted_together_and_taken_back_together(inside: Club):
    clear = in_dispute(inside)
    unclear = activity_of(
        inside,
        told("strava", "id:8", started_at=NOW - timedelta(days=5), distance_m=9000.0),
        told("strava", "id:9", started_at=NOW - timedelta(days=5), distance_m=12_000.0),
    )
    cards = list(Conflict.objects.select_related("athlete"))

    done = services.accept_suggested(conflicts=cards, member=inside.coach, now=LATER)

    assert [one.activity for one in done] == [clear]
    assert not is_clear(card_of(unclear))
    together = last_decided(membership=inside.coach, decided=Conflict.objects.all())
    assert together == done
    services.undo_decisions(conflicts=together, now=LATER)
    assert Conflict.objects.filter(state=ConflictState.PENDING).count() == 2


def test_an_answer_that_it_stays_two_changes_no_activity(inside: Club):
    known, fresh = twins(inside)

    decided(inside, match_card(known, fresh), Answer(AnswerKind.BOTH))

    assert [one.deleted_at for one in (known, fresh)] == [None, None]
    assert (sources_of(known), sources_of(fresh)) == ({"file:a"}, {"row:1"})


def test_an_answer_that_it_is_the_same_merges_and_is_taken_back(inside: Club):
    known, fresh = twins(inside)
    card = decided(inside, match_card(known, fresh), Answer(AnswerKind.MERGE, activity=known.public_id))
    fresh.refresh_from_db()
    merged = (sources_of(known), fresh.deleted_at)

    undone = services.undo_decision(conflict=card, now=LATER, version=card.version)

    fresh.refresh_from_db()
    assert merged == ({"file:a", "row:1"}, LATER)
    assert (sources_of(known), sources_of(fresh), fresh.deleted_at) == ({"file:a"}, {"row:1"}, None)
    assert undone.state == ConflictState.PENDING


def test_a_preferred_source_is_taken_from_now_on(inside: Club):
    activity = in_dispute(inside)
    card = card_of(activity)

    services.prefer(athlete=inside.athlete, field="distance_m", source="strava")

    assert Outbox.objects.filter(kind="ingest.reconcile").count() == 1
    queue.drain()
    activity.refresh_from_db()
    card.refresh_from_db()
    assert (activity.distance_m, card.state) == (12_000.0, ConflictState.WITHDRAWN)


def test_a_source_that_cannot_be_preferred_is_refused(inside: Club):
    with pytest.raises(BadSetting):
        services.prefer(athlete=inside.athlete, field="rpe", source="strava")

"""Until when what was merged or split by hand can be taken back."""

from datetime import timedelta

from ingest import services
from ingest.selectors.moving import moved_lately, undone_until
from ingest.services import Answer, AnswerKind
from tests.factories import NOW, Club
from tests.ingest.services.deciding_of import match_card, twins


def test_a_move_can_be_taken_back_as_long_as_its_page_offers_that(inside: Club) -> None:
    keep, other = twins(inside)
    move = services.merge_activities(keep=keep, other=other, member=inside.coach, now=NOW)

    until = undone_until(move)

    assert until == NOW + timedelta(minutes=10)
    assert moved_lately(activity=keep, now=until - timedelta(seconds=1)) == move
    assert moved_lately(activity=keep, now=until) is None


def test_what_was_taken_back_cannot_be_again(inside: Club) -> None:
    keep, other = twins(inside)
    move = services.merge_activities(keep=keep, other=other, member=inside.coach, now=NOW)

    assert undone_until(services.undo_decision(conflict=move, now=NOW)) is None


def test_answers_to_cards_have_no_such_end(inside: Club) -> None:
    known, fresh = twins(inside)
    card = match_card(known, fresh)
    into = Answer(AnswerKind.MERGE, activity=known.public_id)

    merged = services.decide(conflict=card, member=inside.coach, choice=into, now=NOW)

    assert [undone_until(one) for one in (card, merged)] == [None, None]

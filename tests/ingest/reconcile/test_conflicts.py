"""Cards for a person, and accepting what is suggested."""

from ingest.reconcile.candidates import Ambiguous, Match, best
from ingest.reconcile.conflicts import ConflictKind, State, accept, of_match
from ingest.reconcile.fields import Choice, ChoiceKind, Field, Source
from ingest.reconcile.matching import Reason, Verdict
from ingest.reconcile.resolving import resolve
from tests.ingest.reconcile.accounts import later, row, run, told


def test_of_match_shows_a_duplicate():
    again = run(source=Source.STRAVA, external_id="9")

    card = of_match(best(again, [run(source=Source.STRAVA, external_id="8", key=5)]))

    assert card
    assert (card.kind, card.state, card.suggested) == (ConflictKind.DUPLICATE, State.RESOLVED, 5)


def test_of_match_shows_a_clock_in_another_zone():
    card = of_match(best(run(source=Source.STRAVA, started_at=later(hours=-9)), [run(key=5)]))

    assert card
    assert (card.kind, card.reason, card.params) == (
        ConflictKind.ZONE_SHIFT,
        Reason.ZONE_SHIFT,
        {"hours": 9.0},
    )


def test_of_match_asks_which_run_it_is():
    runs = [run(key=1), run(key=2, started_at=later(hours=11, minutes=31))]

    card = of_match(best(row(), runs))

    assert card
    assert (card.kind, card.state, card.keys) == (ConflictKind.AMBIGUOUS, State.PENDING, (1, 2))
    assert card.params == {"candidates": 2.0}


def test_of_match_has_no_card_for_the_usual():
    assert of_match(Match(1, Verdict(True, Reason.SAME_START, 1.0))) is None
    assert of_match(None) is None


def test_of_match_keeps_the_likeliest_first():
    found = Ambiguous(
        (Match(4, Verdict(False, Reason.PART, 0.4)), Match(2, Verdict(False, Reason.PART, 0.4)))
    )

    card = of_match(found)

    assert card
    assert (card.suggested, card.reason) == (4, Reason.PART)


def test_accept_settles_what_is_pending():
    accounts = [
        told(1, Source.FIT, avg_hr=150.0, timer=3000.0),
        told(2, Source.STRAVA, avg_hr=190.0, timer=3040.0),
    ]
    found = resolve(accounts)

    choices = accept(found.conflicts)

    assert choices == (Choice(Field.AVG_HR, ChoiceKind.SOURCE, (1,)),)
    assert accept(resolve(accounts, choices=choices).conflicts) == ()

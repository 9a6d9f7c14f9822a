from datetime import timedelta

import pytest

from planning import selectors, services
from planning.models import Outcome, Plan, PlannedSession, SessionReason, Why
from planning.services import Said
from tests.factories import NOW, Club
from tests.planning.adapted import TODAY, TOMORROW, YESTERDAY, missed_key
from tests.planning.drafting import fresh
from tests.planning.making import make_run, make_session


def given(club: Club, session: PlannedSession, why: Why, **said: str) -> SessionReason:
    return services.give_reason(session=session, member=club.runner, said=Said(why, **said), now=NOW)


@pytest.mark.parametrize(
    "why,outcome",
    [
        (Why.NO_TIME, Outcome.MISSED),
        (Why.PAIN, Outcome.MISSED),
        (Why.ILL, Outcome.EXCUSED),
        (Why.TRAVEL, Outcome.EXCUSED),
    ],
)
def test_ill_and_travel_excuse_what_was_missed(inside: Club, bare: Plan, why: Why, outcome: Outcome):
    session = missed_key(bare)

    kept = given(inside, session, why, note="back on Monday")

    assert (kept.day, kept.why, kept.differently, kept.note) == (YESTERDAY, why, "", "back on Monday")
    assert fresh(session).outcome == outcome


def test_later_reason_stands_in_the_place_of_the_first(inside: Club, bare: Plan):
    session = missed_key(bare)

    for why in (Why.ILL, Why.TIRED):
        given(inside, session, why)

    assert SessionReason.objects.get().why == Why.TIRED
    assert fresh(session).outcome == Outcome.MISSED


def test_reason_taken_back_counts_the_session_as_it_was(inside: Club, bare: Plan):
    session = missed_key(bare)
    given(inside, session, Why.ILL)

    services.take_reason_back(session=session, now=NOW)

    assert (fresh(session).outcome, SessionReason.objects.count()) == (Outcome.MISSED, 0)
    with pytest.raises(services.NothingSaid):
        services.take_reason_back(session=session, now=NOW)


def test_run_that_was_shorter_says_so_by_itself_and_is_judged_anew_after_an_excuse(inside: Club, bare: Plan):
    session = make_session(bare, TODAY)
    make_run(inside.athlete, TODAY, duration_s=1600)
    services.match_day(athlete=inside.athlete, day=TODAY)

    kept = given(inside, session, Why.ILL)
    excused = fresh(session).outcome
    services.take_reason_back(session=session, now=NOW)

    assert (kept.differently, excused, fresh(session).outcome) == ("shorter", "excused", "partly")


def test_only_the_coach_cancels(inside: Club, bare: Plan):
    session = missed_key(bare)
    with pytest.raises(services.CoachSays):
        given(inside, session, Why.CANCELLED)

    services.give_reason(session=session, member=inside.coach, said=Said(Why.CANCELLED), now=NOW)

    assert fresh(session).outcome == Outcome.EXCUSED


def test_what_is_ahead_or_a_rest_needs_no_reason(inside: Club, bare: Plan):
    ahead, rest = make_session(bare, TOMORROW), make_session(bare, YESTERDAY, workout=None)

    with pytest.raises(services.TooEarly):
        given(inside, ahead, Why.TRAVEL)
    with pytest.raises(services.NothingToExplain):
        given(inside, rest, Why.TRAVEL)


def test_session_moved_on_is_to_be_run_and_has_no_reason_yet(inside: Club, bare: Plan):
    session = missed_key(bare)
    given(inside, session, Why.TRAVEL)

    PlannedSession.objects.filter(pk=session.pk).update(day=TODAY + timedelta(days=1))

    assert selectors.reason_of(session=session) is None

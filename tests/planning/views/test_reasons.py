"""Saying why, on the session's page and on the athlete's plan, with one tap."""

from django.test import Client

from planning.models import Outcome, Plan, SessionReason
from tests.factories import Club
from tests.planning.adapted import TOMORROW, YESTERDAY, missed_key
from tests.planning.drafting import fresh
from tests.planning.making import address, make_session


def test_athlete_says_why_with_one_tap_on_the_plan(runner: Client, bare: Plan) -> None:
    session = missed_key(bare)
    before = runner.get(address("my_plan")).content.decode()

    answer = runner.post(address("session_reason", session.public_id), {"why": "ill", "back": "plan"})

    assert answer.headers["Location"].endswith(f"/plan/?week={YESTERDAY}")
    assert fresh(session).outcome == Outcome.EXCUSED
    after = runner.get(address("my_plan")).content.decode()
    tap = f"why-ill-{session.public_id}"
    assert (tap in before, tap in after) == (True, False)
    assert "0 of 0 done, 1 excused" in " ".join(after.split())


def test_coach_says_it_and_takes_it_back_on_the_session_page(coach: Client, bare: Plan) -> None:
    session = missed_key(bare)
    page = address("session_page", session.public_id)

    said = coach.post(
        address("session_reason", session.public_id), {"why": "cancelled", "note": "Ice"}, follow=True
    )

    assert all(
        words in said.content.decode() for words in ("Cancelled by the coach", "“Ice”", "does not count")
    )
    coach.post(address("session_reason_back", session.public_id))
    assert SessionReason.objects.count() == 0
    assert "Missed, or run differently? Say why" in coach.get(page).content.decode()


def test_athlete_may_not_cancel_nor_explain_what_is_ahead(runner: Client, bare: Plan) -> None:
    session, ahead = missed_key(bare), make_session(bare, TOMORROW)

    cancelled, early, none = (
        runner.post(address("session_reason", one.public_id), {"why": why}, follow=True).content.decode()
        for one, why in [(session, "cancelled"), (ahead, "ill"), (session, "bored")]
    )

    assert "Only your coach can cancel a session." in cancelled
    assert "This session is still ahead." in early
    assert "Choose a reason." in none
    assert SessionReason.objects.count() == 0


def test_foreign_coach_finds_nothing(rival: Client, inside: Club, bare: Plan) -> None:
    session = missed_key(bare)

    assert rival.post(address("session_reason", session.public_id), {"why": "ill"}).status_code == 404

"""The whole proposal of a case in JSON, what else may be done, and what was decided by rule."""

from planning.models import PlannedSession
from tenancy import scope
from tests.api.asking import V1, as_member, errors, send
from tests.api.given import a_case, fresh
from tests.factories import Club
from tests.readiness.given import CARE, check_in, open_case, plan_for, session_for
from tests.readiness.proposals import AWFUL, SUNDAY


def test_a_referral_with_its_text(club: Club) -> None:
    with scope.enter(club.organization.pk):
        session_for(plan_for(club, club.athlete))
        check_in(club.athlete, AWFUL)
        case = open_case(club.athlete)

    found = as_member(club.coach).get(f"{V1}/interventions/{case.public_id}/").json()

    further = found["further"]
    assert (found["action"], found["proposal"]["adapted"]) == ("refer", "rest")
    assert (further["rule"], further["sent"], further["changes"]) == ("refer_strong_pain", False, [])
    assert further["text"].startswith("Hi Ji-woo, your calf hurts 8 of 10.")


def test_a_session_moves_to_a_day_that_is_offered(club: Club) -> None:
    with scope.enter(club.organization.pk):
        session_for(plan_for(club, club.athlete))
        check_in(club.athlete, CARE)
        case = open_case(club.athlete)
    client = as_member(club.coach)
    offers = client.get(f"{V1}/interventions/{case.public_id}/offers/").json()
    assert {"action": "move", "day": "2026-11-22"} in offers

    body = {"verb": "edit", "version": case.version, "action": "move", "day": str(SUNDAY)}
    answer = send(client, "post", f"interventions/{case.public_id}/decisions/", body)

    assert (answer.status_code, answer.json()["params"]["day"]) == (201, "2026-11-22")
    with scope.enter(club.organization.pk):
        assert PlannedSession.objects.get().day == SUNDAY


def test_a_move_needs_its_day(club: Club) -> None:
    case = a_case(club)
    body = {"verb": "edit", "version": case.version, "action": "move"}

    answer = send(as_member(club.coach), "post", f"interventions/{case.public_id}/decisions/", body)

    assert errors(answer) == [("day", "required")]


def test_offers_of_a_strangers_case_are_not_there(club: Club, other_club: Club) -> None:
    case = a_case(other_club)

    assert as_member(club.coach).get(f"{V1}/interventions/{case.public_id}/offers/").status_code == 404


def test_what_was_decided_by_rule(club: Club) -> None:
    case = a_case(club)
    client = as_member(club.owner)
    body = {"verb": "dismiss", "version": fresh(case).version, "reason": "Typing error", "false_alarm": True}
    send(client, "post", f"interventions/{case.public_id}/decisions/", body)

    found = client.get(f"{V1}/reports/rules/?days=30").json()

    assert found["whole"]["false_alarms"] == 1
    pain = next(one for one in found["rules"] if one["code"] == "low_readiness")
    assert (pain["limit"]["key"], pain["suggestion"]["outcome"]) == ("risk.readiness_limit", "too_few")

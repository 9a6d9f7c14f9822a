"""The pane of a case whose proposal is more than a session: several days, a text, another action."""

from django.test import Client

from athletes.models import Message
from planning.models import PlannedSession
from readiness import services
from readiness.models import Decision, Intervention, InterventionState
from tests.coach.given import HTMX, address, browser, send
from tests.factories import NOW, Club
from tests.readiness.given import CARE, TODAY, WELL, check_in, open_case, plan_for, session_for
from tests.readiness.proposals import SUNDAY, moves_first


def pane(coach: Client, case: Intervention) -> str:
    answer = coach.get(f"{address('command_center')}?case={case.public_id}", headers=HTMX)
    return answer.content.decode()


def moving(club: Club) -> Intervention:
    session_for(plan_for(club, club.athlete))
    moves_first(club.athlete)
    check_in(club.athlete, CARE)
    return open_case(club.athlete)


def silent(club: Club) -> Intervention:
    plan_for(club, club.athlete)
    check_in(club.athlete, WELL, days_ago=5)
    services.watch_the_clock(now=NOW)
    return open_case(club.athlete)


def test_both_days_of_a_move_are_shown(inside: Club, coach: Client) -> None:
    page = pane(coach, moving(inside))

    assert ("<ins>Free</ins>" in page, "<ins>8×400 m, 200 m jog</ins>" in page) == (True, True)
    assert "Week from Mon 16: load 104 → 104" in page


def test_a_proposed_text_is_sent_with_one_press(inside: Club, coach: Client) -> None:
    case = silent(inside)
    page = pane(coach, case)
    assert ("Hi Ji-woo, I have not heard from you" in page, "Send + next" in page) == (True, True)

    send(coach, "approve", case)

    case.refresh_from_db()
    assert (case.state, Message.objects.count()) == (InterventionState.WAITING, 1)


def test_the_message_dialog_stands_filled_in(inside: Club, coach: Client) -> None:
    case = silent(inside)

    form = coach.get(address("message_case", case.public_id)).context["form"]
    assert str(form["body"].value()).startswith("Hi Ji-woo")
    assert ">\nHi Ji-woo, I have not heard" in pane(coach, case)


def test_only_what_is_possible_is_offered(inside: Club, coach: Client) -> None:
    session_for(plan_for(inside, inside.athlete))
    check_in(inside.athlete, CARE)
    case = open_case(inside.athlete)

    page = coach.get(address("edit_case", case.public_id)).content.decode()
    assert ("Move to Sun 22" in page, "Move to Mon 23" in page) == (True, False)

    send(coach, "edit_case", case, choice=f"move:{SUNDAY}")
    assert PlannedSession.objects.get().day == SUNDAY


def test_a_day_that_is_not_offered_is_not_taken(inside: Club, coach: Client) -> None:
    session_for(plan_for(inside, inside.athlete))
    check_in(inside.athlete, CARE)

    answer = send(coach, "edit_case", open_case(inside.athlete), choice="move:2026-12-24")

    assert (answer.status_code, PlannedSession.objects.get().day) == (409, TODAY)
    assert "cannot move to that day" in answer.content.decode()


def test_a_false_alarm_is_ticked(inside: Club, case: Intervention, coach: Client) -> None:
    send(coach, "dismiss", case, reason="A typing error", false_alarm="on")

    assert Decision.objects.get().params["false_alarm"] is True


def test_the_report_shows_what_was_decided(inside: Club, case: Intervention, coach: Client) -> None:
    send(coach, "dismiss", case, reason="A typing error", false_alarm="on")

    page = coach.get(address("rules_report")).content.decode()

    assert ("Low readiness" in page, "How often you followed the rules" in page) == (True, True)


def test_the_report_says_what_to_do_while_it_is_empty(inside: Club) -> None:
    owner = browser(inside.owner)

    page = owner.get(f"{address('rules_report')}?days=30").content.decode()

    assert "Nothing was decided in this time" in page
    assert owner.get(f"{address('rules_report')}?days=x").status_code == 200


def test_the_report_is_the_staffs(inside: Club) -> None:
    assert browser(inside.runner).get(address("rules_report")).status_code == 404

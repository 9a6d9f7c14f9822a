"""The coach's decisions: what they change, what they refuse, and how they are undone."""

from datetime import timedelta

import pytest

from analytics.recommendation import Action
from athletes.models import Athlete, Message
from planning.models import PlannedSession
from planning.services import StaleSession
from readiness import services
from readiness.models import Decision, Intervention, InterventionState, Verb
from readiness.services import Choice
from tests.factories import NOW, Club
from tests.readiness.given import HURT, SORE, WELL, approve, check_in, open_case, run_for

LATER = NOW + timedelta(minutes=30)


@pytest.fixture
def case(athlete: Athlete, session: PlannedSession) -> Intervention:
    """A swap is proposed for today's session, because of calf pain."""
    check_in(athlete, SORE)
    return open_case(athlete)


def test_approval_puts_the_proposal_into_the_plan(inside: Club, case: Intervention) -> None:
    made = services.approve(intervention=case, member=inside.coach, now=LATER, version=case.version)

    session = PlannedSession.objects.get()
    assert (session.adapted, session.load) == ("swap", case.proposal["load"])
    assert (made.verb, made.member, made.params) == (
        Verb.APPROVE,
        inside.coach,
        {"action": "swap", "applied": True},
    )
    closed = Intervention.objects.get()
    assert (closed.state, closed.closed_at) == (InterventionState.RESOLVED, LATER)


def test_approval_on_a_later_day_leaves_the_plan_alone(inside: Club, case: Intervention) -> None:
    tomorrow = NOW + timedelta(days=1)

    made = services.approve(intervention=case, member=inside.coach, now=tomorrow, version=case.version)

    assert made.params["applied"] is False
    assert PlannedSession.objects.get().adapted == ""


def test_approval_after_the_run_leaves_the_plan_alone(inside: Club, case: Intervention) -> None:
    PlannedSession.objects.update(activity=run_for(inside.athlete))

    made = services.approve(intervention=case, member=inside.coach, now=LATER, version=case.version)

    assert made.params["applied"] is False


def test_approval_without_a_proposal_only_closes_the_case(inside: Club, athlete: Athlete) -> None:
    check_in(athlete, SORE)

    made = approve(inside, athlete)

    assert (made.params, made.inverse.keys()) == ({"action": "rest", "applied": False}, {"intervention"})


def test_decision_about_an_older_version_is_refused(inside: Club, case: Intervention) -> None:
    with pytest.raises(services.StaleIntervention):
        services.approve(intervention=case, member=inside.coach, now=LATER, version=case.version - 1)

    assert not Decision.objects.exists()


def test_second_decision_finds_the_case_closed(inside: Club, case: Intervention) -> None:
    services.approve(intervention=case, member=inside.coach, now=LATER, version=case.version)
    closed = Intervention.objects.get()

    with pytest.raises(services.StaleIntervention):
        services.dismiss(
            intervention=closed, member=inside.owner, now=LATER, version=closed.version, reason="Fine"
        )


def test_approval_of_a_session_that_has_changed_is_refused(inside: Club, case: Intervention) -> None:
    PlannedSession.objects.update(version=9)

    with pytest.raises(StaleSession):
        services.approve(intervention=case, member=inside.coach, now=LATER, version=case.version)

    assert open_case(inside.athlete).version == case.version


def test_edit_takes_another_action(inside: Club, case: Intervention) -> None:
    made = services.edit(
        intervention=case,
        member=inside.coach,
        now=LATER,
        version=case.version,
        choice=Choice(Action.REST),
        note="Calf first",
    )

    session = PlannedSession.objects.get()
    assert (session.adapted, session.steps, session.outcome) == ("rest", None, "excused")
    assert (made.verb, made.reason, made.params["action"]) == (Verb.EDIT, "Calf first", "rest")


def test_edit_takes_a_session_of_the_library_at_a_length(inside: Club, case: Intervention) -> None:
    choice = Choice(code="easy-run", duration_s=2400)

    services.edit(intervention=case, member=inside.coach, now=LATER, version=case.version, choice=choice)

    session = PlannedSession.objects.get()
    assert (session.template_code, session.category, session.key) == ("easy-run", "easy", False)
    assert session.duration_s == pytest.approx(2400, rel=0.1)


def test_a_library_title_that_counts_follows_the_length(inside: Club, case: Intervention) -> None:
    choice = Choice(code="easy-half-hour", duration_s=2400)

    services.edit(intervention=case, member=inside.coach, now=LATER, version=case.version, choice=choice)

    assert PlannedSession.objects.get().title["en"] == "Easy 40 min"


def test_edit_without_a_session_is_refused(inside: Club, athlete: Athlete) -> None:
    check_in(athlete, SORE)
    case = open_case(athlete)

    with pytest.raises(services.NothingToChange):
        services.edit(
            intervention=case, member=inside.coach, now=LATER, version=case.version, choice=Choice()
        )


def test_snooze_puts_the_case_off(inside: Club, case: Intervention) -> None:
    until = NOW + timedelta(hours=10)

    services.snooze(intervention=case, member=inside.coach, now=LATER, version=case.version, until=until)

    assert Intervention.objects.open().get().snoozed_until == until


def test_snooze_into_the_past_is_refused(inside: Club, case: Intervention) -> None:
    with pytest.raises(services.NotLater):
        services.snooze(intervention=case, member=inside.coach, now=LATER, version=case.version, until=NOW)


def test_dismissal_keeps_the_plan_and_the_reason(inside: Club, case: Intervention) -> None:
    made = services.dismiss(
        intervention=case, member=inside.coach, now=LATER, version=case.version, reason=" Known niggle "
    )

    assert (made.verb, made.reason) == (Verb.DISMISS, "Known niggle")
    assert PlannedSession.objects.get().adapted == ""
    assert not Intervention.objects.open().exists()


def test_dismissal_without_a_reason_is_refused(inside: Club, case: Intervention) -> None:
    with pytest.raises(services.NoReason):
        services.dismiss(intervention=case, member=inside.coach, now=LATER, version=case.version, reason="  ")


def test_message_waits_for_the_athlete(inside: Club, case: Intervention) -> None:
    services.message(
        intervention=case, member=inside.coach, now=LATER, version=case.version, body="Which calf?"
    )

    sent = Message.objects.get()
    assert (sent.side, sent.body, sent.author) == ("coach", "Which calf?", inside.coach)
    assert open_case(inside.athlete).state == InterventionState.WAITING


def test_reply_returns_the_case_with_its_clock_put_off(inside: Club, case: Intervention) -> None:
    services.message(
        intervention=case, member=inside.coach, now=LATER, version=case.version, body="Which calf?"
    )

    services.reply(athlete=inside.athlete, author=inside.runner, body="Left", now=LATER + timedelta(hours=3))

    back = open_case(inside.athlete)
    assert (back.state, back.due_at) == (InterventionState.SEEN, case.resolve_by + timedelta(hours=3))


def test_new_check_in_returns_the_case(inside: Club, case: Intervention) -> None:
    services.message(
        intervention=case, member=inside.coach, now=LATER, version=case.version, body="Which calf?"
    )

    check_in(inside.athlete, HURT, minutes=90)

    assert open_case(inside.athlete).state == InterventionState.SEEN


def test_undo_of_an_approval_restores_plan_and_case(inside: Club, case: Intervention) -> None:
    before = PlannedSession.objects.values("title", "steps", "load", "adapted", "outcome", "key").get()
    made = approve(inside, inside.athlete, now=LATER)

    undone = services.undo(decision=made, member=inside.coach, now=LATER + timedelta(minutes=1))

    assert (
        PlannedSession.objects.values("title", "steps", "load", "adapted", "outcome", "key").get() == before
    )
    back = open_case(inside.athlete)
    assert (back.pk, back.state, back.proposal, back.due_at) == (
        case.pk,
        case.state,
        case.proposal,
        case.due_at,
    )
    assert (undone.verb, undone.undoes) == (Verb.UNDO, made)


def test_undone_approval_can_be_given_again(inside: Club, case: Intervention) -> None:
    made = approve(inside, inside.athlete, now=LATER)
    services.undo(decision=made, member=inside.coach, now=LATER)

    approve(inside, inside.athlete, now=LATER + timedelta(minutes=2))

    assert PlannedSession.objects.get().adapted == "swap"


def test_undo_of_a_snooze_wakes_the_case(inside: Club, case: Intervention) -> None:
    until = NOW + timedelta(hours=10)
    made = services.snooze(
        intervention=case, member=inside.coach, now=LATER, version=case.version, until=until
    )

    services.undo(decision=made, member=inside.coach, now=LATER)

    back = open_case(inside.athlete)
    assert (back.snoozed_until, back.state) == (None, InterventionState.NEW)


def test_only_the_last_decision_can_be_undone(inside: Club, case: Intervention) -> None:
    until = NOW + timedelta(hours=10)
    first = services.snooze(
        intervention=case, member=inside.coach, now=LATER, version=case.version, until=until
    )
    approve(inside, inside.athlete, now=LATER + timedelta(minutes=1))

    with pytest.raises(services.NotUndoable):
        services.undo(decision=first, member=inside.coach, now=LATER + timedelta(minutes=2))


@pytest.mark.parametrize("hours", [0, 25], ids=["twice", "too late"])
def test_undo_twice_or_late_is_refused(inside: Club, case: Intervention, hours: int) -> None:
    made = approve(inside, inside.athlete, now=LATER)
    if not hours:
        services.undo(decision=made, member=inside.coach, now=LATER)

    with pytest.raises(services.NotUndoable):
        services.undo(decision=made, member=inside.coach, now=LATER + timedelta(hours=hours))


def test_undo_leaves_a_case_closed_while_another_is_open(inside: Club, case: Intervention) -> None:
    made = approve(inside, inside.athlete, now=LATER)
    check_in(inside.athlete, HURT, minutes=60)
    other = open_case(inside.athlete)

    services.undo(decision=made, member=inside.coach, now=LATER + timedelta(hours=1))

    assert open_case(inside.athlete).pk == other.pk
    assert PlannedSession.objects.get().adapted == ""


def test_undo_is_refused_once_the_session_has_changed(inside: Club, case: Intervention) -> None:
    made = approve(inside, inside.athlete, now=LATER)
    PlannedSession.objects.update(version=9)

    with pytest.raises(StaleSession):
        services.undo(decision=made, member=inside.coach, now=LATER + timedelta(hours=1))


def test_adapted_session_is_not_adapted_again_by_the_same(inside: Club, case: Intervention) -> None:
    approve(inside, inside.athlete, now=LATER)

    check_in(inside.athlete, WELL, minutes=60)
    check_in(inside.athlete, SORE, minutes=70)

    assert not Intervention.objects.open().exists()

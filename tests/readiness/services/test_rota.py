"""New cases get their owner from the rota; a stand-in takes a caseload for a time."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from athletes.models import Athlete, AthleteGrant, Group, GroupMember
from athletes.services import Changed, OtherRole
from readiness import services
from readiness.models import Absence, Intervention
from readiness.services import AlreadyAway, AwayFacts, TurnFacts
from tenancy.models import Membership
from tests.factories import NOW, Club, make_athlete
from tests.readiness.given import HURT, TODAY, check_in, open_case

SATURDAY = 5
TOMORROW = TODAY + timedelta(days=1)


def owner_of_new(club: Club) -> Membership | None:
    check_in(club.athlete, HURT)
    return open_case(club.athlete).owner


def away(club: Club, *, caseload: bool = False, first: int = 0, last: int = 7) -> Absence:
    facts = AwayFacts(
        club.coach, club.owner, TODAY + timedelta(days=first), TODAY + timedelta(days=last), caseload
    )
    return services.announce_absence(facts=facts, now=NOW)


def coach_of(club: Club) -> Membership | None:
    return Athlete.objects.get(pk=club.athlete.pk).coach


def test_without_a_rota_a_new_case_is_nobodys(inside: Club) -> None:
    assert owner_of_new(inside) is None


def test_a_new_case_is_whose_turn_it_is(inside: Club) -> None:
    services.add_turn(facts=TurnFacts(inside.owner, weekday=SATURDAY))
    services.add_turn(facts=TurnFacts(inside.coach, weekday=0))

    assert owner_of_new(inside) == inside.owner


def test_who_does_not_see_the_athlete_is_passed_over(inside: Club) -> None:
    services.add_turn(facts=TurnFacts(inside.assistant, first_on=TODAY, last_on=TODAY))
    services.add_turn(facts=TurnFacts(inside.coach, weekday=SATURDAY))

    assert owner_of_new(inside) == inside.coach


def test_an_assistant_takes_those_granted_and_a_group_goes_first(inside: Club) -> None:
    group = Group.objects.create(name="Track")
    GroupMember.objects.create(group=group, athlete=inside.athlete)
    AthleteGrant.objects.create(athlete=inside.athlete, member=inside.assistant)
    services.add_turn(facts=TurnFacts(inside.owner, weekday=SATURDAY))
    services.add_turn(facts=TurnFacts(inside.assistant, group=group, weekday=SATURDAY))

    assert owner_of_new(inside) == inside.assistant


def test_who_is_away_is_replaced_by_the_stand_in(inside: Club) -> None:
    services.add_turn(facts=TurnFacts(inside.coach, weekday=SATURDAY))
    away(inside)

    assert owner_of_new(inside) == inside.owner


def test_without_a_rota_the_stand_in_of_the_coach_takes_it(inside: Club) -> None:
    away(inside)

    assert owner_of_new(inside) == inside.owner


@pytest.mark.parametrize("number", [1, 3])
def test_owners_of_many_cost_one_query(
    inside: Club, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    services.add_turn(facts=TurnFacts(inside.owner, weekday=SATURDAY))
    athletes = [make_athlete(f"Runner {count}") for count in range(number)]
    for athlete in athletes:
        athlete.organization = inside.organization

    with django_assert_num_queries(1):
        found = services.owners_of_new(athletes=athletes, now=NOW)

    assert set(found.values()) == {inside.owner.pk}


def test_a_turn_is_removed_and_taken_back_once(inside: Club) -> None:
    turn = services.add_turn(facts=TurnFacts(inside.owner, weekday=SATURDAY))
    turn = services.remove_turn(turn=turn, now=NOW, version=1)
    assert owner_of_new(inside) is None

    services.restore_turn(turn=turn, version=2)

    with pytest.raises(Changed):
        services.restore_turn(turn=turn, version=2)
    with pytest.raises(Changed):
        services.change_turn(turn=turn, facts=TurnFacts(inside.coach, weekday=1), version=2)


def test_a_caseload_changes_hands_in_one_act_and_comes_back_in_one(inside: Club) -> None:
    check_in(inside.athlete, HURT)
    case = open_case(inside.athlete)
    services.claim(intervention=case, member=inside.coach, now=NOW, version=case.version)

    absence = away(inside, caseload=True)
    case.refresh_from_db()
    assert (coach_of(inside), case.coach, case.owner) == (inside.owner, inside.owner, inside.owner)
    services.call_off_absence(absence=absence, now=NOW, version=1)

    case.refresh_from_db()
    assert (coach_of(inside), case.coach, case.owner) == (inside.coach, inside.coach, inside.coach)


def test_what_was_given_to_somebody_else_meanwhile_stays_there(inside: Club) -> None:
    absence = away(inside, caseload=True)
    Athlete.objects.filter(pk=inside.athlete.pk).update(coach=None)

    services.call_off_absence(absence=absence, now=NOW)

    assert coach_of(inside) is None


def test_a_caseload_follows_the_calendar(inside: Club) -> None:
    away(inside, caseload=True, first=1, last=2)
    assert coach_of(inside) == inside.coach

    for days, coach in ((1, inside.owner), (2, inside.owner), (3, inside.coach), (4, inside.coach)):
        services.keep_absences(now=NOW + timedelta(days=days))
        assert coach_of(inside) == coach


def test_calling_off_is_undone(inside: Club) -> None:
    absence = services.call_off_absence(absence=away(inside, caseload=True), now=NOW)

    services.take_up_absence(absence=absence, now=NOW, version=2)

    assert coach_of(inside) == inside.owner


def test_two_absences_of_one_person_do_not_lie_over_each_other(inside: Club) -> None:
    away(inside)

    with pytest.raises(AlreadyAway):
        away(inside, first=7, last=9)


@pytest.mark.parametrize("who", ["assistant", "runner"])
def test_a_caseload_goes_to_somebody_who_coaches(inside: Club, who: str) -> None:
    with pytest.raises(OtherRole):
        services.announce_absence(
            facts=AwayFacts(inside.coach, getattr(inside, who), TODAY, TOMORROW, caseload=True), now=NOW
        )
    assert Intervention.objects.count() == 0

"""The rota's page: turns by owners, absences by whoever is away."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from athletes.models import Athlete, Group
from readiness.models import Absence, RotaTurn
from tests.coach.given import address
from tests.factories import NOW, Club

TODAY = NOW.date()
MONDAY = {"when": "0"}


def undo_of(page: str) -> str:
    found = re.search(r'action="([^"]*(?:call-off|restore|take-up|remove)/\?[^"]*)"', page)
    assert found is not None
    return found[1].replace("&amp;", "&")


def add(owner: Client, club: Club, **said: str) -> str:
    data = {"member": str(club.coach.public_id), **MONDAY, **said}
    return owner.post(address("turn_new"), data, follow=True).content.decode()


def away(client: Client, club: Club, **said: object) -> str:
    data = {
        "member": str(club.coach.public_id),
        "stand_in": str(club.owner.public_id),
        "first_on": TODAY.isoformat(),
        "last_on": (TODAY + timedelta(days=7)).isoformat(),
        **said,
    }
    return client.post(address("absence_new"), data, follow=True).content.decode()


def test_an_empty_rota_says_what_it_is_for(inside: Club, owner: Client, coach: Client) -> None:
    for client, may in ((owner, True), (coach, False)):
        page = client.get(address("rota")).content.decode()
        assert ("No rota yet" in page, 'id="turn-new"' in page) == (True, may)


def test_a_turn_shows_in_the_next_seven_days_and_is_undone(inside: Club, owner: Client) -> None:
    page = add(owner, inside)
    assert page.count("<b>Northline Coach</b>") == 1

    owner.post(undo_of(page))

    assert RotaTurn.objects.get().deleted_at == NOW


def test_a_turn_is_changed_removed_and_put_back(inside: Club, owner: Client) -> None:
    group = Group.objects.create(name="Track")
    add(owner, inside)
    turn = RotaTurn.objects.get()
    days = {"when": "days", "first_on": "2026-11-21", "last_on": "2026-11-22", "group": str(group.public_id)}
    said = {"member": str(inside.owner.public_id), "version": 1, **days}
    owner.post(address("turn_edit", turn.public_id), said)
    again = owner.post(address("turn_edit", turn.public_id), said)
    turn.refresh_from_db()
    assert (turn.member, turn.group, turn.weekday, again.status_code) == (inside.owner, group, None, 409)

    page = owner.post(address("turn_remove", turn.public_id), follow=True).content.decode()
    owner.post(undo_of(page))

    turn.refresh_from_db()
    assert turn.deleted_at is None


@pytest.mark.parametrize(
    "said",
    [
        {"when": "days"},
        {"when": "9"},
        {"member": "x"},
        {"when": "days", "first_on": "2026-11-22", "last_on": "2026-11-21"},
    ],
)
def test_a_turn_that_makes_no_sense_is_asked_again(inside: Club, owner: Client, said: dict[str, str]) -> None:
    data = {"member": str(inside.coach.public_id), **MONDAY, **said}

    assert (owner.post(address("turn_new"), data).status_code, RotaTurn.objects.count()) == (422, 0)


def test_coaches_read_the_rota_and_do_not_write_it(inside: Club, owner: Client, coach: Client) -> None:
    add(owner, inside)
    turn = RotaTurn.objects.get()

    assert coach.get(address("turn_new")).status_code == 404
    assert coach.post(address("turn_remove", turn.public_id)).status_code == 404


def test_a_caseload_is_lent_in_one_act_and_given_back_in_one(inside: Club, coach: Client) -> None:
    page = away(coach, inside, caseload="on")
    assert Athlete.objects.get(pk=inside.athlete.pk).coach == inside.owner
    assert "Caseload handed over" in page

    coach.post(undo_of(page))

    assert Athlete.objects.get(pk=inside.athlete.pk).coach == inside.coach


def test_calling_off_is_undone_from_its_toast(inside: Club, coach: Client) -> None:
    away(coach, inside, caseload="on")
    page = coach.post(
        address("absence_call_off", Absence.objects.get().public_id), follow=True
    ).content.decode()

    coach.post(undo_of(page))

    assert (Absence.objects.get().deleted_at, Athlete.objects.get(pk=inside.athlete.pk).coach) == (
        None,
        inside.owner,
    )


def test_a_coach_says_it_of_themself_alone(inside: Club, owner: Client, coach: Client) -> None:
    away(owner, inside, member=str(inside.owner.public_id), stand_in="")
    theirs = Absence.objects.get()

    assert coach.post(address("absence_call_off", theirs.public_id)).status_code == 404
    assert "Select a valid choice" in away(coach, inside, member=str(inside.owner.public_id))


@pytest.mark.parametrize(
    "said", [{"last_on": "2026-11-01"}, {"first_on": ""}, {"stand_in": "", "caseload": "on"}]
)
def test_an_absence_that_makes_no_sense_is_asked_again(
    inside: Club, coach: Client, said: dict[str, str]
) -> None:
    away(coach, inside, **said)

    assert Absence.objects.count() == 0


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_costs_the_same_with_more_turns(
    inside: Club, coach: Client, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    RotaTurn.objects.bulk_create(RotaTurn(member=inside.coach, weekday=day) for day in range(number))
    coach.get(address("rota"))

    with django_assert_num_queries(9):
        coach.get(address("rota"))

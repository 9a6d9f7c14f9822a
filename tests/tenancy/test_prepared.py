"""Queries that are worded once: what they find, and that they keep to their organization."""

from django.db.models import BigIntegerField, CharField, F
from pytest_django import DjangoAssertNumQueries

from athletes.models import Athlete
from tenancy import scope
from tenancy.database.prepared import Given, Prepared
from tests.factories import Club

NAME = Given("name", CharField())
COACH = Given("coach", BigIntegerField())


def test_each_asking_has_its_own_values(inside: Club) -> None:
    named = Prepared(Athlete.objects.filter(name=NAME))

    found = [named.ask(name=each.name) for each in (inside.athlete, inside.stranger)]

    assert found == [[inside.athlete], [inside.stranger]]


def test_rows_bring_what_was_joined_and_annotated(
    inside: Club, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    rows = Athlete.objects.filter(coach=COACH).annotate(coach_id_again=F("coach"))
    coached = Prepared(rows.select_related("organization"))

    with django_assert_num_queries(1):
        (found,) = coached.ask(coach=inside.coach.pk)
        said = (found, found.organization.name, found.coach_id_again)

    assert said == (inside.athlete, inside.organization.name, inside.coach.pk)


def test_values_come_as_the_query_set_gives_them(inside: Club) -> None:
    rows = Athlete.objects.filter(coach=COACH)
    given = {"coach": inside.coach.pk}

    assert Prepared(rows.values("name")).ask(**given) == [{"name": inside.athlete.name}]
    assert Prepared(rows.values_list("name", "mode")).ask(**given) == [(inside.athlete.name, "")]


def test_text_that_was_given_stays_a_value(inside: Club) -> None:
    named = Prepared(Athlete.objects.filter(name=NAME))

    assert named.ask(name="' OR '1'='1") == []


def test_words_of_one_organization_find_nothing_in_another(club: Club, other_club: Club) -> None:
    with scope.enter(club.organization.pk):
        everyone = Prepared(Athlete.objects.all())
    with scope.enter(other_club.organization.pk):
        found = everyone.ask()

    assert found == []

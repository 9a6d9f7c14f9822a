"""Queries that are worded once: what they find, and that they keep to their organization."""

import pytest
from django.contrib.postgres.fields import ArrayField
from django.db import DataError, connection, transaction
from django.db.models import BigIntegerField, BinaryField, CharField, F, TextField
from django.db.models.functions import Cast
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from athletes.models import Athlete
from tenancy import scope
from tenancy.database.prepared import Given, Keys, Prepared, ask_together, first_of
from tenancy.database.timing import take_slow
from tests.factories import Club, make_athlete, make_club

NAME = Given("name", CharField())
COACH = Given("coach", BigIntegerField())
MODE = Given("mode", CharField())
PK = Given("pk", BigIntegerField())


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


def test_several_are_asked_in_one_turn(
    inside: Club, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    named, coached = (
        Prepared(Athlete.objects.filter(name=NAME)),
        Prepared(Athlete.objects.filter(coach=COACH)),
    )

    with django_assert_num_queries(3):
        found = ask_together(
            (named, {"name": inside.athlete.name}),
            (coached, {"coach": inside.coach.pk}),
            (named, {"name": "Nobody"}),
        )

    assert found == [[inside.athlete], [inside.athlete], []]


def test_one_that_fails_among_several_is_the_error_it_would_be_alone(inside: Club) -> None:
    named = Prepared(Athlete.objects.filter(name=NAME))
    broken = Prepared(Athlete.objects.filter(pk=Cast(NAME, BigIntegerField())))

    with pytest.raises(DataError), transaction.atomic():
        ask_together((named, {"name": "Han"}), (broken, {"name": "no number"}), (named, {"name": "Han"}))

    assert named.ask(name=inside.athlete.name) == [inside.athlete]


def test_a_slow_turn_is_noticed(inside: Club, settings: Settings) -> None:
    settings.SLOW_QUERY_MS = 0
    named = Prepared(Athlete.objects.filter(name=NAME))
    take_slow()

    ask_together((named, {"name": "Han"}))

    assert "several statements in one turn" in [one.text for one in take_slow()]


def test_a_list_comes_with_each_asking(inside: Club) -> None:
    listed = Prepared(Athlete.objects.filter(id__any_of=Given("ids", ArrayField(BigIntegerField()))))

    found = [listed.ask(ids=ids) for ids in ([inside.stranger.pk, -1], [])]

    assert found == [[inside.stranger], []]


def test_a_percent_sign_in_the_words_is_one(inside: Club) -> None:
    Athlete.objects.filter(pk=inside.athlete.pk).update(name="100 % Han")

    found = Prepared(Athlete.objects.filter(name__contains="0 % H", mode="")).ask()

    assert found == [inside.athlete]


@pytest.mark.django_db(transaction=True)
def test_kept_plans_keep_to_the_organization_of_each_transaction() -> None:
    """Two organizations in turn on one connection, until each plan is a generic one."""
    clubs = make_club(), make_club("Southside")
    asked = []
    for club in clubs:
        with scope.enter(club.organization.pk):
            asked.append(Prepared(Athlete.objects.filter(mode=MODE).order_by("pk")))

    for _round in range(8):
        for club, own, foreign in zip(clubs, asked, asked[::-1], strict=True):
            with scope.enter(club.organization.pk):
                assert own.ask(mode="") == [club.athlete, club.stranger]
                assert foreign.ask(mode="") == []
    assert kept_generic('"mode" = ($') == len(clubs)


def kept_generic(part: str) -> int:
    """How many plans with these words the connection uses again as they are."""
    with_part = "generic_plans > 0 AND position(%s IN statement) > 0"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM pg_prepared_statements WHERE {with_part}", [part])
        (found,) = cursor.fetchone()
    return int(found)


def test_no_plan_is_kept_behind_a_pooler(inside: Club, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "prepare_threshold", None)
    named = Prepared(Athlete.objects.filter(pk=PK, name=inside.athlete.name))

    found = [named.ask(pk=inside.athlete.pk) for _time in range(8)]

    assert (found, kept_generic("Ji-woo Han")) == ([[inside.athlete]] * 8, 0)


def test_bytes_asked_for_as_they_are_are_the_same(inside: Club) -> None:
    rows = Athlete.objects.filter(name=NAME).values_list(
        Cast(Cast("name", TextField()), BinaryField()), flat=True
    )
    given = {"name": inside.athlete.name}

    found = [[bytes(one) for one in Prepared(rows, binary=way).ask(**given)] for way in (False, True)]

    assert found == [[inside.athlete.name.encode()]] * 2


@pytest.mark.parametrize("most, found", [(1, 1), (2, 2), (5, 3)])
def test_the_first_of_several_parts_come_in_their_order(inside: Club, most: int, found: int) -> None:
    names = ["C", "B", "A"]
    keys = {name: make_athlete(name).pk for name in names}
    parts = [Athlete.objects.filter(name=name).order_by("pk") for name in names]

    rows = Prepared(Athlete.objects.filter(id__any_of=first_of(*parts, most=most))).ask()

    assert {row.pk for row in rows} == {keys[name] for name in names[:found]}


@pytest.mark.parametrize("most, asked", [(1, 0), (2, 1)])
def test_a_later_part_is_asked_only_where_the_first_is_too_short(inside: Club, most: int, asked: int) -> None:
    """A division by zero stands for it: it fails where it is done."""
    own = Athlete.objects.filter(pk=inside.athlete.pk)
    fails = Athlete.objects.annotate(none=F("id") / (F("id") - F("id"))).filter(none=1)
    rows = Prepared(Athlete.objects.filter(id__any_of=first_of(own, fails, most=most)))

    if not asked:
        assert rows.ask() == [inside.athlete]
        return
    with pytest.raises(DataError), transaction.atomic():
        rows.ask()


def test_many_keys_go_as_one_value(inside: Club) -> None:
    keys = [inside.athlete.pk, inside.stranger.pk]

    assert set(Athlete.objects.filter(id__any_of=Keys(keys))) == {inside.athlete, inside.stranger}
    assert not Athlete.objects.filter(id__any_of=Keys([]))

"""Rows saved in kept words: as Django would save them, and by the same locks."""

from typing import Any

import pytest
from django.db import DatabaseError, transaction

from athletes.models import AthleteState
from readiness.models import Flag, FlagKind
from tenancy import scope
from tenancy.database.saving import add, save, save_all
from tenancy.rows import ForeignRow
from tests.factories import NOW, Club

FIELDS = ("strength", "params", "withdrawn_at", "intervention_id")


def flags_of(club: Club) -> list[Flag]:
    rows = [
        Flag(athlete=club.athlete, kind=kind, day=NOW.date(), strength=0.5, params={"a": 1}, raised_at=NOW)
        for kind in (FlagKind.PAIN, FlagKind.ILLNESS)
    ]
    return list(Flag.objects.bulk_create(rows))


def test_the_named_fields_of_a_row_are_saved(inside: Club) -> None:
    state = AthleteState.objects.get(athlete=inside.athlete)
    state.spark, state.band, state.readiness, state.ctl = [None, 81], "green", 81, 99.0

    save(state, "spark", "band", "readiness")

    kept = AthleteState.objects.get(pk=state.pk)
    assert (kept.spark, kept.band, kept.readiness, kept.ctl) == ([None, 81], "green", 81, 0.0)


def test_text_that_is_too_long_is_refused_and_not_cut(inside: Club) -> None:
    state = AthleteState.objects.get(athlete=inside.athlete)
    state.band = "greenish"

    with pytest.raises(DatabaseError), transaction.atomic():
        save(state, "band")


def test_rows_are_saved_together_each_with_its_own(inside: Club) -> None:
    pain, ill = flags_of(inside)
    pain.strength, pain.params, pain.withdrawn_at = 0.25, {"it's": ['"', None, "{%s}"]}, NOW

    save_all([pain, ill], *FIELDS)

    kept = Flag.objects.order_by("pk").values_list(*FIELDS)
    assert list(kept) == [(0.25, {"it's": ['"', None, "{%s}"]}, NOW, None), (0.5, {"a": 1}, None, None)]


def test_lists_of_different_lengths_are_saved_together(inside: Club) -> None:
    states = list(AthleteState.objects.filter(athlete__in=[inside.athlete, inside.stranger]).order_by("pk"))
    states[0].spark, states[1].spark = [None, 81, 7], []

    save_all(states, "spark")

    kept = AthleteState.objects.filter(pk__in=[state.pk for state in states]).order_by("pk")
    assert [state.spark for state in kept] == [[None, 81, 7], []]


def test_nothing_to_save_asks_nothing(inside: Club, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        save_all([], "strength")


def test_a_row_that_is_gone_is_not_passed_over(inside: Club) -> None:
    pain, ill = flags_of(inside)
    Flag.objects.filter(pk=ill.pk).delete()

    with pytest.raises(DatabaseError, match="1 of 2"):
        save_all([pain, ill], "strength")


def test_a_row_of_another_organization_is_refused(club: Club, other_club: Club) -> None:
    with scope.enter(club.organization.pk), pytest.raises(ForeignRow):
        save(other_club.athlete, "name")
    with scope.enter(club.organization.pk), pytest.raises(ForeignRow):
        save_all([club.athlete, other_club.athlete], "name")


def test_each_row_leaves_its_audit(inside: Club) -> None:
    pain, ill = flags_of(inside)
    pain.strength = ill.strength = 0.75
    events = Flag._meta.apps.get_model("readiness", "FlagAudit").objects

    save_all([pain, ill], "strength")

    assert events.filter(pgh_label="update", strength=0.75).count() == 2


def test_a_row_is_added_as_django_would(other_club: Club, inside: Club) -> None:
    ours, djangos = (
        Flag(
            athlete=inside.athlete, kind=kind, day=NOW.date(), strength=0.5, params={"a": "%s"}, raised_at=NOW
        )
        for kind in (FlagKind.PAIN, FlagKind.ILLNESS)
    )
    add(ours)
    djangos.save()

    kept = Flag.objects.order_by("pk").values()
    assert [row["id"] for row in kept] == [ours.pk, djangos.pk]
    assert kept[0] | {"id": 0, "kind": ""} == kept[1] | {"id": 0, "kind": ""}
    assert (ours._state.adding, ours.organization_id) == (False, inside.organization.pk)

    foreign = Flag(organization=other_club.organization, athlete=inside.athlete, kind=FlagKind.PAIN)
    with pytest.raises(ForeignRow):
        add(foreign)

"""Lists are written without DRF's work for each row, and say the same."""

from typing import Any

import pytest
from rest_framework import serializers

from api.selectors import with_states
from api.serializers.interventions import Intervention, InterventionDetail
from api.serializers.people import SquadAthlete
from api.writing import written
from athletes.models import Athlete
from readiness import models
from tenancy import scope
from tests.api.given import a_case
from tests.factories import Club


class Coached(serializers.Serializer):
    """Something may be missing on the way to a field."""

    name = serializers.CharField()
    coach = serializers.CharField(source="coach.user.name", default=None, allow_null=True)
    invited = serializers.CharField(source="invitation.email", required=False)


@pytest.mark.parametrize("kind", [Intervention, InterventionDetail])
def test_cases_are_written_as_their_serializer_would(club: Club, kind: Any) -> None:
    a_case(club)

    with scope.enter(club.organization.pk):
        rows = list(models.Intervention.objects.select_related("athlete", "session"))
        assert written(kind, rows) == kind(rows, many=True).data


def test_the_squad_is_written_as_its_serializer_would(club: Club) -> None:
    with scope.enter(club.organization.pk):
        rows = with_states(list(Athlete.objects.all()))
        assert written(SquadAthlete, rows) == SquadAthlete(rows, many=True).data


def test_what_is_missing_on_the_way_is_left_to_the_field(club: Club) -> None:
    with scope.enter(club.organization.pk):
        rows = list(Athlete.objects.order_by("name"))
        found = written(Coached, rows)

        assert found == Coached(rows, many=True).data
    assert [row["coach"] for row in found] == [None, "Northline Coach"]


class Broken(serializers.Serializer):
    """A field whose own method fails."""

    name = serializers.SerializerMethodField()

    def get_name(self, found: Athlete) -> str:
        return found.nickname


def test_a_mistake_in_a_method_is_not_taken_for_something_missing(club: Club) -> None:
    with pytest.raises(AttributeError, match="nickname"):
        written(Broken, [club.athlete])

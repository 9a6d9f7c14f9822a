"""The name that a case is sought by: always the athlete's, in capitals."""

import pytest
from django.db.models import CharField, Value

from athletes.models import Athlete
from readiness.models import Intervention
from tests.factories import Club
from tests.readiness.given import HURT, check_in, open_case


@pytest.fixture
def case(inside: Club) -> Intervention:
    check_in(inside.athlete, HURT)
    return open_case(inside.athlete)


def names() -> list[str]:
    return list(Intervention.objects.order_by("pk").values_list("name_sought", flat=True))


def test_a_case_has_the_name_from_the_beginning(case: Intervention) -> None:
    assert names() == ["JI-WOO HAN"]


def test_a_new_name_reaches_the_cases(case: Intervention) -> None:
    Athlete.objects.filter(pk=case.athlete_id).update(name="Ana Núñez")

    assert names() == ["ANA NÚÑEZ"]


def test_nothing_else_can_be_written_in_its_place(case: Intervention) -> None:
    Intervention.objects.update(name_sought="SOMEBODY ELSE")

    assert names() == ["JI-WOO HAN"]


@pytest.mark.parametrize("part", ["ji-woo", "WOO H", "han", "%", "_", "zz", "\\", "이"])
def test_a_part_of_a_name_is_found_as_icontains_finds_it(case: Intervention, part: str) -> None:
    Athlete.objects.filter(pk=case.athlete_id).update(name="Ji-woo Han 이지우")

    found = Intervention.objects.sought(Value(part, output_field=CharField()))

    assert found.exists() == Athlete.objects.filter(pk=case.athlete_id, name__icontains=part).exists()

"""What rules would have opened in the last week."""

from datetime import timedelta

import pytest

from readiness import services
from readiness.models import Intervention
from tenancy.models import Organization
from tests.factories import NOW, Club, make_athlete
from tests.readiness.given import HURT, WELL, check_in

LATER = NOW + timedelta(hours=2)


def lived(club: Club) -> None:
    """Three days of pain, and well again."""
    for ago, answers in ((4, HURT), (3, HURT), (2, WELL)):
        check_in(club.athlete, answers, days_ago=ago)


def preview(club: Club, **changes: object) -> services.Preview:
    return services.preview_rules(organization=club.organization, changes=changes, now=LATER)


def test_it_counts_the_cases_that_history_would_have_opened(inside: Club) -> None:
    lived(inside)
    before = list(Intervention.objects.values_list("pk", "version"))

    found = preview(inside)

    assert (found.cases, found.by_code["pain"], found.asked, found.athletes) == (1, 1, 2, 2)
    assert list(Intervention.objects.values_list("pk", "version")) == before
    assert Organization.objects.get(pk=inside.organization.pk).settings == {}


def test_a_rule_that_is_switched_off_opens_nothing(inside: Club) -> None:
    lived(inside)

    found = preview(inside, **{"watch.low_readiness": False})

    assert "low_readiness" not in found.by_code


def test_an_athletes_own_numbers_are_tried_alone(inside: Club) -> None:
    lived(inside)

    found = services.preview_athlete_rules(athlete=inside.athlete, changes={}, now=LATER)

    assert (found.cases, found.asked) == (1, 1)


def test_of_many_a_sample_is_asked_and_said(inside: Club, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("readiness.services.previewing.MOST_ATHLETES", 2)
    lived(inside)
    for number in range(2):
        make_athlete(f"Runner {number}")

    found = preview(inside)

    assert (found.asked, found.athletes, found.cases, found.about) == (2, 4, 1, 2)

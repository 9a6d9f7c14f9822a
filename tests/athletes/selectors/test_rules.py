"""Which settings hold for an athlete."""

import structlog
from pytest_django import DjangoAssertNumQueries

from athletes import services
from athletes.models import Athlete, Mode
from athletes.selectors import settings_for
from tenancy.models import Organization
from tests.factories import Club


def fresh(club: Club) -> Athlete:
    return Athlete.objects.select_related("organization").get(pk=club.athlete.pk)


def test_settings_for_are_the_product_defaults(inside: Club) -> None:
    settings = settings_for(fresh(inside))

    assert settings.sla == {"at_risk": 24.0, "watch": 24.0, "stable": 24.0}
    assert settings.resolve == {"at_risk": 72.0, "watch": 72.0, "stable": 72.0}
    assert (settings.readiness.green_from, settings.risk.rest_pain, settings.compliance.green_low) == (
        70,
        6,
        80,
    )
    assert (settings.mode, settings.ctl_days, settings.atl_days) == (Mode.ASSISTED, 42, 7)


def test_settings_for_an_athlete_stand_over_the_organization(inside: Club) -> None:
    changes = {"risk.rest_pain": 7, "sla.watch": 48, "mode": "manual"}
    services.change_settings(organization=inside.organization, changes=changes)
    services.change_athlete_settings(athlete=fresh(inside), changes={"risk.rest_pain": 5})

    settings = settings_for(fresh(inside))

    assert (settings.risk.rest_pain, settings.sla["watch"], settings.mode) == (5, 48, Mode.MANUAL)


def test_settings_for_have_the_mode_of_the_athlete(inside: Club) -> None:
    Athlete.objects.update(mode=Mode.MANUAL)

    assert settings_for(fresh(inside)).mode == Mode.MANUAL


def test_settings_for_log_what_no_longer_holds(inside: Club) -> None:
    Organization.objects.update(settings={"gone": 1, "cooldown_h": 6})

    with structlog.testing.capture_logs() as logs:
        settings = settings_for(fresh(inside))

    assert settings.cooldown_h == 6
    assert logs == [
        {
            "event": "settings.ignored",
            "log_level": "warning",
            "athlete_id": inside.athlete.pk,
            "key": "gone",
            "code": "unknown",
        }
    ]


def test_settings_for_need_no_query_beside_the_organization(
    inside: Club, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    athlete = Athlete.objects.get(pk=inside.athlete.pk)

    with django_assert_num_queries(1):
        settings_for(athlete)

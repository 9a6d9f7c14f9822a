"""Settings, written."""

import pytest

from athletes import services
from athletes.models import Athlete
from athletes.settings import BadSetting
from tenancy.models import Organization, Outbox
from tests.factories import Club


def test_change_settings_keeps_them_and_counts_the_version(inside: Club) -> None:
    services.change_settings(organization=inside.organization, changes={"cooldown_h": 6, "risk.rest_pain": 7})

    stored = Organization.objects.get(pk=inside.organization.pk)
    assert (stored.settings, stored.settings_version) == ({"cooldown_h": 6, "risk": {"rest_pain": 7}}, 2)


def test_change_settings_of_none_goes_back_to_the_default(inside: Club) -> None:
    services.change_settings(organization=inside.organization, changes={"cooldown_h": 6})

    changed = services.change_settings(organization=inside.organization, changes={"cooldown_h": None})

    assert changed.settings == {}


def test_change_settings_refused_changes_nothing(inside: Club) -> None:
    with pytest.raises(BadSetting):
        services.change_settings(organization=inside.organization, changes={"cooldown_h": 6, "cooldwn_h": 6})

    assert Organization.objects.get(pk=inside.organization.pk).settings == {}


@pytest.mark.parametrize("changes, jobs", [({"ctl_days": 40}, 1), ({"cooldown_h": 4}, 0)])
def test_change_settings_refreshes_fitness_only_where_it_changes(
    changes: dict[str, int], jobs: int, inside: Club
) -> None:
    services.change_settings(organization=inside.organization, changes=changes)

    assert Outbox.objects.filter(kind="athletes.refresh_all").count() == jobs


def test_change_athlete_settings_keeps_them_on_the_athlete(inside: Club) -> None:
    services.change_athlete_settings(athlete=inside.athlete, changes={"risk.rest_pain": 5})

    stored = Athlete.objects.get(pk=inside.athlete.pk)
    assert (stored.settings, stored.version) == ({"risk": {"rest_pain": 5}}, 2)


def test_change_athlete_settings_of_another_version_changes_nothing(inside: Club) -> None:
    with pytest.raises(services.Changed):
        services.change_athlete_settings(athlete=inside.athlete, changes={"risk.rest_pain": 5}, version=2)

    assert Athlete.objects.get(pk=inside.athlete.pk).settings == {}


def test_change_athlete_settings_must_agree_with_the_organization(inside: Club) -> None:
    services.change_settings(organization=inside.organization, changes={"risk.swap_pain": 5})
    inside.athlete.refresh_from_db()

    with pytest.raises(BadSetting, match="order"):
        services.change_athlete_settings(athlete=inside.athlete, changes={"risk.rest_pain": 4})

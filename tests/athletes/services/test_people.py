"""Athletes and their profiles."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from athletes import services
from athletes.models import Athlete, AthleteState, Mode, Sex, ZoneKind, Zones
from athletes.selectors import physiology
from tenancy.models import Outbox
from tests.athletes.factories import TODAY
from tests.factories import Club

WEEK = (30, 60, 0, 60, 45, 90, 120)


def profile(**facts: object) -> services.Profile:
    known = {"max_hr_bpm": 190, "resting_hr_bpm": 48, "threshold_hr_bpm": 172, "threshold_speed_m_s": 4.0}
    said = {"name": "Ji-woo Han", "timezone": "Asia/Seoul", "availability_min": WEEK, "sex": Sex.FEMALE}
    return services.Profile(**{**known, **said, **facts})


def update(club: Club, **facts: object) -> Athlete:
    return services.update_profile(athlete=club.athlete, profile=profile(**facts), since=TODAY)


def kinds_asked() -> list[str]:
    return list(Outbox.objects.order_by("pk").values_list("kind", flat=True))


def test_create_athlete_comes_with_a_state(inside: Club) -> None:
    athlete = services.create_athlete(
        name="Mina", coach=inside.coach, member=None, zone="Asia/Seoul", sex="f", max_hr_bpm=188
    )

    stored = Athlete.objects.get(pk=athlete.pk)
    assert (stored.name, stored.coach, stored.timezone, stored.sex) == (
        "Mina",
        inside.coach,
        "Asia/Seoul",
        "f",
    )
    assert AthleteState.objects.get(athlete=athlete).spark == []


def test_update_profile_takes_everything_over(inside: Club) -> None:
    update(inside, name="Ji-woo", birth_date=date(1994, 5, 2), mode=Mode.MANUAL)

    stored = Athlete.objects.get(pk=inside.athlete.pk)
    assert (stored.name, stored.birth_date, stored.timezone) == ("Ji-woo", date(1994, 5, 2), "Asia/Seoul")
    assert (stored.availability_min, stored.mode, stored.version) == (list(WEEK), Mode.MANUAL, 2)


def test_update_profile_without_a_mode_keeps_it(inside: Club) -> None:
    update(inside, mode=Mode.MANUAL)

    update(inside, mode=None)

    assert Athlete.objects.get(pk=inside.athlete.pk).mode == Mode.MANUAL


def test_update_profile_dates_a_new_threshold(inside: Club) -> None:
    Athlete.objects.update(created_at=datetime(2026, 3, 1, 12, tzinfo=UTC))
    inside.athlete.refresh_from_db()

    athlete = update(inside, threshold_speed_m_s=4.5)

    assert athlete.threshold_speed_m_s == 4.5
    assert physiology(athlete=athlete, day=TODAY).threshold_speed_m_s == 4.5
    assert physiology(athlete=athlete, day=date(2026, 11, 20)).threshold_speed_m_s == 4.0


def test_update_profile_sets_the_usual_zones_of_a_new_threshold(inside: Club) -> None:
    update(inside, threshold_hr_bpm=180)

    latest = Zones.objects.of(inside.athlete).filter(kind=ZoneKind.HEART_RATE).latest("valid_from")
    assert (latest.valid_from, latest.bounds) == (TODAY, [153, 162, 171, 180, 191])


def test_update_profile_without_a_day_counts_for_every_day(inside: Club) -> None:
    athlete = services.update_profile(athlete=inside.athlete, profile=profile(threshold_speed_m_s=4.5))

    assert physiology(athlete=athlete, day=date(2020, 1, 1)).threshold_speed_m_s == 4.5


def test_update_profile_with_a_threshold_left_empty_keeps_it(inside: Club) -> None:
    athlete = update(inside, threshold_hr_bpm=None, threshold_speed_m_s=None)

    assert (athlete.threshold_hr_bpm, athlete.threshold_speed_m_s) == (172, 4.0)


def test_update_profile_recomputes_after_a_new_maximum(inside: Club) -> None:
    update(inside, max_hr_bpm=195)

    assert kinds_asked() == ["athletes.recompute"]


def test_update_profile_recomputes_nothing_for_a_name(inside: Club) -> None:
    update(inside, name="Ji-woo")

    assert kinds_asked() == []


def test_profile_as_it_stands_changes_nothing(inside: Club) -> None:
    before = services.profile_of(inside.athlete)

    after = services.update_profile(athlete=inside.athlete, profile=before)

    assert services.profile_of(after) == before
    assert not Outbox.objects.exists()


def test_heart_rates_out_of_order_are_refused(inside: Club) -> None:
    profile = replace(services.profile_of(inside.athlete), resting_hr_bpm=110, threshold_hr_bpm=100)

    with pytest.raises(services.NotRising) as refused:
        services.update_profile(athlete=inside.athlete, profile=profile)

    assert refused.value.fields == ("threshold_hr_bpm",)
    assert Athlete.objects.get(pk=inside.athlete.pk).resting_hr_bpm == 48

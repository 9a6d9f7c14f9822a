"""Athletes and their profiles."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from analytics.zones import default_hr_bounds, default_pace_bounds
from athletes import settings
from athletes.models import Allowed, Athlete, AthleteState, Mode, Sex, ZoneKind
from athletes.services import zones
from athletes.services.versions import demand_version
from tenancy import outbox
from tenancy.models import Membership

# Facts of the person that count for every day, past ones too: a new maximum corrects an old estimate.
UNDATED = ("sex", "max_hr_bpm", "resting_hr_bpm")
# Each heart rate lies below the next.
RISING = ("resting_hr_bpm", "threshold_hr_bpm", "max_hr_bpm")


class NotRising(ValueError):
    """Heart rates out of order; `fields` are those that do not lie above the one before."""

    message = _("Resting lies below threshold, and threshold below maximum.")

    def __init__(self, fields: tuple[str, ...]) -> None:
        super().__init__(fields)
        self.fields = fields


@dataclass(frozen=True, slots=True)
class Profile:
    """What is said of an athlete. A threshold of None stays as it was; so do `mode`, `automatic`, `moves`.

    Availability in minutes by weekday, Monday first. `automatic`: analytics.automatic.AutomaticRules by name,
    None for as the organization. `moves`: whether the athlete may move sessions.
    """

    name: str
    timezone: str
    availability_min: tuple[int, ...]
    birth_date: date | None = None
    sex: Sex = Sex.UNSPECIFIED
    max_hr_bpm: int | None = None
    resting_hr_bpm: int | None = None
    threshold_hr_bpm: int | None = None
    threshold_speed_m_s: float | None = None
    mode: Mode | None = None
    automatic: Mapping[str, bool | None] | None = None
    moves: Allowed | None = None


def profile_of(athlete: Athlete) -> Profile:
    """What is said of the athlete now."""
    return Profile(
        name=athlete.name,
        timezone=athlete.timezone,
        availability_min=tuple(athlete.availability_min),
        birth_date=athlete.birth_date,
        sex=Sex(athlete.sex),
        max_hr_bpm=athlete.max_hr_bpm,
        resting_hr_bpm=athlete.resting_hr_bpm,
        threshold_hr_bpm=athlete.threshold_hr_bpm,
        threshold_speed_m_s=athlete.threshold_speed_m_s,
        mode=Mode(athlete.mode),
    )


def demand_rising(heart_rates: Mapping[str, Any]) -> None:
    """Raises NotRising unless those that are known lie each above the one before."""
    known = [(name, heart_rates[name]) for name in RISING if heart_rates.get(name) is not None]
    wrong = tuple(name for (_below, low), (name, high) in pairwise(known) if low >= high)
    if wrong:
        raise NotRising(wrong)


@transaction.atomic
def create_athlete(
    *, name: str, coach: Membership | None, member: Membership | None, zone: str, **facts: Any
) -> Athlete:
    """Create an athlete, with or without a coach and an account here. `facts` are fields of Athlete."""
    athlete: Athlete = Athlete.objects.create(name=name, coach=coach, member=member, timezone=zone, **facts)
    AthleteState.objects.create(athlete=athlete)
    return athlete


@transaction.atomic
def update_profile(
    *, athlete: Athlete, profile: Profile, since: date | None = None, version: int | None = None
) -> Athlete:
    """Take over the profile. New thresholds bring their usual zones, in force from `since` on.

    None: since the athlete joined, which counts for the days before too. Raises NotRising, or Changed
    if a version is named and the athlete has another.
    """
    demand_rising(asdict(profile))
    kept: Athlete = Athlete.objects.select_for_update().get(pk=athlete.pk)
    demand_version(found=kept.version, wanted=version)
    before = {name: getattr(kept, name) for name in UNDATED}
    _apply(kept, profile)
    kept.version += 1
    kept.save()
    _date_thresholds(kept, profile, since or kept.joined_on)
    if before != {name: getattr(kept, name) for name in UNDATED}:
        outbox.put("athletes.recompute", athlete_id=kept.pk, since=date.min.isoformat())
    kept.refresh_from_db()
    return kept


def _apply(athlete: Athlete, profile: Profile) -> None:
    athlete.name, athlete.timezone = profile.name, profile.timezone
    athlete.birth_date, athlete.sex = profile.birth_date, profile.sex
    athlete.max_hr_bpm, athlete.resting_hr_bpm = profile.max_hr_bpm, profile.resting_hr_bpm
    athlete.availability_min = list(profile.availability_min)
    if profile.mode is not None:
        athlete.mode = profile.mode
    if profile.automatic is not None:
        below, changes = athlete.organization.settings, {"automatic": dict(profile.automatic)}
        athlete.settings = settings.changed(athlete.settings, changes, below=below)
    if profile.moves is not None:
        allowed = {Allowed.YES: True, Allowed.NO: False}.get(profile.moves)
        below = athlete.organization.settings
        athlete.settings = settings.changed(athlete.settings, {"athletes_move": allowed}, below=below)


def _date_thresholds(athlete: Athlete, profile: Profile, since: date) -> None:
    heart_rate, speed = profile.threshold_hr_bpm, profile.threshold_speed_m_s
    if heart_rate is not None and heart_rate != athlete.threshold_hr_bpm:
        bounds = default_hr_bounds(heart_rate)
        zones.set_zones(athlete=athlete, kind=ZoneKind.HEART_RATE, bounds=bounds, valid_from=since)
    if speed is not None and speed != athlete.threshold_speed_m_s:
        bounds = default_pace_bounds(speed)
        zones.set_zones(athlete=athlete, kind=ZoneKind.PACE, bounds=bounds, valid_from=since)

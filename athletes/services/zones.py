"""Dated zones."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from analytics.zones import default_hr_bounds, default_pace_bounds
from athletes.dated import THRESHOLD_BOUND
from athletes.models import Athlete, ZoneKind, Zones
from tenancy import outbox

BOUNDS = 5


class BadZones(ValueError):
    """Bounds that are not five rising numbers above 0."""

    message = _("Each zone must begin above the one before.")


@transaction.atomic
def set_zones(*, athlete: Athlete, kind: ZoneKind, bounds: Sequence[float], valid_from: date) -> Zones:
    """Put zones in force from a day until the next set; a second set of the same day replaces the first.

    The fourth bound is the threshold, which the athlete's profile shows when this is the newest set. Runs
    from that day on are computed anew by a worker. Raises BadZones.
    """
    if len(bounds) != BOUNDS or bounds[0] <= 0 or any(low >= high for low, high in pairwise(bounds)):
        raise BadZones(f"{kind}: {tuple(bounds)}")
    Athlete.objects.select_for_update().get(pk=athlete.pk)
    _keep_first(athlete, kind, valid_from)
    zones: Zones
    zones, _created = Zones.objects.update_or_create(
        athlete=athlete, kind=kind, valid_from=valid_from, defaults={"bounds": list(bounds)}
    )
    others = Zones.objects.of(athlete).filter(kind=kind)
    if not others.filter(valid_from__gt=valid_from).exists():
        _show_threshold(athlete, kind, bounds[THRESHOLD_BOUND])
    # The oldest set also counts for the days before it.
    oldest = not others.filter(valid_from__lt=valid_from).exists()
    since = date.min if oldest else valid_from
    outbox.put("athletes.recompute", athlete_id=athlete.pk, since=since.isoformat())
    return zones


def _keep_first(athlete: Athlete, kind: ZoneKind, valid_from: date) -> None:
    """Date the zones that followed from the athlete's threshold so far, so that earlier days keep them."""
    joined = athlete.joined_on
    if valid_from <= joined or Zones.objects.of(athlete).filter(kind=kind).exists():
        return
    if kind == ZoneKind.HEART_RATE and athlete.threshold_hr_bpm:
        bounds = default_hr_bounds(athlete.threshold_hr_bpm)
    elif kind == ZoneKind.PACE and athlete.threshold_speed_m_s:
        bounds = default_pace_bounds(athlete.threshold_speed_m_s)
    else:
        return
    Zones.objects.create(athlete=athlete, kind=kind, valid_from=joined, bounds=list(bounds))


def _show_threshold(athlete: Athlete, kind: ZoneKind, threshold: float) -> None:
    if kind == ZoneKind.HEART_RATE:
        athlete.threshold_hr_bpm = round(threshold)
    else:
        athlete.threshold_speed_m_s = threshold
    Athlete.objects.filter(pk=athlete.pk).update(
        threshold_hr_bpm=athlete.threshold_hr_bpm,
        threshold_speed_m_s=athlete.threshold_speed_m_s,
        version=F("version") + 1,
    )

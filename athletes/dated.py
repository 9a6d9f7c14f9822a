"""An athlete's zones and thresholds through time: past days keep those of their day."""

from dataclasses import dataclass
from datetime import date

from analytics.workout import Physiology
from analytics.zones import default_hr_bounds, default_pace_bounds
from athletes.derived import Bounds, ZonesOn
from athletes.models import Athlete, ZoneKind, Zones

# Zone 5 begins at the threshold, of heart rate and of pace: each dated set tells the threshold of its days.
THRESHOLD_BOUND = 3


@dataclass(frozen=True, slots=True)
class Dated:
    """`sets` are all of the athlete's zones, oldest first. The oldest also counts for the days before it."""

    athlete: Athlete
    sets: tuple[Zones, ...]

    def zones_on(self, day: date) -> ZonesOn:
        """The zones of the day; where none were set, the usual ones for the athlete's thresholds."""
        athlete = self.athlete
        heart_rate, pace = self._bounds(ZoneKind.HEART_RATE, day), self._bounds(ZoneKind.PACE, day)
        if heart_rate is None and athlete.threshold_hr_bpm:
            heart_rate = default_hr_bounds(athlete.threshold_hr_bpm)
        if pace is None and athlete.threshold_speed_m_s:
            pace = default_pace_bounds(athlete.threshold_speed_m_s)
        return ZonesOn(heart_rate, pace)

    def physiology_on(self, day: date) -> Physiology:
        """Thresholds of the day; sex, maximum and resting heart rate as they are known today."""
        athlete = self.athlete
        heart_rate, pace = self._bounds(ZoneKind.HEART_RATE, day), self._bounds(ZoneKind.PACE, day)
        return Physiology(
            sex=athlete.sex,
            max_hr_bpm=athlete.max_hr_bpm,
            resting_hr_bpm=athlete.resting_hr_bpm,
            threshold_hr_bpm=heart_rate[THRESHOLD_BOUND] if heart_rate else athlete.threshold_hr_bpm,
            threshold_speed_m_s=pace[THRESHOLD_BOUND] if pace else athlete.threshold_speed_m_s,
        )

    def _bounds(self, kind: ZoneKind, day: date) -> Bounds | None:
        known = [zones for zones in self.sets if zones.kind == kind]
        if not known:
            return None
        in_force = [zones for zones in known if zones.valid_from <= day]
        return tuple((in_force or known[:1])[-1].bounds)

"""The ledger that the squad's pulse is summed from: how many athletes have which band on which day."""

import pgtrigger
from django.db import models

from tenancy.rows import TenantModel


class PulseEntry(TenantModel):
    """So many athletes more, or fewer, with this band on this day; without a day: athletes as such.

    Derived, so not audited. Triggers write it beside each change of a state or an athlete, whoever makes it.
    They only ever add: nobody who checks in waits for another. `athletes.services.settle_pulse` sums up.
    """

    zone = models.CharField(max_length=64, help_text="the time zone that the athletes live by")
    day = models.DateField(null=True)
    band = models.CharField(max_length=5, blank=True)
    number = models.IntegerField()

    class Meta:
        verbose_name_plural = "pulse entries"
        indexes = [
            # coach.selectors.tallies: everybody, and the bands of the days that are today somewhere
            models.Index(
                fields=["organization", "day"], include=["zone", "band", "number"], name="pulse_of_day"
            )
        ]


# The athlete is held until the end of the transaction: a new time zone and a new band follow each other.
_STATE_CHANGED = """
IF TG_OP = 'UPDATE' AND (OLD.readiness_day, OLD.band) IS NOT DISTINCT FROM (NEW.readiness_day, NEW.band) THEN
    RETURN NULL;
END IF;
SELECT timezone INTO lives_in FROM athletes_athlete
WHERE organization_id = COALESCE(NEW.organization_id, OLD.organization_id)
    AND id = COALESCE(NEW.athlete_id, OLD.athlete_id) AND deleted_at IS NULL FOR SHARE;
IF NOT FOUND THEN
    RETURN NULL;
END IF;
INSERT INTO athletes_pulseentry (organization_id, zone, day, band, number)
SELECT COALESCE(NEW.organization_id, OLD.organization_id), lives_in, entry.day, entry.band, entry.number
FROM (VALUES
    (TG_OP = 'INSERT', NULL::date, '', 1),
    (TG_OP = 'DELETE', NULL::date, '', -1),
    (TG_OP <> 'INSERT' AND OLD.band <> '' AND OLD.readiness_day IS NOT NULL, OLD.readiness_day, OLD.band, -1),
    (TG_OP <> 'DELETE' AND NEW.band <> '' AND NEW.readiness_day IS NOT NULL, NEW.readiness_day, NEW.band, 1)
) AS entry (counts, day, band, number)
WHERE entry.counts;
RETURN NULL;
"""

_ATHLETE_CHANGED = """
IF (OLD.timezone, OLD.deleted_at IS NULL) IS NOT DISTINCT FROM (NEW.timezone, NEW.deleted_at IS NULL) THEN
    RETURN NULL;
END IF;
INSERT INTO athletes_pulseentry (organization_id, zone, day, band, number)
SELECT NEW.organization_id, side.zone, entry.day, entry.band, side.number
FROM athletes_athletestate state
CROSS JOIN (VALUES
    (OLD.deleted_at IS NULL, OLD.timezone, -1),
    (NEW.deleted_at IS NULL, NEW.timezone, 1)
) AS side (counts, zone, number)
CROSS JOIN LATERAL (VALUES
    (TRUE, NULL::date, ''),
    (state.band <> '' AND state.readiness_day IS NOT NULL, state.readiness_day, state.band)
) AS entry (counts, day, band)
WHERE state.organization_id = NEW.organization_id AND state.athlete_id = NEW.id
    AND side.counts AND entry.counts;
RETURN NULL;
"""

STATE_CHANGED = pgtrigger.Trigger(
    name="pulse_of_state",
    when=pgtrigger.After,
    operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
    declare=[("lives_in", "text")],
    func=_STATE_CHANGED,
)
ATHLETE_CHANGED = pgtrigger.Trigger(
    name="pulse_of_athlete",
    when=pgtrigger.After,
    operation=pgtrigger.Update,
    func=_ATHLETE_CHANGED,
)

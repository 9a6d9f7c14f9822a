"""Who the athlete of a state is, copied into it: a squad is sorted, filtered and read from it alone."""

import pgtrigger
from django.db import models
from django.db.models import Q

SORTED_BY: dict[str, tuple[str, ...]] = {
    "name": (),
    "today": ("-readiness_day", "readiness"),
    "form": ("tsb",),
    "load": ("load_share",),
    "ramp": ("ramp",),
    "done": ("compliance",),
    "race": ("race_day",),
    "run": ("last_activity_at",),
    "contact": ("last_contact_at",),
}
"""What coach.selectors.squad may sort by, the name behind it: an index each."""

FILTERED_BY = ("athlete", "name_sought", "timezone", "coach_key", "band", "readiness_day")


def squad_index(name: str, fields: tuple[str, ...]) -> models.Index:
    """The squad in this order, a page of it; what it is filtered by is read in the index too."""
    order = [*fields, "name_sought"]
    return models.Index(
        fields=["organization", *order, "id"],
        include=[field for field in FILTERED_BY if field not in {each.removeprefix("-") for each in order}],
        condition=Q(removed=False),
        name=f"squad_by_{name}",
    )


# The athlete is held until the end of the transaction: a new name and a new state follow each other.
_TAKE_CARD = """
SELECT athlete.name, upper(athlete.name), athlete.timezone, athlete.public_id, athlete.coach_id,
    athlete.deleted_at IS NOT NULL
INTO NEW.name, NEW.name_sought, NEW.timezone, NEW.public_id, NEW.coach_key, NEW.removed
FROM athletes_athlete athlete
WHERE athlete.organization_id = NEW.organization_id AND athlete.id = NEW.athlete_id FOR SHARE;
RETURN NEW;
"""

_GIVE_CARD = """
UPDATE athletes_athletestate SET name = NEW.name, name_sought = upper(NEW.name), timezone = NEW.timezone,
    public_id = NEW.public_id, coach_key = NEW.coach_id, removed = NEW.deleted_at IS NOT NULL
WHERE organization_id = NEW.organization_id AND athlete_id = NEW.id;
RETURN NULL;
"""

CARD_TAKEN = pgtrigger.Trigger(
    name="card_taken", when=pgtrigger.Before, operation=pgtrigger.Insert, func=_TAKE_CARD
)
CARD_GIVEN = pgtrigger.Trigger(
    name="card_given",
    when=pgtrigger.After,
    operation=pgtrigger.UpdateOf("name", "timezone", "coach_id", "deleted_at"),
    condition=pgtrigger.AnyChange("name", "timezone", "coach", "deleted_at"),
    func=_GIVE_CARD,
)

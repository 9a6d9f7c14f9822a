"""The athlete's name as a case keeps it, in capitals, so that the queue is searched from its own index."""

import pgtrigger

# The athlete is held until the end of the transaction: a new name and a new case follow each other.
# A new name comes by the trigger `sought_name` of the athletes' table (migration 0005), which wakes this one.
TAKE_THE_NAME = """
SELECT upper(name) INTO NEW.name_sought FROM athletes_athlete
WHERE organization_id = NEW.organization_id AND id = NEW.athlete_id FOR SHARE;
NEW.name_sought := coalesce(NEW.name_sought, '');
RETURN NEW;
"""

NAME_SOUGHT = pgtrigger.Trigger(
    name="name_sought",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("name_sought"),
    func=TAKE_THE_NAME,
)

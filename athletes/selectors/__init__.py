"""Reads of athletes and their facts."""

from athletes.derived import ZonesOn
from athletes.selectors.fitness import (
    FitnessOn,
    context_of,
    contexts_of,
    daily_load,
    fitness_on,
    load_context,
    load_contexts,
    loads_of,
    loads_up_to,
)
from athletes.selectors.lists import (
    assistants_of,
    messages_of,
    races_of,
    recent_activities,
    shoes_of,
    wellness_between,
    zone_sets_of,
)
from athletes.selectors.people import staff_of, visible_athlete
from athletes.selectors.physiology import dated, physiology, zones_on
from athletes.selectors.rules import settings_by, settings_for
from athletes.selectors.shoes import Wear, WornShoe, worn_shoe, worn_shoes
from athletes.selectors.streams import means_of, streams_of, weighed_streams
from athletes.selectors.threads import Said, Thread, phrases_of, thread, unread_of
from athletes.selectors.wellness import MeasuredBy, pulses_on, values_of, wellness_table
from athletes.selectors.zone_table import ZoneRow, zone_table
from athletes.selectors.zone_time import time_in_zones

__all__ = [
    "FitnessOn",
    "MeasuredBy",
    "Said",
    "Thread",
    "Wear",
    "WornShoe",
    "ZoneRow",
    "ZonesOn",
    "assistants_of",
    "context_of",
    "contexts_of",
    "daily_load",
    "dated",
    "fitness_on",
    "load_context",
    "load_contexts",
    "loads_of",
    "loads_up_to",
    "means_of",
    "messages_of",
    "phrases_of",
    "physiology",
    "pulses_on",
    "races_of",
    "recent_activities",
    "settings_by",
    "settings_for",
    "shoes_of",
    "staff_of",
    "streams_of",
    "thread",
    "time_in_zones",
    "unread_of",
    "values_of",
    "visible_athlete",
    "weighed_streams",
    "wellness_between",
    "wellness_table",
    "worn_shoe",
    "worn_shoes",
    "zone_sets_of",
    "zone_table",
    "zones_on",
]

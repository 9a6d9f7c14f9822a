"""Reads of athletes and their facts."""

from athletes.derived import ZonesOn
from athletes.selectors.fitness import (
    FitnessOn,
    context_of,
    daily_load,
    fitness_on,
    load_context,
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
from athletes.selectors.people import visible_athlete
from athletes.selectors.physiology import dated, physiology, zones_on
from athletes.selectors.rules import business_time_of, settings_for, settings_of
from athletes.selectors.shoes import Wear, WornShoe, worn_shoe, worn_shoes
from athletes.selectors.streams import means_of, streams_of, weighed_streams
from athletes.selectors.wellness import MeasuredBy, pulses_on, values_of, wellness_table
from athletes.selectors.zone_table import ZoneRow, zone_table
from athletes.selectors.zone_time import time_in_zones

__all__ = [
    "FitnessOn",
    "MeasuredBy",
    "Wear",
    "WornShoe",
    "ZoneRow",
    "ZonesOn",
    "assistants_of",
    "business_time_of",
    "context_of",
    "daily_load",
    "dated",
    "fitness_on",
    "load_context",
    "loads_of",
    "loads_up_to",
    "means_of",
    "messages_of",
    "physiology",
    "pulses_on",
    "races_of",
    "recent_activities",
    "settings_for",
    "settings_of",
    "shoes_of",
    "streams_of",
    "time_in_zones",
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

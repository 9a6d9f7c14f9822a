"""Reads of athletes and their facts."""

from athletes.derived import ZonesOn
from athletes.selectors.episodes import EpisodeLine, Episodes, allowances, episodes_of, lost_of
from athletes.selectors.fitness import (
    FitnessOn,
    context_of,
    contexts_of,
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
from athletes.selectors.notes import NoteLine, files_of, notes_of, shared_notes, versions_of
from athletes.selectors.people import staff_of, visible_athlete
from athletes.selectors.physiology import dated, physiology, zones_on
from athletes.selectors.rules import business_time_of, settings_by, settings_for, settings_of
from athletes.selectors.shoes import Wear, WornShoe, worn_shoe, worn_shoes
from athletes.selectors.streams import means_of, streams_of, weighed_streams
from athletes.selectors.tasks import Due, TaskLine, Whose, day_in, due_of, task_owners, tasks_for
from athletes.selectors.threads import Said, Thread, phrases_of, thread, unread_of
from athletes.selectors.wellness import MeasuredBy, pulses_on, values_of, wellness_table
from athletes.selectors.zone_history import ThresholdSet, ZoneHistory, ZoneSet, zone_history
from athletes.selectors.zone_table import ZoneRow, zone_table
from athletes.selectors.zone_time import time_in_zones

__all__ = [
    "Due",
    "EpisodeLine",
    "Episodes",
    "FitnessOn",
    "MeasuredBy",
    "NoteLine",
    "Said",
    "TaskLine",
    "Thread",
    "ThresholdSet",
    "Wear",
    "Whose",
    "WornShoe",
    "ZoneHistory",
    "ZoneRow",
    "ZoneSet",
    "ZonesOn",
    "allowances",
    "assistants_of",
    "business_time_of",
    "context_of",
    "contexts_of",
    "daily_load",
    "dated",
    "day_in",
    "due_of",
    "episodes_of",
    "files_of",
    "fitness_on",
    "load_context",
    "loads_of",
    "loads_up_to",
    "lost_of",
    "means_of",
    "messages_of",
    "notes_of",
    "phrases_of",
    "physiology",
    "pulses_on",
    "races_of",
    "recent_activities",
    "settings_by",
    "settings_for",
    "settings_of",
    "shared_notes",
    "shoes_of",
    "staff_of",
    "streams_of",
    "task_owners",
    "tasks_for",
    "thread",
    "time_in_zones",
    "unread_of",
    "values_of",
    "versions_of",
    "visible_athlete",
    "weighed_streams",
    "wellness_between",
    "wellness_table",
    "worn_shoe",
    "worn_shoes",
    "zone_history",
    "zone_sets_of",
    "zone_table",
    "zones_on",
]

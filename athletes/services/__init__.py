"""Writes to athletes and their facts."""

from athletes.services.activities import (
    Draft,
    Revision,
    hold,
    key_of,
    record_activities,
    record_activity,
    rewrite_activities,
    source_of,
)
from athletes.services.coaching import (
    OtherRole,
    assign_coach,
    grant_assistants,
    move_caseload,
    release_caseload,
    withdraw_grants,
)
from athletes.services.efforts import log_effort
from athletes.services.fitness import refresh_all, refresh_load, refresh_stale
from athletes.services.invitations import (
    AlreadyAthlete,
    Newcomer,
    invite_athlete,
    link_invited,
    link_member,
    welcome,
)
from athletes.services.messages import send_message
from athletes.services.people import (
    NotRising,
    Profile,
    create_athlete,
    demand_rising,
    profile_of,
    update_profile,
)
from athletes.services.pulse import settle_pulse
from athletes.services.races import (
    RaceFacts,
    TooFast,
    add_race,
    demand_runnable,
    facts_of_race,
    remove_race,
    restore_race,
    update_race,
)
from athletes.services.readiness import record_readiness_state
from athletes.services.recomputing import recompute
from athletes.services.rules import change_athlete_settings, change_settings
from athletes.services.shoes import (
    RetiredTooEarly,
    ShoeFacts,
    add_shoe,
    demand_order,
    facts_of_shoe,
    remove_shoe,
    restore_shoe,
    update_shoe,
)
from athletes.services.versions import Changed, demand_version
from athletes.services.wellness import put_days, put_pulses, put_wellness, take_back_days
from athletes.services.zones import BadZones, set_zones

__all__ = [
    "AlreadyAthlete",
    "BadZones",
    "Changed",
    "Draft",
    "Newcomer",
    "NotRising",
    "OtherRole",
    "Profile",
    "RaceFacts",
    "RetiredTooEarly",
    "Revision",
    "ShoeFacts",
    "TooFast",
    "add_race",
    "add_shoe",
    "assign_coach",
    "change_athlete_settings",
    "change_settings",
    "create_athlete",
    "demand_order",
    "demand_rising",
    "demand_runnable",
    "demand_version",
    "facts_of_race",
    "facts_of_shoe",
    "grant_assistants",
    "hold",
    "invite_athlete",
    "key_of",
    "link_invited",
    "link_member",
    "log_effort",
    "move_caseload",
    "profile_of",
    "put_days",
    "put_pulses",
    "put_wellness",
    "recompute",
    "record_activities",
    "record_activity",
    "record_readiness_state",
    "refresh_all",
    "refresh_load",
    "refresh_stale",
    "release_caseload",
    "remove_race",
    "remove_shoe",
    "restore_race",
    "restore_shoe",
    "rewrite_activities",
    "send_message",
    "set_zones",
    "settle_pulse",
    "source_of",
    "take_back_days",
    "update_profile",
    "update_race",
    "update_shoe",
    "welcome",
    "withdraw_grants",
]

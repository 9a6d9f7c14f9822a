"""Athletes and their facts."""

from athletes.models.activity import Activity, ActivitySource, ActivityStreams, Lap
from athletes.models.athlete import Athlete, AthleteGrant, Mode, Sex, Sight, sight_of
from athletes.models.facts import (
    Author,
    HeartRateVariability,
    Message,
    Priority,
    Race,
    Shoe,
    WellnessDay,
    ZoneKind,
    Zones,
)
from athletes.models.pulse import PulseEntry
from athletes.models.state import AthleteState, Band

__all__ = [
    "Activity",
    "ActivitySource",
    "ActivityStreams",
    "Athlete",
    "AthleteGrant",
    "AthleteState",
    "Author",
    "Band",
    "HeartRateVariability",
    "Lap",
    "Message",
    "Mode",
    "Priority",
    "PulseEntry",
    "Race",
    "Sex",
    "Shoe",
    "Sight",
    "WellnessDay",
    "ZoneKind",
    "Zones",
    "sight_of",
]

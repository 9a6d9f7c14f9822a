"""Athletes and their facts."""

from athletes.models.activity import Activity, ActivityStreams, Interval, Lap, Part
from athletes.models.athlete import Allowed, Athlete, AthleteGrant, Mode, Sex, Sight, sight_of
from athletes.models.buckets import Bucket, BucketChange
from athletes.models.facts import (
    Author,
    Message,
    Priority,
    Race,
    Shoe,
    ZoneKind,
    Zones,
)
from athletes.models.groups import LONGEST_TAG, MOST_TAGS, Group, GroupMember
from athletes.models.pulse import PulseEntry
from athletes.models.sources import ActivitySource
from athletes.models.state import AthleteState, Band
from athletes.models.wellness import HeartRateDay, HeartRateVariability, WellnessDay

__all__ = [
    "LONGEST_TAG",
    "MOST_TAGS",
    "Activity",
    "ActivitySource",
    "ActivityStreams",
    "Allowed",
    "Athlete",
    "AthleteGrant",
    "AthleteState",
    "Author",
    "Band",
    "Bucket",
    "BucketChange",
    "Group",
    "GroupMember",
    "HeartRateDay",
    "HeartRateVariability",
    "Interval",
    "Lap",
    "Message",
    "Mode",
    "Part",
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

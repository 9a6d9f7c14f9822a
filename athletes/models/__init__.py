"""Athletes and their facts."""

from athletes.models.activity import Activity, ActivityStreams, Interval, Lap, Part
from athletes.models.athlete import Allowed, Athlete, AthleteGrant, Mode, Sex, Sight, sight_of
from athletes.models.facts import Priority, Race, Shoe, ZoneKind, Zones
from athletes.models.groups import LONGEST_TAG, MOST_TAGS, Group, GroupMember
from athletes.models.messages import (
    LONGEST_MESSAGE,
    About,
    Author,
    Message,
    Phrase,
    ReplyLink,
    ThreadRead,
)
from athletes.models.notices import (
    DIGEST_HOUR,
    Channel,
    Event,
    Mailing,
    MailRhythm,
    Mute,
    Notice,
    NoticePreference,
)
from athletes.models.pulse import PulseEntry
from athletes.models.sources import ActivitySource
from athletes.models.state import AthleteState, Band
from athletes.models.wellness import HeartRateDay, HeartRateVariability, WellnessDay

__all__ = [
    "DIGEST_HOUR",
    "LONGEST_MESSAGE",
    "LONGEST_TAG",
    "MOST_TAGS",
    "About",
    "Activity",
    "ActivitySource",
    "ActivityStreams",
    "Allowed",
    "Athlete",
    "AthleteGrant",
    "AthleteState",
    "Author",
    "Band",
    "Channel",
    "Event",
    "Group",
    "GroupMember",
    "HeartRateDay",
    "HeartRateVariability",
    "Interval",
    "Lap",
    "MailRhythm",
    "Mailing",
    "Message",
    "Mode",
    "Mute",
    "Notice",
    "NoticePreference",
    "Part",
    "Phrase",
    "Priority",
    "PulseEntry",
    "Race",
    "ReplyLink",
    "Sex",
    "Shoe",
    "Sight",
    "ThreadRead",
    "WellnessDay",
    "ZoneKind",
    "Zones",
    "sight_of",
]

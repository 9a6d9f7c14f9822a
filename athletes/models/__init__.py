"""Athletes and their facts."""

from athletes.models.activity import Activity, ActivityStreams, Interval, Lap, Part
from athletes.models.athlete import Allowed, Athlete, AthleteGrant, Mode, Sex, Sight, sight_of
from athletes.models.body import BodyPart, Side
from athletes.models.buckets import Bucket, BucketChange
from athletes.models.episodes import (
    Allowance,
    Episode,
    EpisodeKind,
    EpisodeStep,
    Origin,
    ReturnState,
    Severity,
)
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
from athletes.models.notes import Attachment, Note, NoteAudience, NoteVersion
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
from athletes.models.tasks import Task
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
    "Allowance",
    "Allowed",
    "Athlete",
    "AthleteGrant",
    "AthleteState",
    "Attachment",
    "Author",
    "Band",
    "BodyPart",
    "Bucket",
    "BucketChange",
    "Channel",
    "Episode",
    "EpisodeKind",
    "EpisodeStep",
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
    "Note",
    "NoteAudience",
    "NoteVersion",
    "Notice",
    "NoticePreference",
    "Origin",
    "Part",
    "Phrase",
    "Priority",
    "PulseEntry",
    "Race",
    "ReplyLink",
    "ReturnState",
    "Severity",
    "Sex",
    "Shoe",
    "Side",
    "Sight",
    "Task",
    "ThreadRead",
    "WellnessDay",
    "ZoneKind",
    "Zones",
    "sight_of",
]

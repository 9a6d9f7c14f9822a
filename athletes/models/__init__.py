"""Athletes and their facts."""

from athletes.models.activity import Activity, ActivityStreams, Interval, Lap, Part
from athletes.models.athlete import Allowed, Athlete, AthleteGrant, Mode, Sex, Sight, sight_of
from athletes.models.body import BodyPart, Side
from athletes.models.episodes import (
    Allowance,
    Episode,
    EpisodeKind,
    EpisodeStep,
    Origin,
    ReturnState,
    Severity,
)
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
from athletes.models.notes import Attachment, Note, NoteAudience, NoteVersion
from athletes.models.pulse import PulseEntry
from athletes.models.sources import ActivitySource
from athletes.models.state import AthleteState, Band
from athletes.models.tasks import Task
from athletes.models.wellness import HeartRateDay, HeartRateVariability, WellnessDay

__all__ = [
    "LONGEST_TAG",
    "MOST_TAGS",
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
    "Episode",
    "EpisodeKind",
    "EpisodeStep",
    "Group",
    "GroupMember",
    "HeartRateDay",
    "HeartRateVariability",
    "Interval",
    "Lap",
    "Message",
    "Mode",
    "Note",
    "NoteAudience",
    "NoteVersion",
    "Origin",
    "Part",
    "Priority",
    "PulseEntry",
    "Race",
    "ReturnState",
    "Severity",
    "Sex",
    "Shoe",
    "Side",
    "Sight",
    "Task",
    "WellnessDay",
    "ZoneKind",
    "Zones",
    "sight_of",
]

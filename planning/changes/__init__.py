"""Changes to planned sessions as values: what a calendar drafts, a what-if asks, an adaptation proposes.

Nothing here reads or writes the database: a set of changes is applied to entries, and gives entries with what
speaks against them.
"""

from planning.changes.applying import Counted, applied, counted
from planning.changes.entries import Content, Entry, rest
from planning.changes.kinds import Change, Create, Edit, Lock, Move, Remove, from_json, to_json
from planning.changes.outlook import Event, Outlook, course_of, outlook
from planning.changes.previewing import Preview, Surroundings, preview
from planning.changes.scaling import PhysiologyOn, free_of, scaled_by, scaled_to
from planning.changes.supposing import (
    AddRace,
    DropRace,
    Idea,
    Miss,
    MoveRace,
    Planned,
    Scale,
    Supposed,
    supposed,
)
from planning.changes.weekly import copy, in_week, is_race, lock, mark_off, may_change, shift, skip, swap
from planning.changes.weekly_easing import ease
from planning.changes.weekly_regenerating import days_that_stay, regenerate

__all__ = [
    "AddRace",
    "Change",
    "Content",
    "Counted",
    "Create",
    "DropRace",
    "Edit",
    "Entry",
    "Event",
    "Idea",
    "Lock",
    "Miss",
    "Move",
    "MoveRace",
    "Outlook",
    "PhysiologyOn",
    "Planned",
    "Preview",
    "Remove",
    "Scale",
    "Supposed",
    "Surroundings",
    "applied",
    "copy",
    "counted",
    "course_of",
    "days_that_stay",
    "ease",
    "free_of",
    "from_json",
    "in_week",
    "is_race",
    "lock",
    "mark_off",
    "may_change",
    "outlook",
    "preview",
    "regenerate",
    "rest",
    "scaled_by",
    "scaled_to",
    "shift",
    "skip",
    "supposed",
    "swap",
    "to_json",
]

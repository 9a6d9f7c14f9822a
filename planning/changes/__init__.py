"""Changes to planned sessions as values: what a calendar drafts, a what-if asks, an adaptation proposes.

Nothing here reads or writes the database: a set of changes is applied to entries, and gives entries with what
speaks against them.
"""

from planning.changes.applying import Counted, applied, counted
from planning.changes.entries import Content, Entry, rest
from planning.changes.kinds import Change, Create, Edit, Lock, Move, Remove, from_json, to_json
from planning.changes.previewing import Preview, Surroundings, preview
from planning.changes.weekly import copy, in_week, is_race, lock, mark_off, may_change, shift, skip, swap
from planning.changes.weekly_easing import ease
from planning.changes.weekly_regenerating import days_that_stay, regenerate

__all__ = [
    "Change",
    "Content",
    "Counted",
    "Create",
    "Edit",
    "Entry",
    "Lock",
    "Move",
    "Preview",
    "Remove",
    "Surroundings",
    "applied",
    "copy",
    "counted",
    "days_that_stay",
    "ease",
    "from_json",
    "in_week",
    "is_race",
    "lock",
    "mark_off",
    "may_change",
    "preview",
    "regenerate",
    "rest",
    "shift",
    "skip",
    "swap",
    "to_json",
]

"""A dry look at an archive: what is in it, what of that is read, and in which order."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from ingest.parsers.archives import Member
from ingest.parsers.garmin import Category, category_of, read_category
from ingest.parsers.kinds import Kind
from ingest.parsers.unreadable import Unreadable


class Source(StrEnum):
    GARMIN = "garmin"
    STRAVA = "strava"
    APPLE = "apple"
    FOLDER = "folder"  # somebody's own files


class Stage(IntEnum):
    """What comes first: a table's rows find their recordings there, and an activity its shoe."""

    GEAR = 0
    RECORDINGS = 1
    TABLES = 2
    DAYS = 3


@dataclass(frozen=True, slots=True)
class Plan:
    """`categories` and `unread` count files by what they tell; `order` has the paths that are to be read."""

    source: Source
    files: int
    unpacked_bytes: int  # as the archive claims
    recordings: int
    tables: int
    categories: Mapping[str, int]
    unread: Mapping[str, int]
    refused: tuple[tuple[str, Unreadable], ...]
    order: tuple[str, ...]


_STAGES = {
    **dict.fromkeys((Kind.FIT, Kind.FIT_GZ, Kind.TCX, Kind.TCX_GZ), Stage.RECORDINGS),
    **dict.fromkeys((Kind.GPX, Kind.GPX_GZ, Kind.GZ), Stage.RECORDINGS),
    **dict.fromkeys((Kind.CSV, Kind.XLSX, Kind.APPLE_XML), Stage.TABLES),
}
_GARMIN_STAGES = {Category.GEAR: Stage.GEAR, Category.ACTIVITIES: Stage.TABLES}
# Folders in which files look like recordings and tables, and are none.
_PASSED_FOLDERS = frozenset({"electrocardiograms", "clinical-records", "clinical_records"})
# Strava's tables beside activities.csv.
# fmt: off
_PASSED_TABLES = frozenset((
    "applications", "bikes", "blocks", "clubs", "comments", "components", "connected_apps", "contacts",
    "email_preferences", "events", "favorites", "flags", "followers", "following", "general_preferences",
    "global_challenges", "goals", "group_challenges", "local_legend_segments", "logins", "media",
    "memberships", "metering", "mobile_device_identifiers", "orders", "partner_opt_outs", "posts",
    "privacy_zones", "profile", "reactions", "routes", "segments", "shoes", "social_settings",
    "starred_routes", "starred_segments", "support_tickets", "visibility_settings",
))
# fmt: on
_ACTIVITIES = "activities"


def stage_of(path: str, kind: Kind) -> Stage | None:
    """When the file is to be read; None if it is not."""
    if unread_category(path, kind):
        return None
    category = read_category(path) if kind is Kind.GARMIN_JSON else None
    return _GARMIN_STAGES.get(category, Stage.DAYS) if category else _STAGES.get(kind)


def unread_category(path: str, kind: Kind) -> str:
    """What the file is, if it is not read: "HydrationLog", "Social", "media"; "" if it is."""
    *folders, name = path.lower().split("/")
    passed = _PASSED_FOLDERS.intersection(folders)
    if passed:
        return min(passed)
    if kind is Kind.GARMIN_JSON:
        return "" if read_category(path) else category_of(path)
    stem = name.partition(".")[0]
    if kind is Kind.CSV and stem in _PASSED_TABLES:
        return stem
    return "" if kind in _STAGES else kind.value


def survey(members: Iterable[Member]) -> Plan:
    """Look at each member, unpacking no more than the first bytes of those whose name says nothing."""
    sizes: list[int] = []
    read: Counter[str] = Counter()
    unread: Counter[str] = Counter()
    refused: list[tuple[str, Unreadable]] = []
    stages: list[tuple[Stage, str]] = []
    hints: Counter[Source] = Counter()
    for member in members:
        sizes.append(member.size)
        if member.refusal is not None:
            refused.append((member.path, member.refusal))
            continue
        kind = member.kind
        hints[_hint(member.path, kind)] += 1
        stage = stage_of(member.path, kind)
        if stage is None:
            unread[unread_category(member.path, kind)] += 1
        else:
            read[category_of(member.path) if kind is Kind.GARMIN_JSON else kind.value] += 1
            stages.append((stage, member.path))
    return Plan(
        source=next((source for source in Source if hints[source]), Source.FOLDER),
        files=len(sizes),
        unpacked_bytes=sum(sizes),
        recordings=sum(stage is Stage.RECORDINGS for stage, _ in stages),
        tables=sum(read[kind] for kind in (Kind.CSV, Kind.XLSX)),
        categories=dict(sorted(read.items())),
        unread=dict(sorted(unread.items())),
        refused=tuple(refused),
        order=tuple(path for _, path in sorted(stages)),
    )


def _hint(path: str, kind: Kind) -> Source:
    """Whose archive such a file lies in; FOLDER if it may be anybody's."""
    *folders, name = path.split("/")
    if "DI_CONNECT" in folders or kind is Kind.GARMIN_JSON:
        return Source.GARMIN
    if kind is Kind.APPLE_XML:
        return Source.APPLE
    if kind is Kind.CSV and name.lower() == f"{_ACTIVITIES}.csv":
        return Source.STRAVA
    return Source.FOLDER

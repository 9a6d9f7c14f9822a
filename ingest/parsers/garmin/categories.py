"""The categories of Garmin's export: which file tells what, by its name and folder."""

import re
from enum import StrEnum


class Category(StrEnum):
    """What is read; the values are Garmin's own words in file names."""

    ACTIVITIES = "summarizedActivities"
    GEAR = "gear"
    DAILY = "UDSFile"
    SLEEP = "sleepData"
    HEALTH_STATUS = "healthStatusData"
    BODY = "userBioMetrics"
    READINESS = "TrainingReadinessDTO"
    RACE_PREDICTIONS = "RunRacePredictions"
    ENDURANCE = "EnduranceScore"
    HILL = "HillScore"
    LOAD = "MetricsAcuteTrainingLoad"
    STATUS = "TrainingHistory"
    VO2MAX = "MetricsMaxMetData"
    ACTIVITY_VO2MAX = "ActivityVo2Max"


_READ = {category.value.lower(): category for category in Category}
_ROOT = "DI_CONNECT"
# Folders that are one category as a whole; of the others each file is.
_SPLIT = frozenset({"Aggregator", "Fitness", "Metrics", "Wellness", "User"})
_FOLDER = re.compile(r"DI-(?:Connect-)?(.+)")
_NUMBER = re.compile(r"[\d-]+")
_LONGEST = 60


def category_of(path: str) -> str:
    """Garmin's word for what the JSON file tells, such as "sleepData" or "Social"; "" if it is not theirs.

    A file of a category that is read is known by its name alone; others only inside their folder.
    """
    *folders, name = path.replace("\\", "/").split("/")
    if not name.lower().endswith(".json"):
        return ""
    parts = name[: -len(".json")].split("_")
    for part in (parts[0], parts[-1]):
        if part.lower() in _READ:
            return _READ[part.lower()].value
    if _ROOT not in folders:
        return ""
    folder = _FOLDER.fullmatch(folders[-1])
    if folder and folder[1] not in _SPLIT:
        return folder[1][:_LONGEST]
    return _word(parts)[:_LONGEST]


def read_category(path: str) -> Category | None:
    """The category, if it is one that is read."""
    return _READ.get(category_of(path).lower())


def _word(parts: list[str]) -> str:
    """Garmin's word in a file name such as 2024-01-01_2024-04-10_123_sleepData or UserGoal_2024-01-01_…"""
    if "@" in parts[-1]:  # an address, which may not be shown, with the word behind it
        return parts[-1].partition("-")[2] or "other"
    words = [part for part in parts if part and not _NUMBER.fullmatch(part) and "@" not in part]
    known = [word.removesuffix("File") for word in words if "." not in word]
    return (known[0] if _NUMBER.fullmatch(parts[-1]) else known[-1]) if known else "other"

"""What a plan should become after what was run, or was not: decided by named rules, with their evidence."""

from analytics.adaptation.deciding import decide
from analytics.adaptation.values import (
    AdaptRule,
    Decision,
    Eased,
    Kind,
    MakeUp,
    Open,
    Reason,
    Replace,
    Shorten,
    Situation,
    Standing,
    Step,
    WeekRun,
)

__all__ = [
    "AdaptRule",
    "Decision",
    "Eased",
    "Kind",
    "MakeUp",
    "Open",
    "Reason",
    "Replace",
    "Shorten",
    "Situation",
    "Standing",
    "Step",
    "WeekRun",
    "decide",
]

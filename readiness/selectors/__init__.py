"""Reads of readiness."""

from readiness.selectors.activity import ActivityPage, activity_page
from readiness.selectors.explaining import Explanation, explain_again
from readiness.selectors.history import TYPED, answers_before, given_answers, measured_on, morning_of
from readiness.selectors.learning import Learned, learned
from readiness.selectors.offers import Offer, offers_for
from readiness.selectors.pain import Pain, pain_of, pain_rows
from readiness.selectors.readiness_days import ReadinessHistory, readiness_history
from readiness.selectors.runs import latest_run
from readiness.selectors.today import Today, today
from readiness.selectors.watch import WatchTable, watch_table

__all__ = [
    "TYPED",
    "ActivityPage",
    "Explanation",
    "Learned",
    "Offer",
    "Pain",
    "ReadinessHistory",
    "Today",
    "WatchTable",
    "activity_page",
    "answers_before",
    "explain_again",
    "given_answers",
    "latest_run",
    "learned",
    "measured_on",
    "morning_of",
    "offers_for",
    "pain_of",
    "pain_rows",
    "readiness_history",
    "today",
    "watch_table",
]

"""Reads of readiness."""

from readiness.selectors.activity import ActivityPage, activity_page
from readiness.selectors.explaining import Explanation, explain_again
from readiness.selectors.history import TYPED, answers_before, given_answers, measured_on, morning_of
from readiness.selectors.learning import Learned, learned
from readiness.selectors.offers import Offer, offers_for
from readiness.selectors.silence import MISSED_WITHIN_DAYS, gone_silent, missed_key_sessions
from readiness.selectors.today import Today, today
from readiness.selectors.watch import WatchTable, watch_table

__all__ = [
    "MISSED_WITHIN_DAYS",
    "TYPED",
    "ActivityPage",
    "Explanation",
    "Learned",
    "Offer",
    "Today",
    "WatchTable",
    "activity_page",
    "answers_before",
    "explain_again",
    "given_answers",
    "gone_silent",
    "learned",
    "measured_on",
    "missed_key_sessions",
    "morning_of",
    "offers_for",
    "today",
    "watch_table",
]

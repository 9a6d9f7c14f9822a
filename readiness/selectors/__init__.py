"""Reads of readiness."""

from readiness.selectors.history import TYPED, answers_before, measured_on
from readiness.selectors.silence import MISSED_WITHIN_DAYS, gone_silent, missed_key_sessions

__all__ = [
    "MISSED_WITHIN_DAYS",
    "TYPED",
    "answers_before",
    "gone_silent",
    "measured_on",
    "missed_key_sessions",
]

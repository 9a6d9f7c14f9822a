"""Days and the weeks that they lie in."""

from datetime import date, timedelta


def monday_of(day: date) -> date:
    """The Monday of the day's week."""
    return day - timedelta(days=day.weekday())

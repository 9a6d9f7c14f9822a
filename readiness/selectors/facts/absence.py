"""Who is not heard of, what was missed, and what is near."""

from datetime import date, timedelta
from typing import Any

from readiness.selectors.facts.known import Known, Part


def silence(known: Known) -> Part:
    """Days without a check-in, a run and a word from the coach, while a season asks for them."""
    season = known.season
    if season is None or not season.expects(known.day):
        return Part()
    heard = known.heard
    since = max(heard.check_in or season.since, season.since)
    facts: dict[str, Any] = {
        "check_in_days": (known.day - since).days,
        "check_in_since": _iso(heard.check_in),
    }
    days = {"silent": since}
    if known.due:
        ran = max(heard.run or season.since, season.since)
        facts |= {"upload_days": (known.day - ran).days, "upload_since": _iso(heard.run)}
        days["no_upload"] = ran
    spoken = max(heard.contact or season.seen_on, season.seen_on)
    facts["contact_days"] = (known.day - spoken).days
    return Part(facts, {**days, "no_contact": spoken})


def missed(known: Known) -> Part:
    """Key sessions missed within the window, while there is a plan; another one is new evidence."""
    if known.season is None:
        return Part()
    first = known.ago(known.settings.evidence.missed_days)
    recent = [day for day in known.missed if first <= day <= known.day]
    return Part({"missed_key": len(recent)}, {"missed": max(recent)} if recent else {})


def race(known: Known) -> Part:
    """The next race that counts; from the day on which it is near."""
    if known.race is None:
        return Part()
    day, name = known.race
    near = min(known.day, day - timedelta(days=known.settings.evidence.race_days))
    return Part({"race_days": (day - known.day).days, "race": name}, {"race_near": near})


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""

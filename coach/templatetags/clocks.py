"""The clock of a case as it is read: what is due next, in how much time, and how old the case is."""

from datetime import datetime, tzinfo
from functools import lru_cache

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, pgettext

from coach.selectors.clocks import Clock
from readiness.models import Target
from tenancy.templatetags.display import kept_by_language, short_day, spoken_span
from tenancy.templatetags.elements import SOON_MINUTES

register = template.Library()

AN_HOUR, A_DAY, DAYS_ALONE = 60, 24 * 60, 10 * 24 * 60
NOTHING = SafeString("")


@register.simple_tag
def next_breach(clock: Clock | None) -> SafeString:
    """Of a row and of a case: "Response in 2 h", "Resolve in 1 d 4 h", "Response 3 h over"; and the age."""
    if clock is None:
        return NOTHING
    language = get_language()
    target, minutes, stopped, at, zone, age, escalated, by_hours = clock
    drawn = _drawn(target, minutes, stopped, by_hours, escalated, language)
    return SafeString(f"<span{_moment(at, zone, language)} {drawn}{_age(age, language)}</small></span>")


@kept_by_language
def span(minutes: int, *, by_hours: bool = False) -> str:
    """38 m, 1 h 05 m, 1 d 4 h, 12 d; in hours alone where a day has not 24 of them."""
    hours, minute = divmod(minutes, AN_HOUR)
    if minutes < AN_HOUR:
        return gettext("%(minutes)d m") % {"minutes": minutes}
    if by_hours and minutes >= A_DAY:
        return gettext("%(hours)d h") % {"hours": hours}
    if minutes >= A_DAY:
        return _days(minutes)
    if not minute:
        return gettext("%(hours)d h") % {"hours": hours}
    return gettext("%(hours)d h %(minutes)02d m") % {"hours": hours, "minutes": minute}


def _days(minutes: int) -> str:
    days, hours = minutes // A_DAY, minutes % A_DAY // AN_HOUR
    if minutes >= DAYS_ALONE or not hours:
        return gettext("%(days)d d") % {"days": days}
    return gettext("%(days)d d %(hours)d h") % {"days": days, "hours": hours}


@lru_cache(maxsize=8192)
def _drawn(
    target: str, minutes: int, stopped: bool, by_hours: bool, escalated: bool, _language: str | None
) -> SafeString:
    """Without the moment and the age, which differ from case to case: many say the same."""
    left = span(abs(minutes), by_hours=by_hours)
    words = _words(target, minutes, stopped)
    spoken = words % {"time": spoken_span(abs(minutes))}
    risen = format_html('<b class="risen">{}</b> · ', gettext("Escalated")) if escalated else NOTHING
    return format_html(
        'class="due {}"><span aria-hidden="true">{}</span><span class="vh">{}</span> <small>{}',
        _look(minutes, stopped), words % {"time": left}, spoken, risen,
    )  # fmt: skip


def _words(target: str, minutes: int, stopped: bool) -> str:
    if stopped:
        return gettext("Stopped, %(time)s over") if minutes < 0 else gettext("Stopped at %(time)s left")
    if target == Target.RESPONSE:
        return gettext("Response %(time)s over") if minutes < 0 else gettext("Response in %(time)s")
    return gettext("Resolve: %(time)s over") if minutes < 0 else gettext("Resolve in %(time)s")


def _look(minutes: int, stopped: bool) -> str:
    if stopped:
        return "ok"
    return "over" if minutes < 0 else "soon" if minutes < SOON_MINUTES else "ok"


@lru_cache(maxsize=8192)
def _age(minutes: int, _language: str | None) -> SafeString:
    return format_html("{}", gettext("open %(time)s") % {"time": span(minutes)})


@lru_cache(maxsize=8192)
def _moment(at: datetime | None, zone: tzinfo | None, _language: str | None) -> SafeString:
    """When that is by the organization's clocks: Sat 21, 06:30."""
    if at is None:
        return NOTHING
    there = at.astimezone(zone)
    words = pgettext("moment", "%(day)s, %(time)s")
    return format_html(' title="{}"', words % {"day": short_day(there.date()), "time": f"{there:%H:%M}"})

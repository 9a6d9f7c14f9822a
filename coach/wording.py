"""The codes of the coach's pages in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from analytics.evidence import Trend
from coach.selectors.timeline import Kind

KINDS: dict[Kind, str | Promise] = {
    Kind.CHECK_INS: _("Check-ins"),
    Kind.SESSIONS: _("Sessions"),
    Kind.MESSAGES: _("Messages"),
    Kind.PLAN: _("Plan"),
    Kind.FLAGS: _("Rules"),
    Kind.DECISIONS: _("Decisions"),
    Kind.BUCKETS: _("Risk"),
    Kind.FILES: _("Files"),
    Kind.KEPT: _("Notes and injuries"),
}
TRENDS: dict[Trend, tuple[str, str | Promise]] = {
    Trend.RISING: ("↗", _("readiness rising")),
    Trend.LEVEL: ("→", _("readiness steady")),
    Trend.FALLING: ("↘", _("readiness falling")),
    Trend.UNKNOWN: ("", _("too few check-ins for a trend")),
}

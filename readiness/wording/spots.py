"""Places that hurt, and for how long, in words."""

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext, pgettext, pgettext_lazy

from analytics.spots import Place, Run
from readiness.models import Side
from readiness.wording.phrases import part

SIDES: dict[str, str | Promise] = {
    Side.LEFT: pgettext_lazy("a part of the body", "left %(part)s"),
    Side.RIGHT: pgettext_lazy("a part of the body", "right %(part)s"),
    Side.BOTH: pgettext_lazy("a part of the body", "%(part)s, both sides or the middle"),
}


def place(at: Place) -> str:
    """Left calf, as inside a sentence."""
    words = part(at.part) or pgettext("a part of the body", "elsewhere")
    return str(SIDES[at.side]) % {"part": words} if at.side in SIDES else words


def run(found: Run) -> str:
    """Left calf 3, 4, 4: third day, as a line of its own."""
    days = ngettext("%(count)d day", "%(count)d days", found.days) % {"count": found.days}
    words = gettext("%(place)s %(pains)s of 10: %(days)s") % {
        "place": place(found.place),
        "pains": ", ".join(map(str, found.pains[-7:])),
        "days": days,
    }
    return capfirst(words)

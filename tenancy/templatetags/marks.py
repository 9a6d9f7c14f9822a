"""Readiness as a picture: colour, shape and letter together, never colour alone; and icons.

No style attributes anywhere: the content policy forbids them, so colours come from classes.
"""

from functools import lru_cache
from typing import NamedTuple

from django.templatetags.static import static
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

Text = str | Promise


class Look(NamedTuple):
    """How a band is drawn and spoken."""

    tone: str
    word: Text
    letter: Text
    amount: Text
    shape: SafeString


# By Band of analytics.readiness.
BANDS = {
    "green": Look(
        "ready",
        pgettext_lazy("readiness", "Go"),
        pgettext_lazy("readiness letter", "G"),
        _("%(count)d go"),
        SafeString('<circle class="ready" cx="11" cy="11" r="10"/>'),
    ),
    "amber": Look(
        "caution",
        pgettext_lazy("readiness", "Care"),
        pgettext_lazy("readiness letter", "C"),
        _("%(count)d care"),
        SafeString('<path class="caution" d="M11 1.2 21.2 20H.8Z"/>'),
    ),
    "red": Look(
        "stop",
        pgettext_lazy("readiness", "Hold"),
        pgettext_lazy("readiness letter", "H"),
        _("%(count)d hold"),
        SafeString('<rect class="stop" x="1.5" y="1.5" width="19" height="19" rx="3"/>'),
    ),
}
NO_BAND = Look(
    "none",
    pgettext_lazy("readiness", "No data"),
    "?",
    _("%(count)d no data"),
    SafeString('<circle class="none" cx="11" cy="11" r="9"/>'),
)
LETTER_Y = {"caution": "14.2"}  # the triangle's middle lies lower
DEFAULT_LETTER_Y = "11.3"


@lru_cache(maxsize=256)
def icon(name: str, size: int = 20) -> SafeString:
    """One of static/icons.svg, as decoration: the words beside it or an aria-label carry the meaning."""
    look = "icon" if size == 20 else f"icon i{size}"
    address = f"{static('icons.svg')}#{name}"
    return format_html('<svg class="{}" aria-hidden="true"><use href="{}"/></svg>', look, address)


def band_word(band: str | None) -> Text:
    return _look(band).word


def band_tone(band: str | None) -> str:
    """The class of a chip or card that goes with a band: ready, caution, stop, none."""
    return _look(band).tone


def mark(band: str | None, size: int = 22, quiet: bool = False) -> SafeString:
    """Circle G, triangle C, square H or dashed ring ?; quiet when its word stands beside it."""
    return _drawn_mark(band, size, quiet, get_language())


@lru_cache(maxsize=256)
def _drawn_mark(band: str | None, size: int, quiet: bool, language: str | None) -> SafeString:
    """A list shows the same few marks again and again; their words are those of the language."""
    look = _look(band)
    voice = (
        SafeString('aria-hidden="true"') if quiet else format_html('role="img" aria-label="{}"', look.word)
    )
    letter = format_html(
        '<text class="t-{}" x="11" y="{}" aria-hidden="true">{}</text>',
        look.tone, LETTER_Y.get(look.tone, DEFAULT_LETTER_Y), look.letter,
    )  # fmt: skip
    drawn = look.shape + letter
    return format_html('<svg class="mark m{}" viewBox="0 0 22 22" {}>{}</svg>', size, voice, drawn)


def bar(green: int = 0, amber: int = 0, red: int = 0, none: int = 0) -> SafeString:
    """How the squad is this morning: a stacked bar, and the same in marks, numbers and words."""
    counts = {"green": green, "amber": amber, "red": red, "": none}
    parts = (
        (mark(band, 16, quiet=True), str(_look(band).amount) % {"count": n}) for band, n in counts.items()
    )
    legend = format_html_join("", "<span>{}{}</span>", parts)
    return format_html('{}<div class="legend">{}</div>', _stack(counts), legend)


def _look(band: str | None) -> Look:
    return BANDS.get(str(band), NO_BAND)


def _stack(counts: dict[str, int]) -> SafeString:
    """What nobody answered for stays uncovered and shows the hatched ground."""
    total, start, rects = sum(counts.values()) or 1, 0.0, []
    for band, look in BANDS.items():
        share = 100 * counts[band] / total
        if share:
            rects.append((look.tone, f"{start:.2f}", f"{share:.2f}"))
        start += share
    drawn = format_html_join("", '<rect class="{}" x="{}%" y="-2" width="{}%" height="16"/>', rects)
    return format_html('<svg class="bar" aria-hidden="true">{}</svg>', drawn)

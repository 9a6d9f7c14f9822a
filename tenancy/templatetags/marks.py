"""Readiness as a picture: colour, shape and letter together, never colour alone; and icons.

No style attributes anywhere: the content policy forbids them, so colours come from classes.
"""

from django.templatetags.static import static
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Text = str | Promise

# Band of analytics.readiness → class, word, letter drawn in the shape, count in the legend.
BANDS: dict[str, tuple[str, Text, Text, Text]] = {
    "green": ("ready", pgettext_lazy("readiness", "Go"), pgettext_lazy("readiness letter", "G"), _("%(count)d go")),
    "amber": ("caution", pgettext_lazy("readiness", "Care"), pgettext_lazy("readiness letter", "C"), _("%(count)d care")),
    "red": ("stop", pgettext_lazy("readiness", "Hold"), pgettext_lazy("readiness letter", "H"), _("%(count)d hold")),
}
NO_BAND: tuple[str, Text, Text, Text] = ("none", pgettext_lazy("readiness", "No data"), "?", _("%(count)d no data"))
SHAPES = {
    "ready": mark_safe('<circle class="ready" cx="11" cy="11" r="10"/>'),
    "caution": mark_safe('<path class="caution" d="M11 1.2 21.2 20H.8Z"/>'),
    "stop": mark_safe('<rect class="stop" x="1.5" y="1.5" width="19" height="19" rx="3"/>'),
    "none": mark_safe('<circle class="none" cx="11" cy="11" r="9"/>'),
}


def icon(name: str, size: int = 20) -> SafeString:
    """One of static/icons.svg, as decoration: the words beside it or an aria-label carry the meaning."""
    small = "" if size == 20 else f" i{size}"
    sprite = static("icons.svg")
    return format_html('<svg class="icon{}" aria-hidden="true"><use href="{}#{}"/></svg>', small, sprite, name)


def band_word(band: str | None) -> Text:
    return BANDS.get(str(band), NO_BAND)[1]


def band_tone(band: str | None) -> str:
    """The class of a chip or card that goes with a band: ready, caution, stop, none."""
    return BANDS.get(str(band), NO_BAND)[0]


def mark(band: str | None, size: int = 22, quiet: bool = False) -> SafeString:
    """Circle G, triangle C, square H or dashed ring ?; quiet when its word stands beside it."""
    tone, word, letter, _count = BANDS.get(str(band), NO_BAND)
    voice = mark_safe('aria-hidden="true"') if quiet else format_html('role="img" aria-label="{}"', word)
    return format_html(
        '<svg class="mark m{}" viewBox="0 0 22 22" {}>{}<text class="t-{}" x="11" y="{}" aria-hidden="true">{}</text></svg>',
        size, voice, SHAPES[tone], tone, "14.2" if tone == "caution" else "11.3", letter,
    )  # fmt: skip


def bar(green: int = 0, amber: int = 0, red: int = 0, none: int = 0) -> SafeString:
    """How the squad is this morning: a stacked bar, and the same in marks, numbers and words."""
    counts = {"green": green, "amber": amber, "red": red, "": none}
    legend = format_html_join(
        "",
        "<span>{}{}</span>",
        ((mark(band, 16, quiet=True), BANDS.get(band, NO_BAND)[3] % {"count": count}) for band, count in counts.items()),
    )
    return format_html('{}<div class="legend">{}</div>', _stack(counts), legend)


def _stack(counts: dict[str, int]) -> SafeString:
    """What nobody answered for stays uncovered and shows the hatched ground."""
    total, start, rects = sum(counts.values()) or 1, 0.0, []
    for band in BANDS:
        share = 100 * counts[band] / total
        if share:
            rects.append((BANDS[band][0], f"{start:.2f}", f"{share:.2f}"))
        start += share
    drawn = format_html_join("", '<rect class="{}" x="{}%" y="-2" width="{}%" height="16"/>', rects)
    return format_html('<svg class="bar" aria-hidden="true">{}</svg>', drawn)

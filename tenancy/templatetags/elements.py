"""Cards, chips, clocks, terms and initials."""

from functools import lru_cache
from typing import Any, cast

from django.template import Context
from django.template.defaultfilters import floatformat
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.translation import get_language, gettext, pgettext_lazy

from tenancy.templatetags.buttons import attributes
from tenancy.templatetags.display import short_span, spoken_span
from tenancy.templatetags.marks import Text

SOON_MINUTES = 120
VERDICTS: dict[str, tuple[str, str, Text]] = {
    "done": ("ready", "✓", pgettext_lazy("compliance", "Done")),
    "partly": ("caution", "≈", pgettext_lazy("compliance", "Partly")),
    "off": ("stop", "≠", pgettext_lazy("compliance", "Off plan")),
    "missed": ("stop", "✗", pgettext_lazy("compliance", "Missed")),
    "excused": ("", "○", pgettext_lazy("compliance", "Excused")),
    "no_plan": ("", "○", pgettext_lazy("compliance", "No plan")),
}


def card(content: str, title: Text = "", note: Text = "", classes: str = "", **given: Any) -> SafeString:
    """A bordered block; the title becomes its h2, the note a chip beside it."""
    aside = chip(note, "info") if note else ""
    head = format_html('<div class="hd"><h2>{}</h2>{}</div>', title, aside) if title else ""
    look = f"card {classes}".strip()
    return format_html('<section class="{}"{}>{}{}</section>', look, attributes(given), head, content)


def chip(content: Text, tone: str = "", square: bool = False) -> SafeString:
    look = " ".join(filter(None, ("chip", tone, "square" if square else "")))
    return format_html('<span class="{}">{}</span>', look, content)


def verdict(value: str, percent: float | None = None) -> SafeString:
    """How the run compares with the plan: sign, word and percentage."""
    tone, sign, word = VERDICTS[str(value)]
    amount = "" if percent is None else gettext("%(percent)d %%") % {"percent": round(percent)}
    return chip(format_html('<span aria-hidden="true">{}</span><span>{}</span>{}', sign, word, amount), tone)


def due(minutes: int | None) -> SafeString:
    """Time left on a case, or overdue; short for the eye, in full words for the ear."""
    return SafeString("") if minutes is None else _drawn_due(minutes, get_language())


@lru_cache(maxsize=4096)
def _drawn_due(minutes: int, _language: str | None) -> SafeString:
    """The same for many cases; its words are those of the language."""
    sign, look, words = _clock_face(minutes)
    spoken = words % {"time": spoken_span(abs(minutes))}
    return format_html(
        '<span class="due {}"><span aria-hidden="true">{}{}</span><span class="vh">{}</span></span>',
        look, sign, short_span(abs(minutes)), spoken,
    )  # fmt: skip


def from_to(before: float | None, after: float | None) -> str:
    """45 → 30, in whole numbers; one of them where the other is missing or the same."""
    known = [value for value in (before, after) if value is not None]
    return " → ".join(str(floatformat(value, 0)) for value in dict.fromkeys(known))


def term(context: Context, content: str, word: Text) -> SafeString:
    """A word of the field that explains itself on a press."""
    used = cast("dict[str, dict[str, int]]", context.render_context).setdefault("terms", {})
    slug = slugify(str(word), allow_unicode=True)
    used[slug] = used.get(slug, 0) + 1
    return format_html(
        '<dfn><button type="button" class="term" popovertarget="{0}">{1}</button></dfn>'
        '<span popover class="tip" id="{0}" role="note">{2}</span>',
        f"term-{slug}-{used[slug]}", word, content,
    )  # fmt: skip


def avatar(name: str) -> SafeString:
    return format_html('<span class="av" aria-hidden="true">{}</span>', initials(name))


def initials(name: str) -> str:
    """JH for Ji-woo Han; a Korean name without a space gives its given name."""
    words = name.split()
    if len(words) > 1:
        return (words[0][0] + words[-1][0]).upper()
    if "가" <= name[:1] <= "힣":
        return name[-2:]
    return name[:1].upper()


def _clock_face(minutes: int) -> tuple[str, str, str]:
    if minutes < 0:
        return "−", "over", gettext("overdue by %(time)s")
    return "", "soon" if minutes < SOON_MINUTES else "ok", gettext("due in %(time)s")

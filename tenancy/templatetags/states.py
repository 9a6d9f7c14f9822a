"""How far, how empty, which step; and a block kept for two places."""

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from tenancy.templatetags import marks
from tenancy.templatetags.buttons import link_button
from tenancy.templatetags.marks import Text


def progress(value: float | None, maximum: float, text: Text) -> SafeString:
    """A native bar; without a value it says that work goes on, not how far it is."""
    amount = "" if value is None else format_html(' value="{}"', value)
    drawn = format_html('<progress max="{}"{}></progress>', maximum, amount)
    return format_html('<label class="progress"><span>{}</span>{}</label>', text, drawn)


def empty(title: Text, text: Text = "", url: str = "", label: Text = "", icon: str = "inbox") -> SafeString:
    """What this is, why it is empty, and the one next step."""
    words = format_html("<p>{}</p>", text) if text else ""
    step = link_button(format_html("{}", label), url, "primary") if url else ""
    return format_html('<div class="empty">{}<h2>{}</h2>{}{}</div>', marks.icon(icon, 32), title, words, step)


def steps(current: int, labels: Sequence[Text]) -> SafeString:
    """Where one is in a wizard; `current` counts from 1."""
    states = ((_state(number, current), label) for number, label in enumerate(labels, start=1))
    items = format_html_join("", "<li{}>{}</li>", states)
    return format_html('<ol class="steps" aria-label="{}">{}</ol>', gettext("Steps"), items)


def capture(content: str) -> SafeString:
    """What a block rendered, kept to stand in two places. The template has escaped it already."""
    return SafeString(content.strip())


def _state(number: int, current: int) -> SafeString:
    if number == current:
        return SafeString(' aria-current="step"')
    return SafeString(' class="done"') if number < current else SafeString("")

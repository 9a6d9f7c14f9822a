"""The tags and filters of every template (docs/frontend.md shows each; /styleguide/ shows them drawn)."""

from collections.abc import Iterable
from typing import Any

from django import template

from tenancy.templatetags import buttons, display, elements, fields, kept, marks, profiles, sparks, states
from tenancy.templatetags.marks import Text

register = template.Library()

for show in (
    display.duration,
    display.hours,
    display.clock,
    display.pace,
    display.distance,
    display.localised,
    marks.band_word,
    marks.band_tone,
):
    register.filter(show.__name__, show)

for tell in (display.short_day, display.long_day):  # the day of an instant is the reader's
    register.filter(tell.__name__, tell, expects_localtime=True)

for draw in (
    marks.icon,
    marks.mark,
    marks.bar,
    sparks.spark,
    profiles.profile,
    buttons.kbd,
    elements.verdict,
    elements.due,
    elements.avatar,
    elements.from_to,
    states.progress,
    states.empty,
    states.steps,
):
    register.simple_tag(draw)

for wrap in (buttons.button, buttons.link_button, elements.card, elements.chip, states.capture):
    register.simple_block_tag(wrap)

register.simple_block_tag(elements.term, takes_context=True)
register.tag("kept", kept.parse)
register.inclusion_tag("parts/field.html")(fields.field)
register.inclusion_tag("parts/segments.html")(fields.segments)
register.inclusion_tag("parts/form_errors.html")(fields.form_errors)


@register.inclusion_tag("parts/diff.html")
def diff(
    rows: Iterable[Any], title: Text = "", note: Text = "", *, done: bool = False, **totals: float
) -> dict[str, Any]:
    """Now beside proposed, day by day; planned beside now where `done`. Totals: total_now, total_proposed."""
    return {"rows": rows, "title": title, "note": note, "done": done, **totals}


@register.inclusion_tag("parts/toast.html")
def toast(text: Text, undo_url: str = "", target: str = "#case", ttl: int = 8) -> dict[str, Any]:
    """A short word after a deed, put into the page's toast area out of band; Undo is a form."""
    return {"text": text, "undo_url": undo_url, "target": target, "ttl_ms": ttl * 1000}

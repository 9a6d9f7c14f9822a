"""A row of the queue: drawn here, for a template's loop over all 25 was a quarter of the page."""

from django import template
from django.utils.dates import WEEKDAYS
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from coach.selectors.rows import Row
from coach.templatetags.clocks import next_breach
from tenancy.templatetags.marks import mark

register = template.Library()

ROW = (
    '<li class="row" id="row-{id}" data-case="{id}"><a class="pick" id="pick-{id}" href="{url}"'
    ' hx-get="{url}" hx-target="#case" hx-sync="#queue-list:replace" hx-replace-url="true"{current}>'
    '{mark}<span class="who"><b>{name} <span class="st">{state}{owner}</span></b>'
    '<span class="why">{reason}</span></span>'
    "{due}{next_step}</a>{box}</li>"
)
CURRENT = SafeString(' aria-current="true"')
NEXT_STEP = '<span class="prop"><span aria-hidden="true">→</span> {}</span>'
BOX = (
    '<input type="checkbox" class="x" id="x-{id}" form="together" name="case" value="{id}:{version}"'
    ' aria-label="{label}"{rest}>'
)


@register.filter
def weekday_name(weekday: int) -> str:
    """0 is Monday."""
    return str(WEEKDAYS[weekday])


@register.simple_tag
def queue_row(row: Row, queue: str, shown: object, boxes: object) -> SafeString:
    """`queue`: the address of the tab; `shown`: the id of the case in the pane."""
    return format_html(
        ROW,
        id=row.public_id,
        url=f"{queue}&case={row.public_id}",
        current=CURRENT if row.public_id == shown else "",
        mark=mark(row.band),
        name=row.name,
        state=row.state,
        owner=f" · {row.owner}" if row.owner else "",
        reason=row.reason,
        due=next_breach(row.clock),
        next_step=format_html(NEXT_STEP, row.next_step) if row.next_step else "",
        box=_box(row) if boxes else "",
    )


def _box(row: Row) -> SafeString:
    if row.stands_alone:
        label = gettext("%(name)s: pain and illness are decided one by one") % {"name": row.name}
        rest = format_html(' disabled data-alone title="{}"', label)
    else:
        label = gettext("Select %(name)s") % {"name": row.name}
        rest = format_html(' data-kind="{}"', row.kind)
    return format_html(BOX, id=row.public_id, version=row.version, label=label, rest=rest)

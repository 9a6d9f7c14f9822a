"""A line of the squad: drawn here, and once for all readers of one language who see the same."""

from collections.abc import Sequence
from functools import lru_cache

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, ngettext

from coach.selectors.squad import Line
from tenancy.templatetags.marks import BANDS, NO_BAND, mark

register = template.Library()

STEP, SIZE = 18, 14
BULLET_WIDTH, MOST_SHARE = 96, 1.6
DASH = SafeString("–")

ROW = (
    '<tr id="row-{id}"><td><span class="line">{mark}{readiness}</span></td>'
    '<th scope="row"><a id="line-{id}" href="{url}">{name}</a>{about}</th><td>{week}</td>'
    '<td>{load}</td><td class="num">{ramp}</td><td class="num">{form}</td><td>{kept}</td>'
    "<td>{race}</td><td>{run}</td><td>{contact}</td></tr>"
)
HEAT_ROW = (
    '<tr id="row-{id}"><td><span class="line">{mark}{readiness}</span></td>'
    '<th scope="row"><a id="line-{id}" href="{url}">{name}</a>{about}</th><td>{days}</td></tr>'
)


@register.simple_tag
def squad_row(line: Line, squad: str, heat: bool, may_assign: bool, coaches: bool) -> SafeString:
    """`squad`: its address, under which each athlete's lies; `coaches`: there are several to tell apart."""
    return _drawn(line, squad, heat, may_assign, coaches, get_language())


@lru_cache(maxsize=4096)
def _drawn(
    line: Line, squad: str, heat: bool, may_assign: bool, coaches: bool, _language: str | None
) -> SafeString:
    shared = {
        "id": line.public_id,
        "url": f"{squad}{line.public_id}/",
        "name": line.name,
        "mark": mark(line.band),
        "readiness": "" if line.readiness is None else format_html("<span>{}</span>", line.readiness),
        "about": _about(line, squad, may_assign, coaches),
    }
    if heat:
        return format_html(HEAT_ROW, **shared, days=mornings(line.strip))
    return format_html(
        ROW,
        **shared,
        week=mornings(line.week),
        load=_load(line),
        ramp=DASH if line.ramp is None else f"{line.ramp:+.1f}",
        form=format_html(
            '{}<br><span class="muted small">CTL {}</span>', f"{line.tsb:+.0f}", f"{line.ctl:.0f}"
        ),
        kept=_kept(line),
        race=_race(line),
        run=line.last_run or DASH,
        contact=line.last_contact or DASH,
    )


def _about(line: Line, squad: str, may_assign: bool, coaches: bool) -> SafeString:
    """Groups and coach, in small."""
    words = [*line.groups, *([line.coach] if line.coach and coaches else [])]
    small = (
        format_html('<br><span class="muted small">{}</span>', " · ".join(words)) if words else SafeString("")
    )
    if line.coach or not may_assign:
        return small
    name = gettext("No coach")
    link = '<br><a class="small" href="{}{}/coaching/" aria-label="{}: {}">{}</a>'
    return small + format_html(link, squad, line.public_id, name, line.name, name)


@lru_cache(maxsize=4096)
def _strip(bands: tuple[str, ...], _language: str | None) -> SafeString:
    looks = [BANDS.get(band, NO_BAND) for band in bands]
    shapes = format_html_join(
        "", '<g transform="translate({} 0) scale({})">{}</g>',
        ((index * STEP, f"{SIZE / 22:.3f}", look.shape) for index, look in enumerate(looks)),
    )  # fmt: skip
    counts = [(str(look.amount) % {"count": bands.count(band)}) for band, look in BANDS.items()]
    silent = sum(band not in BANDS for band in bands)
    said = ", ".join([*counts, str(NO_BAND.amount) % {"count": silent}])
    days = ngettext("%(n)d morning", "%(n)d mornings", len(bands)) % {"n": len(bands)}
    width = len(bands) * STEP - (STEP - SIZE)
    return format_html(
        '<svg class="mornings" viewBox="0 0 {} 14" width="{}" height="14" role="img"'
        ' aria-label="{}: {}">{}</svg>',
        width, width, days, said, shapes,
    )  # fmt: skip


def mornings(bands: Sequence[str]) -> SafeString:
    """A small shape a day, today's last: circle, triangle, square, or a ring where nothing was said."""
    return _strip(tuple(bands), get_language())


def _load(line: Line) -> SafeString:
    if line.week_load is None:
        return DASH
    if line.band_low is None or line.band_high is None:
        return format_html(
            '{}<br><span class="muted small">{}</span>', f"{line.week_load:.0f}", gettext("learning")
        )
    low, high = round(line.band_low), round(line.band_high)
    usual = gettext("usual %(low)d-%(high)d") % {"low": low, "high": high}
    word = _beside(line.week_load, line.band_low, line.band_high)
    return format_html(
        '<span class="line">{}<b>{}</b></span><span class="muted small">{} · {}</span>',
        _bullet(round(line.week_load), low, high), f"{line.week_load:.0f}", word, usual,
    )  # fmt: skip


def _beside(load: float, low: float, high: float) -> str:
    if load > high:
        return gettext("above")
    return gettext("below") if load < low else gettext("within")


@lru_cache(maxsize=4096)
def _bullet(load: int, low: int, high: int) -> SafeString:
    """The week's load as a line over the band that is usual; decoration, the words stand beside it."""
    whole = max(high * MOST_SHARE / 1.1, 1)
    at = [min(BULLET_WIDTH, value / whole * BULLET_WIDTH) for value in (low, high, load)]
    return format_html(
        '<svg class="bullet" viewBox="0 0 96 14" width="96" height="14" aria-hidden="true">'
        '<rect class="ground" x="0" y="5" width="96" height="4"/>'
        '<rect class="band" x="{}" y="2" width="{}" height="10"/>'
        '<path class="l" d="M{} 1v12"/></svg>',
        f"{at[0]:.1f}", f"{at[1] - at[0]:.1f}", f"{max(at[2], 1):.1f}",
    )  # fmt: skip


def _kept(line: Line) -> SafeString:
    if not line.due:
        return DASH
    share, words = round(100 * line.done / line.due), gettext("%(done)d of %(due)d")
    said = words % {"done": line.done, "due": line.due}
    return format_html('{} %<br><span class="muted small">{}</span>', share, said)


def _race(line: Line) -> SafeString:
    if line.race_day is None or line.race_in is None:
        return DASH
    days = ngettext("in %(n)d day", "in %(n)d days", line.race_in) % {"n": line.race_in}
    when = date_format(line.race_day, "MONTH_DAY_FORMAT")
    return format_html('{}<br><span class="muted small">{} · {}</span>', line.race, when, days)

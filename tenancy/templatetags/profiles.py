"""A session as bars: width is time, height effort, colour and number the zone."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

NUMBERED_FROM = 0.045  # narrower bars have no room for their zone number
RAMP_STAIRS = 8


class Bar(Protocol):
    """What is drawn; analytics.workout.Bar is one. Fractions of the whole session, zone 1 to 6.

    A bar with a rise is a ramp: from height − rise/2 to height + rise/2.
    """

    @property
    def start(self) -> float: ...
    @property
    def width(self) -> float: ...
    @property
    def height(self) -> float: ...
    @property
    def zone(self) -> int: ...
    @property
    def rise(self) -> float: ...


def profile(bars: Iterable[Bar], tall: bool = False) -> SafeString:
    """Percentages instead of a view box, so that the numbers keep their shape at any width."""
    drawn = list(bars)
    rects = format_html_join(
        "",
        '<rect class="z{}" x="{}%" y="{}%" width="{}%" height="{}%"/>',
        (rect for bar in drawn for rect in _rects(bar)),
    )
    numbers = format_html_join(
        "",
        '<text class="on-z{}" x="{}%" y="100%" dy="-5">{}</text>',
        ((b.zone, _share(b.start + b.width / 2), b.zone) for b in drawn if b.width >= NUMBERED_FROM),
    )
    size = " tall" if tall else ""
    return format_html(
        '<svg class="prof{}" role="img" aria-label="{}">{}{}</svg>', size, _in_words(drawn), rects, numbers
    )


def _rects(bar: Bar) -> Iterator[tuple[int, str, str, str, str]]:
    """Zone, place and size; a ramp is drawn as stairs, because percentages have no slopes."""
    stairs = RAMP_STAIRS if bar.rise else 1
    width = bar.width / stairs
    for stair in range(stairs):
        height = bar.height + bar.rise * ((stair + 0.5) / stairs - 0.5)
        yield bar.zone, _share(bar.start + stair * width), _share(1 - height), _share(width), _share(height)


def _share(fraction: float) -> str:
    return f"{fraction * 100:.2f}"


def _in_words(bars: Sequence[Bar]) -> str:
    """Share of time: zone 1 54 %, zone 5 46 %."""
    shares: dict[int, float] = {}
    for each in bars:
        shares[each.zone] = shares.get(each.zone, 0.0) + each.width
    parts = [
        gettext("zone %(zone)d %(share)d %%") % {"zone": zone, "share": round(share * 100)}
        for zone, share in sorted(shares.items())
    ]
    return gettext("Share of time: %(zones)s") % {"zones": ", ".join(parts)}

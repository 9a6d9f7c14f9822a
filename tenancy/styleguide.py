"""The page that shows every component in every state, for the eye and for the accessibility tests."""

from datetime import date
from typing import Any, NamedTuple

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

HRV_MS = (64.0, 62.0, 65.0, 66.0, 63.0, 61.0, 64.0, 62.0, 60.0, 63.0, 59.0, 54.0, 52.0, 49.0)
SLEEP_H = (7.5, 7.2, None, 7.3, 7.0, 7.6, 7.4, 7.1, None, 6.9, 6.5, 6.2, 6.4, 6.1)
LOAD = (48.0, 0.0, 72.0, 56.0, 0.0, 88.0, 37.0, 51.0, 0.0, 81.0, 64.0, 57.0, 96.0, None)


class SampleBar(NamedTuple):
    start: float
    width: float
    height: float
    zone: int
    rise: float = 0.0


class SampleRow(NamedTuple):
    day: date
    now: str
    proposed: str
    load_now: float
    load_proposed: float
    note: str = ""


class SampleForm(forms.Form):
    """One field of each kind; shown once empty and once refused."""

    email = forms.EmailField(label=gettext_lazy("E-mail"), help_text=gettext_lazy("Where invitations go."))
    resting_hr = forms.IntegerField(label=gettext_lazy("Resting heart rate"), min_value=25, max_value=120)
    goal = forms.ChoiceField(label=gettext_lazy("Goal"), choices=[("", "–"), ("m", gettext_lazy("Marathon"))])
    note = forms.CharField(
        label=gettext_lazy("Note"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    file = forms.FileField(label=gettext_lazy("Activity file"), required=False)
    share = forms.BooleanField(label=gettext_lazy("Share with my coach"))
    sleep = forms.ChoiceField(
        label=gettext_lazy("Sleep"),
        help_text=gettext_lazy("bad → great"),
        choices=[(str(n), str(n)) for n in range(1, 6)],
        widget=forms.RadioSelect,
    )
    pain = forms.ChoiceField(
        label=gettext_lazy("How strong is it?"),
        help_text=gettext_lazy("0 nothing, 10 unbearable"),
        choices=[(str(n), str(n)) for n in range(11)],
        widget=forms.RadioSelect,
    )


def styleguide_context() -> dict[str, Any]:
    return {
        "bands": ("green", "amber", "red", None),
        "verdicts": {
            "done": 96,
            "partly": 71,
            "off": 148,
            "missed": 0,
            "excused": None,
            "no_plan": None,
        }.items(),
        "clocks": (-12, 38, 65, 180, 4400),
        "hrv_ms": HRV_MS,
        "sleep_h": SLEEP_H,
        "daily_load": LOAD,
        "bars": interval_bars(),
        "easy_bars": (SampleBar(0, 0.2, 0.4, 1), SampleBar(0.2, 0.6, 0.75, 2), SampleBar(0.8, 0.2, 0.4, 1)),
        "zone_bars": tuple(SampleBar(n / 6, 1 / 6, (n + 2) / 8, n + 1) for n in range(6)),
        "diff_rows": diff_rows(),
        "form": SampleForm(),
        "refused": SampleForm({"no-email": "mina", "no-resting_hr": "12", "no-pain": "4"}, prefix="no"),
        "wizard": (_("Goal"), _("Start"), _("Days"), _("Review")),
        "tones": ("", "ready", "caution", "stop", "info"),
        "banners": ("", "info", "ready", "caution", "stop"),
    }


def interval_bars() -> tuple[SampleBar, ...]:
    """Warm-up, 8 × 400 m with 200 m jog, cool-down, as in the check-in page."""
    bars, at = [SampleBar(0, 0.176, 0.41, 1)], 0.176
    for _repeat in range(8):
        bars += [SampleBar(at, 0.05, 0.91, 5), SampleBar(at + 0.05, 0.031, 0.32, 1)]
        at += 0.081
    return (*bars, SampleBar(at, 1 - at, 0.41, 1))


def diff_rows() -> tuple[SampleRow, ...]:
    return (
        SampleRow(date(2026, 11, 21), _("8×400 m at 3:28/km"), _("Easy 40 min, under 142 bpm"), 104, 38),
        SampleRow(date(2026, 11, 22), _("Long 24 km"), _("Long 18 km, flat"), 132, 96),
        SampleRow(
            date(2026, 11, 24), _("Threshold 4×8 min"), "", 88, 88, _("unchanged, looked at again on Monday")
        ),
    )


def styleguide(request: HttpRequest) -> HttpResponse:
    if not (settings.DEBUG or getattr(request.user, "is_staff", False)):
        raise Http404
    return render(request, "styleguide.html", styleguide_context())

"""What a coach may say about a case: one form a verb."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from analytics.recommendation import Action
from planning.models import CatalogueSession, Category
from readiness.selectors import Offer
from readiness.services import Choice
from tenancy.models import Membership
from tenancy.templatetags.display import localised, short_day

EVENING = time(18, 0)
MORNING = time(6, 30)
LIBRARY = "code:"

ACTIONS: tuple[tuple[str, str | Promise], ...] = (
    (Action.EASE.value, _("Ease: fewer repeats")),
    (Action.SHORTEN.value, _("Shorten and keep it easy")),
    (Action.SWAP.value, _("Swap for an easier session")),
    (Action.REST.value, _("Rest")),
)
MORNING_CHOICE, NEWS_CHOICE, OWN_CHOICE, DISMISS_CHOICE = "morning", "news", "own", "dismiss"
MOMENTS: tuple[tuple[str, str | Promise], ...] = (
    (MORNING_CHOICE, _("Tomorrow 06:30")),
    ("evening", _("Today 18:00")),
    ("monday", _("Monday 06:30")),
    ("news", _("Until something new")),
    ("own", _("At a time of my own")),
)


class VerbForm(forms.Form):
    """Carries the version of the case that the coach has seen. `clock`: now by the organization's clocks."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, clock: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.clock = clock

    def words(self) -> dict[str, Any]:
        """What the verb's service takes besides case, member and clock."""
        return dict(self.cleaned_data)


class ApproveForm(VerbForm):
    """Nothing more is asked."""


class ConfirmForm(VerbForm):
    """Nothing more is asked."""


class OwnTime(forms.DateTimeField):
    """Day and time by the organization's clocks; the zone is put on by whoever knows it."""

    def __init__(self, **kwargs: Any) -> None:
        look = forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        super().__init__(required=False, widget=look, **kwargs)


class SnoozeForm(VerbForm):
    until = forms.ChoiceField(
        label=_("Until"),
        initial=MORNING_CHOICE,
        widget=forms.RadioSelect,
        help_text=_("Something new about the athlete brings the case back earlier."),
    )
    at = OwnTime(label=_("Time of my own"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["until"]
        if isinstance(field, forms.ChoiceField):
            field.choices = moments(self.clock)

    def clean(self) -> dict[str, Any]:
        demand_time(self)
        return self.cleaned_data

    def words(self) -> dict[str, Any]:
        return {"version": self.cleaned_data["version"], "until": until_of(self.cleaned_data, self.clock)}


class DismissForm(VerbForm):
    reason = forms.CharField(
        label=_("Reason"), max_length=300, help_text=_("Kept in the log, so that the next coach knows.")
    )
    false_alarm = forms.BooleanField(
        label=_("False alarm"),
        required=False,
        help_text=_("There was nothing to see. It helps to find where the rules should have their limits."),
    )


class MessageForm(VerbForm):
    body = forms.CharField(
        label=_("Message"),
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("The case waits until the athlete answers or checks in again."),
    )


class EditForm(VerbForm):
    """Another action on the session, or another session."""

    choice = forms.ChoiceField(label=_("Instead"), widget=forms.Select({"data-focus-after": ""}))
    minutes = forms.IntegerField(
        label=_("Minutes"),
        min_value=10,
        max_value=300,
        required=False,
        help_text=_("For a session from the library. Empty: as it is there."),
    )
    note = forms.CharField(label=_("Note for the log"), max_length=300, required=False)

    def __init__(
        self,
        *args: Any,
        sessions: Sequence[CatalogueSession],
        offers: Sequence[Offer] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["choice"]
        if isinstance(field, forms.ChoiceField):
            possible = list(ACTIONS) if offers is None else [_offered(offer) for offer in offers]
            possible += self._asked(possible)
            field.choices = [*_groups(possible), *_shipped(sessions)]

    def _asked(self, possible: list[tuple[str, str | Promise]]) -> list[tuple[str, str | Promise]]:
        """What was picked and is possible no more: the service says why."""
        picked = str(self.data.get("choice", ""))
        action, _colon, said = picked.partition(":")
        day = _day(said)
        known = {*dict(ACTIONS), Action.RETURN.value} if day is None else {Action.MOVE.value}
        if picked in dict(possible) or action not in known or (said and day is None):
            return []
        return [_offered(Offer(Action(action), day))]

    def words(self) -> dict[str, Any]:
        picked, minutes = self.cleaned_data["choice"], self.cleaned_data["minutes"]
        if picked.startswith(LIBRARY):
            choice = Choice(code=picked.removeprefix(LIBRARY), duration_s=minutes * 60.0 if minutes else None)
        else:
            action, _colon, day = picked.partition(":")
            choice = Choice(action=Action(action), day=date.fromisoformat(day) if day else None)
        return {"choice": choice, "note": self.cleaned_data["note"], "version": self.cleaned_data["version"]}


class ClaimForm(VerbForm):
    """Nothing more is asked."""


class ReleaseForm(VerbForm):
    """Nothing more is asked."""


class AssignForm(VerbForm):
    """Who looks after the case from now on: `seeing` are those who see the athlete."""

    owner = forms.ChoiceField(label=_("To"), widget=forms.Select({"data-focus-after": ""}))
    note = forms.CharField(
        label=_("Note"),
        max_length=300,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("For whoever takes over; it stands in the log."),
    )

    def __init__(self, *args: Any, seeing: Sequence[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seeing = {str(member.public_id): member for member in seeing}
        field = self.fields["owner"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(key, str(member.user)) for key, member in self.seeing.items()]

    def words(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {**given, "owner": self.seeing[given["owner"]]}


class ApartForm(VerbForm):
    """A reason of the case, and what becomes of it; `reasons` as (code, words)."""

    code = forms.ChoiceField(label=_("Reason of the case"), widget=forms.RadioSelect)
    until = forms.ChoiceField(
        label=_("What becomes of it"),
        initial="dismiss",
        widget=forms.RadioSelect,
        help_text=_("Something new of this kind brings it back into the case."),
    )
    at = OwnTime(label=_("Time of my own"))
    reason = forms.CharField(
        label=_("Why"), max_length=300, required=False, help_text=_("Needed to dismiss it; kept in the log.")
    )

    def __init__(self, *args: Any, reasons: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        later = [choice for choice in moments(self.clock) if choice[0] != NEWS_CHOICE]
        choices = {"code": reasons, "until": [(DISMISS_CHOICE, _("Dismiss it")), *later]}
        for name, offered in choices.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = offered

    def clean(self) -> dict[str, Any]:
        demand_time(self)
        if self.cleaned_data.get("until") == DISMISS_CHOICE and not self.cleaned_data.get("reason"):
            self.add_error("reason", _("Say why, so that the next coach knows."))
        return self.cleaned_data

    def words(self) -> dict[str, Any]:
        given = self.cleaned_data
        until = None if given["until"] == DISMISS_CHOICE else until_of(given, self.clock)
        return {"version": given["version"], "code": given["code"], "reason": given["reason"], "until": until}


class MergeForm(VerbForm):
    code = forms.CharField(max_length=20, widget=forms.HiddenInput)


def demand_time(form: forms.Form) -> None:
    """A time of one's own is needed where that was chosen."""
    given = form.cleaned_data
    if given.get("until") == OWN_CHOICE and given.get("at") is None and "at" not in form.errors:
        form.add_error("at", _("Say when."))


def until_of(given: Mapping[str, Any], clock: datetime) -> datetime | None:
    """The moment that was chosen; None for until something new."""
    if given["until"] == NEWS_CHOICE:
        return None
    if given["until"] == OWN_CHOICE:
        at: datetime = given["at"]
        return at.replace(tzinfo=clock.tzinfo)
    return moment(given["until"], clock)


def moments(clock: datetime) -> list[tuple[str, str | Promise]]:
    """Until when a case may be put off; this evening only while it is still to come."""
    passed = clock.time() >= EVENING
    return [choice for choice in MOMENTS if choice[0] != "evening" or not passed]


def moment(choice: str, clock: datetime) -> datetime:
    """The instant a snooze ends, by the wall clock of the organization."""
    if choice == "evening":
        return _at(clock, 0, EVENING)
    return _at(clock, 7 - clock.weekday() if choice == "monday" else 1, MORNING)


def in_zone(now: datetime, zone: str) -> datetime:
    """Now by the clocks of a time zone."""
    return now.astimezone(ZoneInfo(zone))


def _at(clock: datetime, days: int, hour: time) -> datetime:
    return datetime.combine(clock.date() + timedelta(days=days), hour, clock.tzinfo)


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None


def _groups(possible: list[tuple[str, str | Promise]]) -> list[tuple[str | Promise, Any]]:
    """The session and the days after it; nothing where nothing may be done with them."""
    return [(_("Change the plan"), possible)] if possible else []


def _offered(offer: Offer) -> tuple[str, str | Promise]:
    """The value and the words of a choice."""
    if offer.action is Action.RETURN:
        return offer.action.value, _("Two weeks back to running, step by step")
    if offer.day is None:
        return offer.action.value, dict(ACTIONS)[offer.action.value]
    words = _("Move to %(day)s")
    if offer.trades:
        words = _("Move to %(day)s, the easy session comes here")
    return f"{offer.action}:{offer.day.isoformat()}", str(words) % {"day": short_day(offer.day)}


def _shipped(sessions: Sequence[CatalogueSession]) -> list[tuple[str, list[tuple[str, str]]]]:
    """The library by category, in its own order."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for entry in sessions:
        label = str(Category(entry.category).label)
        groups.setdefault(label, []).append((f"{LIBRARY}{entry.code}", localised(entry.title)))
    return list(groups.items())

"""What people fill in about activities: what they look for, what they type over, what they enter by hand."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from athletes.fields import DayField, DistanceField, DurationField, UnitsForm
from athletes.models import Activity, Athlete, Shoe
from ingest.reconcile.fields import Field
from ingest.selectors.activities import Choices, Order, Wanted
from ingest.selectors.activity_page import Typed
from ingest.services import ByHand
from ingest.wording_reconcile import FIELDS, WORKOUTS
from ingest.wording_recorded import SPORTS, SUB_SPORTS, sport, workout_type
from readiness.forms import EFFORT, SCALE, question

Options = list[tuple[str, str | Promise]]

ANY = ("", _("any"))
ORDERS: Options = [
    (Order.NEWEST, _("newest first")),
    (Order.OLDEST, _("oldest first")),
    (Order.FARTHEST, _("farthest first")),
    (Order.LONGEST, _("longest first")),
    (Order.HARDEST, _("highest load first")),
]
# Boxes of the edit form that are the activity's own columns, by the name under which a source tells of it.
COLUMNS = {
    Field.NAME: "name",
    Field.SPORT: "sport",
    "sub_sport": "sub_sport",
    "day": "day",
    Field.DISTANCE: "distance_m",
    Field.TIMER: "duration_s",
    Field.ELAPSED: "elapsed_s",
    Field.AVG_HR: "avg_hr_bpm",
    Field.MAX_HR: "max_hr_bpm",
    Field.ASCENT: "ascent_m",
    Field.WORKOUT_TYPE: "workout_type",
    Field.INTENSITY: "intensity",
}
PLAIN = frozenset({"avg_hr_bpm", "max_hr_bpm", "ascent_m", "intensity"})
BESIDE: dict[str, str | Promise] = {"sub_sport": _("kind"), "day": _("day"), "notes": _("notes")}


class FilterForm(forms.Form):
    """What is looked for; what makes no sense is left out."""

    q = forms.CharField(label=_("Name, notes, workout"), max_length=100, required=False)
    since = DayField(label=_("From"), required=False)
    until = DayField(label=_("To"), required=False)
    sport = forms.ChoiceField(label=_("Sport"), required=False)
    type = forms.ChoiceField(label=_("Workout"), required=False)
    source = forms.ChoiceField(label=_("Source"), required=False)
    sort = forms.ChoiceField(label=_("Order"), choices=ORDERS, required=False)
    page = forms.IntegerField(min_value=1, required=False, widget=forms.HiddenInput)
    shoe = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, choices: Choices) -> None:
        super().__init__(data, auto_id="filter-%s")
        self.fields["sport"].choices = [ANY, *choices.sports]  # type: ignore[attr-defined]
        self.fields["type"].choices = [ANY, *choices.workout_types]  # type: ignore[attr-defined]
        self.fields["source"].choices = [ANY, *choices.sources]  # type: ignore[attr-defined]
        self.fields["q"].widget = forms.TextInput(attrs={"type": "search", "data-filter": ""})
        self.is_valid()

    def wanted(self) -> Wanted:
        given = {name: self.cleaned_data.get(name) for name in self.fields}
        return Wanted(
            q=(given["q"] or "").strip(),
            since=given["since"],
            until=given["until"],
            sport=given["sport"] or "",
            workout_type=given["type"] or "",
            source=given["source"] or "",
            shoe=given["shoe"],
        )

    def order(self) -> Order:
        return Order(self.cleaned_data.get("sort") or Order.NEWEST)

    def number(self) -> int:
        return int(self.cleaned_data.get("page") or 1)


class _ActivityForm(UnitsForm):
    """The boxes that entering and editing share."""

    name = forms.CharField(label=_("Name"), max_length=120, required=False)
    sport = forms.ChoiceField(label=_("Sport"))
    sub_sport = forms.ChoiceField(label=_("Kind"), required=False)
    day = DayField(label=_("Date"), earliest=date(1970, 1, 1))
    start = forms.TimeField(
        label=_("Start"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time", "step": "1"}, format="%H:%M:%S"),
    )
    distance_m = DistanceField(label=_("Distance"), required=False, low=1.0)
    workout_type = forms.ChoiceField(label=_("Workout"), required=False)
    shoe = forms.ChoiceField(label=_("Shoes"), required=False)
    notes = forms.CharField(
        label=_("Notes"), max_length=2000, required=False, widget=forms.Textarea({"rows": 3})
    )

    def __init__(self, data: Any, *, athlete: Athlete, shoes: Sequence[Shoe], now: datetime, **more: Any):
        super().__init__(data, **more)
        self.zone = ZoneInfo(athlete.timezone)
        self.shoes = {str(shoe.public_id): shoe for shoe in shoes}
        self.fields["day"].latest = athlete.local_day(now)  # type: ignore[attr-defined]
        self._offer("sport", SPORTS, [], sport)
        self._offer("sub_sport", SUB_SPORTS, [("", "–")], lambda name: name.replace("_", " "))
        self._offer("workout_type", WORKOUTS, [("", "–")], workout_type)
        worn = [(public_id, _named(shoe)) for public_id, shoe in self.shoes.items()]
        self.fields["shoe"].choices = [("", "–"), *worn]  # type: ignore[attr-defined]

    def _offer(self, name: str, known: Mapping[str, Any], first: Options, word: Any) -> None:
        """What we have words for, and what the activity has now if that is something else."""
        now = str(self.initial.get(name) or "")
        own = [(now, word(now))] if now and now not in known else []
        self.fields[name].choices = [*first, *known.items(), *own]  # type: ignore[attr-defined]

    def _started_at(self) -> datetime | None:
        day, start = self.cleaned_data.get("day"), self.cleaned_data.get("start")
        return datetime.combine(day, start, self.zone) if day and start else None

    def _shoe(self) -> Shoe | None:
        return self.shoes.get(self.cleaned_data.get("shoe") or "")


class EntryForm(_ActivityForm):
    """An activity that no device has recorded."""

    timer_s = DurationField(label=_("Duration"), help_text=_("Like 45:30 or 1:05:00; a number is minutes."))
    rpe = question(_("Effort"), _("1 very easy → 10 all out"), EFFORT, required=False)
    feel = question(_("Feel"), _("1 awful → 5 great"), SCALE, required=False)

    def __init__(self, data: Any = None, *, athlete: Athlete, now: datetime, **more: Any) -> None:
        initial = {"sport": "running", "day": athlete.local_day(now)}
        super().__init__(data, athlete=athlete, now=now, initial=initial, **more)

    def entry(self) -> ByHand:
        given = self.cleaned_data
        names = (Field.NAME, Field.SPORT, Field.DISTANCE, Field.WORKOUT_TYPE, Field.RPE, Field.FEEL)
        said = {of.value: given[of.value] for of in names}
        return ByHand(
            day=given["day"],
            timer_s=given["timer_s"],
            started_at=self._started_at(),
            shoe=self._shoe(),
            said={**said, "sub_sport": given["sub_sport"], "notes": given["notes"]},
        )


class EditForm(_ActivityForm):
    """What counts of an activity, to be typed over; what is left as it is stays with its source."""

    duration_s = DurationField(label=_("Duration"), required=False)
    elapsed_s = DurationField(label=_("Elapsed time, pauses counted"), required=False)
    avg_hr_bpm = forms.FloatField(label=_("Mean heart rate"), min_value=25, max_value=250, required=False)
    max_hr_bpm = forms.FloatField(label=_("Highest heart rate"), min_value=25, max_value=250, required=False)
    ascent_m = forms.FloatField(label=_("Ascent"), min_value=0, max_value=20_000, required=False)
    intensity = forms.FloatField(label=_("Intensity"), min_value=0, max_value=1000, required=False)
    back = forms.MultipleChoiceField(
        label=_("Typed here"),
        help_text=_("Tick what its source is to tell again."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, data: Any = None, *, activity: Activity, typed: Typed, now: datetime, **more: Any
    ) -> None:
        super().__init__(data, athlete=activity.athlete, now=now, initial=_initial(activity, typed), **more)
        words = {**FIELDS, **BESIDE}
        self.fields["back"].choices = [  # type: ignore[attr-defined]
            (name, words[name]) for name in typed.returnable if name in words
        ]

    def values(self) -> dict[str, Any]:
        """What was changed, by the names of ingest.services.edit_activity; None for what is given back."""
        given, changed = self.cleaned_data, set(self.changed_data)
        said = {str(name): given[box] or None for name, box in COLUMNS.items() if box in changed}
        if "shoe" in changed:
            said["shoe"] = self._shoe()
        if "notes" in changed:
            said["notes"] = given["notes"] or None
        if {"day", "start"} & changed:
            said |= {"started_at": self._started_at(), "day": given["day"]}
        return {**said, **dict.fromkeys(self._given_back())}

    def _given_back(self) -> set[str]:
        """A start and its day go together."""
        names = set(self.cleaned_data["back"])
        together = {"started_at", "day"}
        return names | (together if names & together else set())


def _initial(activity: Activity, typed: Typed) -> dict[str, Any]:
    started = activity.started_at.astimezone(ZoneInfo(activity.athlete.timezone))
    shoe: UUID | None = activity.shoe.public_id if activity.shoe else None
    boxes = COLUMNS.values()
    start: time | None = started.time().replace(microsecond=0) if activity.start_known else None
    return {
        **{box: _short(getattr(activity, box)) if box in PLAIN else getattr(activity, box) for box in boxes},
        "start": start,
        "shoe": str(shoe) if shoe else "",
        "notes": typed.notes,
        "version": activity.version,
    }


def _short(number: float | None) -> float | None:
    """As it stands in the box: a mean has more decimals than anybody types."""
    if number is None:
        return None
    shown = round(number, 1)
    return int(shown) if shown == int(shown) else shown


def _named(shoe: Shoe) -> str:
    brand = " ".join(filter(None, (shoe.brand, shoe.model)))
    return f"{shoe.name} ({brand})" if brand else shoe.name

"""What athletes tell: a morning's answers, how a run felt, a reply to the coach."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from analytics import readiness
from analytics.answers import Spoken
from analytics.readiness import Answers
from readiness.models import BodyPart, Problem, Side
from readiness.pain_map import MapField, Row, rows_of
from readiness.spots import told_of

SCALE = [(str(value), str(value)) for value in range(1, 6)]
EFFORT = [(str(value), str(value)) for value in range(1, 11)]
PAIN = [(str(value), str(value)) for value in range(11)]


def question(label: Any, hint: Any, choices: list[tuple[str, str]], **options: Any) -> forms.TypedChoiceField:
    """A row of answers in numbers; nothing is chosen beforehand."""
    return forms.TypedChoiceField(
        label=label,
        help_text=hint,
        choices=choices,
        coerce=int,
        empty_value=None,
        widget=forms.RadioSelect,
        **options,
    )


class CheckInForm(forms.Form):
    """Five answers; where it hurts and how much; measurements for those who take them."""

    day = forms.DateField(widget=forms.HiddenInput)
    changing = forms.BooleanField(widget=forms.HiddenInput, required=False)
    sleep = question(_("Sleep"), _("bad → great"), SCALE)
    energy = question(_("Energy"), _("empty → full"), SCALE)
    recovery = question(_("Recovery"), _("sore → fresh"), SCALE)
    stress = question(_("Stress"), _("high → calm"), SCALE)
    problem = forms.ChoiceField(label=_("Problem?"), choices=Problem.choices, widget=forms.RadioSelect)
    body_part = forms.ChoiceField(
        label=_("Where does it hurt?"), choices=BodyPart.choices, widget=forms.RadioSelect, required=False
    )
    side = forms.ChoiceField(
        label=_("Which side?"), choices=Side.choices, widget=forms.RadioSelect, required=False
    )
    pain = question(_("How much?"), _("0 none → 10 worst"), PAIN, required=False)
    more = MapField(label=_("It hurts in more places"), required=False)
    note = forms.CharField(
        label=_("Note to your coach"), max_length=1000, required=False, widget=forms.Textarea({"rows": 2})
    )
    hrv_ms = forms.FloatField(label=_("HRV (rMSSD)"), min_value=5, max_value=300, required=False)
    resting_hr_bpm = forms.FloatField(
        label=_("Resting heart rate"), min_value=25, max_value=150, required=False
    )
    sleep_h = forms.FloatField(label=_("Hours of sleep"), min_value=0, max_value=24, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        mapped = cleaned.get("more") and not cleaned.get("body_part") and cleaned.get("pain") is None
        if cleaned.get("problem") == Problem.PAIN and not mapped:
            if not cleaned.get("body_part"):
                self.add_error("body_part", _("Choose where it hurts."))
            if cleaned.get("pain") is None:
                self.add_error("pain", _("Choose how much it hurts."))
        return cleaned

    def record(self) -> dict[str, Any]:
        """What services.record_check_in takes besides the athlete and the clock."""
        return {"day": self.cleaned_data["day"], "answers": self.answers(), "note": self.cleaned_data["note"]}

    def for_day(self, day: date, refusal: str) -> "CheckInForm":
        """The same answers for another day, to be looked at and saved once more."""
        again = CheckInForm({**{name: self.data.get(name) for name in self.data}, "day": day.isoformat()})
        again.add_error(None, refusal)
        return again

    def answers(self) -> Answers:
        """The answers as the rules read them; pain counts only where pain was named."""
        given = self.cleaned_data
        told = told_of(self._spots() if given["problem"] == Problem.PAIN else ())
        return Answers(
            sleep=given["sleep"],
            energy=given["energy"],
            recovery=given["recovery"],
            stress=given["stress"],
            problem=readiness.Problem(given["problem"]),
            pain=told.pain,
            body_part=told.body_part,
            spots=told.spots,
            hrv_ms=given["hrv_ms"],
            resting_hr_bpm=given["resting_hr_bpm"],
            sleep_h=given["sleep_h"],
        )

    def pain_map(self) -> tuple[Row, ...]:
        """The boxes for more places, as they stand."""
        return rows_of(self["more"].value())

    def _spots(self) -> list[Spoken]:
        """The place that was tapped, then those of the map."""
        given = self.cleaned_data
        tapped = [(given["body_part"], given["side"], given["pain"])] if given["body_part"] else []
        return [*tapped, *given["more"]]


class EffortForm(forms.Form):
    """Two taps: how hard, how it felt; pain and a note where there is something to say."""

    rpe = question(_("Effort"), _("1 very easy → 10 all out"), EFFORT)
    feel = question(_("Feel"), _("1 awful → 5 great"), SCALE)
    pain = question(_("Pain"), _("0 none → 10 worst"), PAIN, required=False)
    note = forms.CharField(
        label=_("Note"), max_length=2000, required=False, widget=forms.Textarea({"rows": 2})
    )


class AnswerForm(forms.Form):
    """The athlete's word on a decision: an answer, a disagreement or a question, by the button pressed."""

    said = forms.CharField(label=_("Your word to it"), max_length=2000, widget=forms.Textarea({"rows": 2}))
    do = forms.ChoiceField(
        choices=[("answer", ""), ("disagree", ""), ("ask", "")], widget=forms.HiddenInput, required=False
    )


class ReplyForm(forms.Form):
    body = forms.CharField(label=_("Your answer"), max_length=2000, widget=forms.Textarea({"rows": 2}))

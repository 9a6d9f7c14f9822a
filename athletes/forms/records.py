"""Notes, tasks, injuries and illness as people write them."""

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from athletes.fields import DayField
from athletes.models import (
    Allowance,
    Athlete,
    BodyPart,
    Episode,
    EpisodeKind,
    Note,
    NoteAudience,
    ReturnState,
    Severity,
    Side,
    Task,
)
from athletes.models.episodes import LONGEST_DIAGNOSIS
from athletes.models.notes import LONGEST_NOTE
from athletes.models.tasks import LONGEST_TITLE
from athletes.services import EpisodeFacts, NoteFacts, TaskFacts, facts_of_episode
from tenancy.models import Membership

NOBODY = ("", _("Nobody in particular"))


class NoteForm(forms.Form):
    """A note and who reads it; private unless somebody says otherwise."""

    body = forms.CharField(label=_("Note"), max_length=LONGEST_NOTE, widget=forms.Textarea({"rows": 4}))
    audience = forms.ChoiceField(
        label=_("Who reads it"),
        choices=[
            (NoteAudience.PRIVATE.value, NoteAudience.PRIVATE.label),
            (NoteAudience.SHARED.value, NoteAudience.SHARED.label),
        ],
        widget=forms.RadioSelect,
    )
    case = forms.UUIDField(widget=forms.HiddenInput, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)

    @classmethod
    def of(cls, note: Note) -> "NoteForm":
        """What stands there, to be changed."""
        return cls(initial={"body": note.body, "audience": note.audience, "version": note.version})

    def facts(self) -> NoteFacts:
        return NoteFacts(NoteAudience(self.cleaned_data["audience"]), self.cleaned_data["body"])


class TaskForm(forms.Form):
    """What is to be done, by whom, by when, about whom."""

    title = forms.CharField(label=_("What is to be done"), max_length=LONGEST_TITLE)
    due_on = DayField(label=pgettext_lazy("task", "Due"), required=False)
    due_at = forms.TimeField(
        label=_("At"), required=False, widget=forms.TimeInput({"type": "time"}, format="%H:%M")
    )
    owner = forms.ChoiceField(label=_("Who does it"))
    athlete = forms.ChoiceField(label=_("About"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)

    def __init__(
        self, *args: Any, owners: Sequence[Membership], athletes: Sequence[Athlete], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.owners = {str(one.public_id): one for one in owners}
        self.athletes = {str(one.public_id): one for one in athletes}
        self._offer("owner", [(key, str(one.user)) for key, one in self.owners.items()])
        self._offer("athlete", [NOBODY, *((key, one.name) for key, one in self.athletes.items())])

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        cast(forms.ChoiceField, self.fields[name]).choices = choices

    def facts(self, task: Task | None = None) -> TaskFacts:
        given = self.cleaned_data
        return TaskFacts(
            title=given["title"],
            owner=self.owners[given["owner"]],
            due_on=given["due_on"],
            due_at=given["due_at"],
            athlete=self.athletes.get(given["athlete"]),
            case=task.case if task else None,
        )


def said_of_task(task: Task) -> dict[str, Any]:
    """What stands there, by the names of the form's fields."""
    return {
        "title": task.title,
        "due_on": task.due_on,
        "due_at": task.due_at,
        "owner": str(task.owner.public_id),
        "athlete": str(task.athlete.public_id) if task.athlete else "",
        "version": task.version,
    }


class EpisodeForm(forms.Form):
    """An injury or illness as a coach keeps it."""

    kind = forms.ChoiceField(label=_("What it is"), choices=EpisodeKind.choices)
    body_part = forms.ChoiceField(
        label=_("Where"), choices=[("", _("Illness: nowhere")), *BodyPart.choices], required=False
    )
    side = forms.ChoiceField(label=_("Side"), choices=[("", _("Not said")), *Side.choices], required=False)
    severity = forms.ChoiceField(
        label=_("How severe"), choices=Severity.choices, initial=Severity.MODERATE.value
    )
    began_on = DayField(label=_("Since"))
    ended_on = DayField(label=_("Over on"), required=False, help_text=_("Leave empty while it lasts."))
    allowed = forms.ChoiceField(label=_("What may be run"), choices=Allowance.choices)
    diagnosis = forms.CharField(
        label=_("Diagnosis"),
        help_text=_("Private to coaches."),
        max_length=LONGEST_DIAGNOSIS,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)

    @classmethod
    def of(cls, episode: Episode) -> "EpisodeForm":
        """What stands there, to be changed."""
        facts = facts_of_episode(episode)
        said = {name: getattr(facts, name) for name in cls.base_fields if hasattr(facts, name)}
        return cls(initial={**said, "version": episode.version})

    def facts(self) -> EpisodeFacts:
        given = self.cleaned_data
        return EpisodeFacts(
            kind=EpisodeKind(given["kind"]),
            began_on=given["began_on"],
            body_part=given["body_part"],
            side=given["side"],
            severity=Severity(given["severity"]),
            diagnosis=given["diagnosis"],
            ended_on=given["ended_on"],
            allowed=Allowance(given["allowed"]),
        )


class OwnEpisodeForm(forms.Form):
    """An injury or illness as the athlete tells it; what may be run is the coach's to say."""

    kind = forms.ChoiceField(label=_("What it is"), choices=EpisodeKind.choices)
    body_part = forms.ChoiceField(
        label=_("Where"), choices=[("", _("Illness: nowhere")), *BodyPart.choices], required=False
    )
    side = forms.ChoiceField(label=_("Side"), choices=[("", _("Not said")), *Side.choices], required=False)
    began_on = DayField(label=_("Since"))

    def facts(self) -> EpisodeFacts:
        given = self.cleaned_data
        return EpisodeFacts(EpisodeKind(given["kind"]), given["began_on"], given["body_part"], given["side"])


class MoveForm(forms.Form):
    """A step on the way back."""

    state = forms.ChoiceField(label=_("The way back"), choices=ReturnState.choices)
    day = DayField(label=_("From"))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)

    def said(self) -> tuple[ReturnState, date]:
        return ReturnState(self.cleaned_data["state"]), self.cleaned_data["day"]

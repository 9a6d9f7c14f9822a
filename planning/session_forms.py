"""What a coach types of a session of their own, and where they plan one."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from analytics.workout.text import MAX_CHARACTERS, parse, read, write
from athletes.models import Athlete
from planning import shelving, wording
from planning.models import Category, LibrarySession, Visibility
from planning.models.library import MAX_TAG, MAX_TAGS
from planning.selectors import Asked
from planning.services import LibraryFacts
from tenancy.models import Membership

COMMA = ","
MOST_TEXT_LINES = 16


class SessionForm(forms.Form):
    """A session as text, with everything else that is said of it."""

    title = forms.CharField(label=_("Title"), max_length=120)
    category = forms.ChoiceField(label=_("Category"), choices=Category.choices)
    text = forms.CharField(
        label=_("Steps as text"),
        max_length=MAX_CHARACTERS,
        strip=False,
        widget=forms.Textarea(
            {"rows": MOST_TEXT_LINES, "wrap": "off", "spellcheck": "false", "autocapitalize": "off"}
        ),
    )
    purpose = forms.CharField(
        label=_("What it is for"), max_length=500, required=False, widget=forms.Textarea({"rows": 2})
    )
    cues = forms.CharField(
        label=_("What to think of"), max_length=500, required=False, widget=forms.Textarea({"rows": 2})
    )
    folder = forms.CharField(
        label=_("Folder"),
        max_length=120,
        required=False,
        help_text=_("Like 5 km / Track; a new name makes a folder."),
    )
    tags = forms.CharField(
        label=_("Tags"), max_length=400, required=False, help_text=_("Words divided by commas.")
    )
    visibility = forms.ChoiceField(label=_("Who sees it"), choices=Visibility.choices)
    shared_with = forms.MultipleChoiceField(
        label=_("Shared with"), required=False, widget=forms.CheckboxSelectMultiple
    )
    version = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, colleagues: Iterable[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.colleagues = {str(one.public_id): one for one in colleagues}
        people = [(key, str(one.user)) for key, one in self.colleagues.items()]
        self.fields["shared_with"] = forms.MultipleChoiceField(
            label=_("Shared with"), required=False, widget=forms.CheckboxSelectMultiple, choices=people
        )

    def clean_text(self) -> str:
        """Every error of the text at once, each with its place."""
        text: str = self.cleaned_data["text"]
        if errors := read(text).errors:
            raise forms.ValidationError([wording.placed_text_error(error) for error in errors])
        return text

    def clean_tags(self) -> tuple[str, ...]:
        tags = shelving.tags_named(self.cleaned_data["tags"].split(COMMA))
        if len(tags) > MAX_TAGS or any(len(tag) > MAX_TAG for tag in tags):
            words = _("Up to %(tags)d tags of %(letters)d letters each.")
            raise forms.ValidationError(words, params={"tags": MAX_TAGS, "letters": MAX_TAG})
        return tags

    def facts(self) -> LibraryFacts:
        """What is to be saved."""
        said = self.cleaned_data
        return LibraryFacts(
            title=said["title"],
            category=said["category"],
            workout=parse(said["text"]),
            purpose=said["purpose"],
            cues=said["cues"],
            folder=said["folder"],
            tags=said["tags"],
            visibility=Visibility(said["visibility"]),
            shared_with=tuple(self.colleagues[key] for key in said["shared_with"]),
        )


def first_words() -> dict[str, Any]:
    """What the form says of a session that is yet to be written."""
    return {"category": Category.EASY, "visibility": Visibility.PRIVATE}


def words_of(session: LibrarySession, facts: LibraryFacts) -> dict[str, Any]:
    """What the form says of a session that is there."""
    return {
        "title": facts.title,
        "category": facts.category,
        "text": write(facts.workout),
        "purpose": facts.purpose,
        "cues": facts.cues,
        "folder": facts.folder,
        "tags": f"{COMMA} ".join(facts.tags),
        "visibility": facts.visibility,
        "shared_with": [str(one.public_id) for one in facts.shared_with],
        "version": session.version,
    }


def words_typed(data: "MultiValueDict[str, str]", text: str) -> dict[str, Any]:
    """The form as it was typed so far, with this text: nothing is asked of it yet."""
    known = {name: data.get(name, "") for name in SessionForm.base_fields}
    return {**known, "text": text, "shared_with": data.getlist("shared_with")}


def asked_of(data: Mapping[str, str], category: str, text: str) -> Asked:
    """What an address of the library asks for besides the two that a form has checked."""
    return Asked(
        text=text,
        category=category,
        folder=shelving.folder_named(data.get("folder", "")),
        tag=data.get("tag", "")[:MAX_TAG],
        favourites=data.get("show") == "favourites",
        archived=data.get("show") == "archive",
    )


class PlanItForm(forms.Form):
    """Whose plan, and on which day."""

    athlete = forms.ChoiceField(label=_("Athlete"))
    day = forms.DateField(label=_("Day"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, *args: Any, athletes: Iterable[Athlete], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.athletes = {str(athlete.public_id): athlete for athlete in athletes}
        names = [(key, athlete.name) for key, athlete in self.athletes.items()]
        self.fields["athlete"] = forms.ChoiceField(label=_("Athlete"), choices=names)

    def named(self) -> Athlete | None:
        """The athlete, also while the rest is wrong."""
        return self.athletes.get(str(self["athlete"].value() or ""))

"""Who coaches an athlete, and in which role somebody is on the staff."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from athletes.models import Athlete
from coach.forms.settings import STAFF
from coach.services import Coaching
from tenancy.access import COACHES, Who
from tenancy.models import Membership, Role

NOBODY = "nobody"


class CoachingForm(forms.Form):
    """Carries the version of the athlete that the owner has seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    coach = forms.ChoiceField(
        label=_("Coach"),
        help_text=_("Sees the athlete, plans for them and gets their cases. An open case moves at once."),
    )
    assistants = forms.MultipleChoiceField(
        label=_("Assistants who see the athlete"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        athlete: Athlete,
        members: Sequence[Membership],
        coaching: Coaching,
    ) -> None:
        super().__init__(data, initial={"version": athlete.version, **words_of(coaching)})
        self.members = {str(member.public_id): member for member in members}
        self._offer("coach", [(NOBODY, _("Nobody")), *self._named(*COACHES)])
        self._offer("assistants", self._named(Who.ASSISTANT))

    def coaching(self) -> Coaching:
        given = self.cleaned_data
        assistants = tuple(self.members[chosen] for chosen in given.get("assistants", ()))
        return Coaching(self.members.get(given["coach"]), assistants)

    def _named(self, *roles: Who) -> list[tuple[str, str]]:
        return [(key, str(member.user)) for key, member in self.members.items() if member.role in roles]

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        """A question to which there is no answer is not asked."""
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices
        if not choices:
            del self.fields[name]


class RoleForm(forms.Form):
    role = forms.ChoiceField(choices=STAFF)

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


def words_of(coaching: Coaching) -> dict[str, Any]:
    """As the form, and the address of its undo, say it."""
    return {
        "coach": str(coaching.coach.public_id) if coaching.coach else NOBODY,
        "assistants": [str(member.public_id) for member in coaching.assistants],
    }

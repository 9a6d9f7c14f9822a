"""What is asked of the squad's week: whom and which week it shows, and for whom something is drafted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from athletes.models import LONGEST_TAG, Athlete
from coach.forms.calendar import FIRST_YEAR, LAST_YEAR, DayInput
from coach.selectors import Wanted
from coach.selectors.board.people import NOBODY

LONGEST_SEARCH = 100


@dataclass(frozen=True, slots=True)
class BoardPlace:
    """Which week, whom, and from where on."""

    day: date | None
    wanted: Wanted
    after: UUID | None

    def fields(self, *, without: Sequence[str] = ()) -> list[tuple[str, str]]:
        """The place as fields of a form or an address; what is not said is left out."""
        wanted = self.wanted
        said = {
            "from": self.day.isoformat() if self.day else "",
            "q": wanted.search,
            "group": str(wanted.group or ""),
            "tag": wanted.tag,
            "coach": wanted.coach,
            "after": str(self.after or ""),
        }
        return [(name, value) for name, value in said.items() if value and name not in without]

    def query(self, *, without: Sequence[str] = ()) -> str:
        return urlencode(self.fields(without=without))


class BoardForm(forms.Form):
    """The address of the board; what makes no sense counts as not said."""

    day = forms.DateField(required=False)
    q = forms.CharField(required=False, max_length=LONGEST_SEARCH)
    group = forms.UUIDField(required=False)
    tag = forms.CharField(required=False, max_length=LONGEST_TAG)
    coach = forms.CharField(required=False)
    after = forms.UUIDField(required=False)

    def __init__(self, query: QueryDict) -> None:
        super().__init__({**query.dict(), "day": query.get("from", "")})

    def clean_coach(self) -> str:
        said: str = self.cleaned_data["coach"]
        return said if said == NOBODY else "".join(map(str, ids_of([said])))

    def place(self) -> BoardPlace:
        self.full_clean()
        said = self.cleaned_data
        day = said.get("day")
        return BoardPlace(
            day=day if day and FIRST_YEAR <= day.year <= LAST_YEAR else None,
            wanted=Wanted(
                search=said.get("q", ""),
                group=said.get("group"),
                tag=said.get("tag", ""),
                coach=said.get("coach", ""),
            ),
            after=said.get("after"),
        )


class ForWhomForm(forms.Form):
    """On which day, and for which of those who are shown; nothing is planned before `today`."""

    day = forms.DateField(label=_("Day"))
    athlete = forms.MultipleChoiceField(label=_("For whom"), widget=forms.CheckboxSelectMultiple)

    def __init__(
        self, *, today: date, day: date, people: Sequence[Athlete], chosen: Sequence[UUID], **kwargs: Any
    ) -> None:
        initial = {"day": max(day, today), "athlete": [str(one) for one in chosen]}
        super().__init__(initial=initial, auto_id="for_%s", **kwargs)
        self.fields["day"].widget = DayInput(min=today.isoformat())
        whom = [(str(one.public_id), one.name) for one in people]
        self.fields["athlete"].choices = whom  # type: ignore[attr-defined]


def ids_of(words: Sequence[str]) -> list[UUID]:
    """The ids that are some, each once."""
    found: list[UUID] = []
    for word in words:
        try:
            found.append(UUID(word))
        except ValueError:
            continue
    return list(dict.fromkeys(found))


def drafts_seen(said: str) -> dict[UUID, int]:
    """Which athletes' drafts were looked at, at which version; what is none is left out."""
    pairs = [one.partition(":") for one in said.split(",")]
    numbers = {id_: int(number) for id_, _colon, number in pairs if number.isdecimal() and len(number) < 10}
    return {UUID(id_): number for id_, number in numbers.items() if ids_of([id_])}

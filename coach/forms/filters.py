"""What the queue is narrowed by, as an address and as a form say it."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from coach.selectors.narrowing import ME, NOBODY, Narrowed
from readiness.models import Bucket, FlagKind

LONGEST_TAG = 40


def narrowed(said: Mapping[str, Any]) -> Narrowed:
    """Of an address; what makes no sense is not asked for."""
    return Narrowed(
        owner=_person(said.get("owner", "")),
        coach=_person(said.get("coach", "")),
        bucket=_one_of(said.get("bucket", ""), Bucket.values),
        kind=_one_of(said.get("kind", ""), FlagKind.values),
        group=_id(said.get("group", "")),
        tag=said.get("tag", "")[:LONGEST_TAG],
    )


class FilterForm(forms.Form):
    """Every choice there is; an empty one narrows nothing. The members and groups are as (id, name)."""

    owner = forms.ChoiceField(label=_("Owner"), required=False)
    coach = forms.ChoiceField(label=_("Coach"), required=False)
    bucket = forms.ChoiceField(label=_("Risk"), required=False)
    kind = forms.ChoiceField(label=_("Reason"), required=False)
    group = forms.ChoiceField(label=_("Group"), required=False)
    tag = forms.ChoiceField(label=_("Tag"), required=False)

    def __init__(
        self,
        *,
        now: Narrowed,
        staff: Sequence[tuple[str, str]],
        groups: Sequence[tuple[str, str]],
        tags: Sequence[str],
    ) -> None:
        super().__init__(initial=dict(now.asked), auto_id="narrow-%s")
        everybody = ("", _("Everyone"))
        choices: dict[str, Sequence[tuple[Any, Any]]] = {
            "owner": [everybody, (ME, _("Me")), (NOBODY, _("Nobody yet")), *staff],
            "coach": [everybody, (ME, _("Me")), (NOBODY, _("No coach")), *staff],
            "bucket": [("", _("Any")), *Bucket.choices],
            "kind": [("", _("Any")), *FlagKind.choices],
            "group": [("", _("All")), *groups],
            "tag": [("", _("Any")), *((tag, tag) for tag in tags)],
        }
        for name, offered in choices.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = offered
        for name in ("group", "tag"):
            if len(choices[name]) == 1:
                del self.fields[name]


def _one_of(said: str, known: Sequence[str]) -> str:
    return said if said in known else ""


def _person(said: str) -> str:
    return said if said in (ME, NOBODY) else _id(said)


def _id(said: str) -> str:
    try:
        return str(UUID(said))
    except ValueError:
        return ""

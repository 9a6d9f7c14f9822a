"""Templates of messages: the organization's and one's own, in both languages, with places to fill."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from athletes.models import Phrase
from athletes.services.versions import Changed
from tenancy.models import Membership

PLACES = ("name", "session", "day")
PLACE = re.compile(r"\{(\w+)\}")
FALLBACK = "–"


class PhraseTaken(ValueError):
    """Another template of the same owner has the name."""

    message = _("There is a template with this name already.")


@dataclass(frozen=True, slots=True)
class PhraseFacts:
    """What a template says. At least one language; the other falls back to it."""

    name: str
    body_en: str
    body_ko: str


def filled(phrase: Phrase, language: str, values: Mapping[str, str]) -> str:
    """The text in a language, its places filled; what is not known is a dash, what is no place stays."""
    said = {"en": (phrase.body_en, phrase.body_ko), "ko": (phrase.body_ko, phrase.body_en)}
    first, other = said.get(language.split("-", maxsplit=1)[0], said["en"])
    return PLACE.sub(lambda found: _value(found, values), first or other)


@transaction.atomic
def add_phrase(*, facts: PhraseFacts, owner: Membership | None) -> Phrase:
    """Keep a template; the organization's without an owner. Raises PhraseTaken."""
    phrase = Phrase(owner=owner, name=facts.name, body_en=facts.body_en, body_ko=facts.body_ko)
    try:
        with transaction.atomic():
            phrase.save()
    except IntegrityError:
        raise PhraseTaken from None
    return phrase


@transaction.atomic
def change_phrase(*, phrase: Phrase, facts: PhraseFacts, version: int) -> None:
    """Raises Changed for another version, PhraseTaken."""
    current = Phrase.objects.current().filter(pk=phrase.pk, version=version)
    said = {"name": facts.name, "body_en": facts.body_en, "body_ko": facts.body_ko}
    try:
        with transaction.atomic():
            changed = current.order_by().update(**said, version=F("version") + 1)
    except IntegrityError:
        raise PhraseTaken from None
    if not changed:
        raise Changed


def remove_phrase(*, phrase: Phrase, version: int, now: object) -> int:
    """Take the template out of the list; returns the version by which it comes back. Raises Changed."""
    current = Phrase.objects.current().filter(pk=phrase.pk, version=version)
    if not current.order_by().update(deleted_at=now, version=F("version") + 1):
        raise Changed
    return version + 1


def restore_phrase(*, phrase: Phrase, version: int) -> None:
    """Bring it back. Raises Changed for another version, PhraseTaken."""
    gone = Phrase.objects.filter(pk=phrase.pk, version=version, deleted_at__isnull=False)
    try:
        with transaction.atomic():
            back = gone.order_by().update(deleted_at=None, version=F("version") + 1)
    except IntegrityError:
        raise PhraseTaken from None
    if not back:
        raise Changed


def _value(found: re.Match[str], values: Mapping[str, str]) -> str:
    place = found[1]
    return (values.get(place) or FALLBACK) if place in PLACES else found[0]

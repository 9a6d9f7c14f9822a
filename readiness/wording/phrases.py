"""What sentences are made of: parts of the body, and reasons said together."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext, pgettext_lazy

from readiness.models import BodyPart

PARTS: dict[str, str | Promise] = {
    BodyPart.FOOT: pgettext_lazy("inside a sentence", "foot"),
    BodyPart.ACHILLES: pgettext_lazy("inside a sentence", "Achilles tendon"),
    BodyPart.CALF: pgettext_lazy("inside a sentence", "calf"),
    BodyPart.SHIN: pgettext_lazy("inside a sentence", "shin"),
    BodyPart.KNEE: pgettext_lazy("inside a sentence", "knee"),
    BodyPart.THIGH: pgettext_lazy("inside a sentence", "thigh"),
    BodyPart.HAMSTRING: pgettext_lazy("inside a sentence", "hamstring"),
    BodyPart.HIP: pgettext_lazy("inside a sentence", "hip"),
    BodyPart.BACK: pgettext_lazy("inside a sentence", "back"),
}


def part(code: str) -> str:
    """The part of the body as a word inside a sentence; "" where it was not said or is elsewhere."""
    return str(PARTS.get(code, ""))


def together(reasons: Sequence[str]) -> str:
    """One to three reasons as a sentence."""
    names = ("first", "second", "third")
    given = dict(zip(names, reasons, strict=False))
    if len(given) == 1:
        words = pgettext("reasons", "%(first)s.")
    elif len(given) == 2:
        words = pgettext("reasons", "%(first)s and %(second)s.")
    else:
        words = pgettext("reasons", "%(first)s, %(second)s and %(third)s.")
    return capfirst(words % given)


def pain(params: Mapping[str, Any]) -> str:
    """Calf pain 6/10, as inside a list of reasons."""
    where = part(str(params.get("body_part", "")))
    words = gettext("%(part)s pain %(pain)d/10") if where else gettext("pain %(pain)d/10")
    return words % {"part": where, "pain": params["pain"]}

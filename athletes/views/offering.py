"""After an act: back to the page, which says what was done and offers to take it back."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from athletes.http import Request
from tenancy.addresses import at
from tenancy.templatetags.marks import Text

WORDS: dict[str, Text] = {
    "note_remove": _("The note is saved."),
    "note_put_back": _("The note is changed."),
    "note_restore": _("The note is removed."),
    "attachment_remove": _("The file is attached."),
    "attachment_restore": _("The file is removed."),
    "task_remove": _("The task is saved."),
    "task_put_back": _("The task is changed."),
    "task_restore": _("The task is removed."),
    "episode_remove": _("The episode is open."),
    "episode_put_back": _("The episode is changed."),
    "episode_restore": _("The episode is removed."),
    "my_episode_remove": _("Your coach sees it now."),
}
"""By the address that takes it back, what was done."""


def done(request: Request, page: str, back: str, public_id: UUID, version: int) -> HttpResponse:
    """To the page, which says what was done and offers to take it back by the address named, if any."""
    if not back:
        messages.success(request, gettext("Undone."))
        return redirect(page)
    way_back = f"{at(request, back, public_id)}?{urlencode({'version': version})}"
    messages.success(request, str(WORDS[back]), extra_tags=f"undo:{way_back}")
    return redirect(page)


def refused(request: Request, page: str, why: Text) -> HttpResponse:
    """To the page, which says why nothing was done."""
    messages.error(request, str(why))
    return redirect(page)


def version_of(request: Request) -> int:
    """The version that the form or the address names; 0, which no row has, for none."""
    given = request.POST.get("version") or request.GET.get("version", "")
    return int(given) if given.isdecimal() and len(given) < len(str(2**31)) else 0

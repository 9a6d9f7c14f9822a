"""The workout editor: text, picture and steps of a session of one's own."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django.views.decorators.vary import vary_on_headers

from athletes.access import action
from athletes.http import Request
from athletes.services import Changed
from planning import desk, selectors, services
from planning.desk import Worked
from planning.models import LibrarySession
from planning.session_forms import SessionForm, first_words, words_of, words_typed
from planning.views.own_sessions import writable_session
from planning.views.showing import CONFLICT, UNPROCESSABLE, library_form, runner_of
from tenancy.addresses import at
from tenancy.models import Membership

PAGE = "planning/session_edit.html"
CHECK, SAVE = "check", "save"
NOTHING_DONE = Worked("")


@dataclass(frozen=True, slots=True)
class Desk:
    """What is being written: a new session, or one that is there."""

    request: Request
    session: LibrarySession | None
    colleagues: list[Membership]

    @property
    def url(self) -> str:
        if self.session is None:
            return at(self.request, "session_new")
        return at(self.request, "session_edit", self.session.public_id)


@action("library.write")
@require_http_methods(["GET", "POST"])
@vary_on_headers("HX-Request")
def session_new(request: Request) -> HttpResponse:
    """A session that is yet to be written."""
    return _at_the_desk(request, None)


@action("library.write")
@require_http_methods(["GET", "POST"])
@vary_on_headers("HX-Request")
def session_edit(request: Request, public_id: UUID) -> HttpResponse:
    """A session that may be changed."""
    session = writable_session(request, public_id)
    if session.archived_at is not None:
        messages.error(request, services.Archived.message)
        return redirect(at(request, "own_session", public_id))
    return _at_the_desk(request, session)


def _at_the_desk(request: Request, session: LibrarySession | None) -> HttpResponse:
    """`do` says what was asked: to save, to check, or something of a step (`up:main.2`)."""
    author = session.author if session else request.membership
    here = Desk(request, session, selectors.colleagues_of(author=author))
    if request.method == "GET":
        facts = services.facts_of_library_session(session) if session else None
        words = words_of(session, facts) if session and facts else first_words()
        return _shown(here, SessionForm(initial=words, colleagues=here.colleagues))
    deed = request.POST.get("do", CHECK)
    return _saved(here) if deed == SAVE else _worked(here, deed)


def _worked(here: Desk, deed: str) -> HttpResponse:
    """The text checked, or written anew after something was done to a step."""
    text = here.request.POST.get("text", "")
    after = Worked(text) if deed == CHECK else desk.worked(text, deed)
    form = SessionForm(initial=words_typed(here.request.POST, after.text), colleagues=here.colleagues)
    part = "#outcome" if deed == CHECK else "#workbench"
    verb = deed.partition(":")[0]
    return _shown(here, form, after=after, verb=verb, part=part if here.request.htmx else "")


def _saved(here: Desk) -> HttpResponse:
    form = SessionForm(here.request.POST, colleagues=here.colleagues)
    if not form.is_valid():
        return _shown(here, form, status=UNPROCESSABLE)
    try:
        session = _keep(here, form)
    except (Changed, services.Archived):
        return _overtaken(here)
    messages.success(here.request, _("Saved."))
    return redirect(at(here.request, "own_session", session.public_id))


def _keep(here: Desk, form: SessionForm) -> LibrarySession:
    facts, author, now = form.facts(), here.request.membership, timezone.now()
    if here.session is None:
        return services.add_library_session(author=author, facts=facts, now=now)
    version = form.cleaned_data["version"]
    return services.change_library_session(
        session=here.session, author=author, facts=facts, now=now, version=version
    )


def _overtaken(here: Desk) -> HttpResponse:
    """Somebody was quicker: what was typed stands, and saving it again keeps theirs as a former version."""
    text = here.request.POST.get("text", "")
    version = here.session.version if here.session else None
    words = {**words_typed(here.request.POST, text), "version": version}
    said = _(
        "Somebody saved this session meanwhile. Nothing of yours is lost: save again to put it in place."
    )
    messages.error(here.request, said)
    return _shown(here, SessionForm(initial=words, colleagues=here.colleagues), status=CONFLICT)


def _shown(
    here: Desk,
    form: SessionForm,
    *,
    after: Worked = NOTHING_DONE,
    verb: str = "",
    part: str = "",
    status: int = 200,
) -> HttpResponse:
    shown_for = library_form(here.request)
    runner = runner_of(shown_for.chosen(), here.request)
    outcome = desk.outcome(str(form["text"].value() or ""), runner, chosen=after.place)
    said = {"form": form, "shown_for": shown_for, "outcome": outcome, "refusal": after.refusal}
    context = {**said, "session": here.session, "url": here.url, "verb": verb}
    return render(here.request, PAGE + part, context, status=status)

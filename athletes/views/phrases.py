"""Templates of messages: what there is, made, changed, removed and brought back."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from athletes import selectors, services
from athletes.access import action, may
from athletes.forms.phrases import PhraseForm
from athletes.http import Request
from athletes.models import Phrase
from athletes.services import Changed, PhraseTaken
from athletes.views.finding import CONFLICT, UNPROCESSABLE
from tenancy.addresses import at


@action("phrase.read")
@require_GET
def phrases(request: Request) -> HttpResponse:
    """The organization's and one's own."""
    found = selectors.phrases_of(member=request.membership)
    words = {"phrases": found, "shares": may(request, "phrase.share")}
    return render(request, "athletes/phrases.html", words)


@action("phrase.write")
@require_http_methods(["GET", "POST"])
def phrase_new(request: Request) -> HttpResponse:
    """A new template: one's own, or for everybody."""
    form = PhraseForm(request.POST) if request.method == "POST" else PhraseForm()
    if form.is_valid():
        shared = form.cleaned_data["shared"] and may(request, "phrase.share")
        try:
            services.add_phrase(facts=form.facts(), owner=None if shared else request.membership)
        except PhraseTaken as taken:
            form.add_error("name", str(taken.message))
        else:
            return redirect(at(request, "phrases"))
    return _form(request, form, None)


@action("phrase.write")
@require_http_methods(["GET", "POST"])
def phrase_edit(request: Request, public_id: UUID) -> HttpResponse:
    """Change a template. What is everybody's is changed by whoever may share."""
    phrase = _writable(request, Phrase.objects.visible_to(request.membership), public_id)
    form = PhraseForm(request.POST) if request.method == "POST" else PhraseForm.of(phrase)
    status = UNPROCESSABLE
    if form.is_valid():
        try:
            version = form.cleaned_data["version"] or phrase.version
            services.change_phrase(phrase=phrase, facts=form.facts(), version=version)
        except PhraseTaken as taken:
            form.add_error("name", str(taken.message))
        except Changed as changed:
            form.add_error(None, str(changed.message))
            status = CONFLICT
        else:
            return redirect(at(request, "phrases"))
    return _form(request, form, phrase, status)


@action("phrase.write")
@require_POST
def phrase_remove(request: Request, public_id: UUID) -> HttpResponse:
    """Out of the list; it can be brought back."""
    phrase = _writable(request, Phrase.objects.visible_to(request.membership), public_id)
    try:
        version = services.remove_phrase(phrase=phrase, version=phrase.version, now=now())
    except Changed as changed:
        messages.error(request, str(changed.message))
        return redirect(at(request, "phrases"))
    undo_url = f"{at(request, 'phrase_restore', public_id)}?version={version}"
    said = gettext("Removed: %(name)s") % {"name": phrase.name}
    messages.success(request, said, extra_tags=f"undo:{undo_url}")
    return redirect(at(request, "phrases"))


@action("phrase.write")
@require_POST
def phrase_restore(request: Request, public_id: UUID) -> HttpResponse:
    """Bring a template back."""
    version = request.GET.get("version", "")
    number = int(version) if version.isdecimal() else 0
    found = Phrase.objects.restorable_by(request.membership, number)
    phrase = _writable(request, found, public_id)
    try:
        services.restore_phrase(phrase=phrase, version=number)
    except (Changed, PhraseTaken) as refusal:
        messages.error(request, str(refusal.message))
    return redirect(at(request, "phrases"))


def _writable(request: Request, found: "object", public_id: UUID) -> Phrase:
    """The template, if it is one's own or one may change what is everybody's."""
    phrase: Phrase = get_object_or_404(found, public_id=public_id)  # type: ignore[arg-type]
    if phrase.owner_id is None and not may(request, "phrase.share"):
        raise Http404
    return phrase


def _form(
    request: Request, form: PhraseForm, phrase: Phrase | None, refused: int = UNPROCESSABLE
) -> HttpResponse:
    if not may(request, "phrase.share"):
        form.fields.pop("shared", None)
    status = refused if form.errors else 200
    return render(request, "athletes/phrase.html", {"form": form, "phrase": phrase}, status=status)

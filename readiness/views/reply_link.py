"""The page behind the link in a mail: one message, and one answer to it, without a sign-in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods

from athletes.services import replying
from athletes.views.finding import UNPROCESSABLE
from athletes.views.preferences import GONE, slowly
from readiness import services
from readiness.forms import ReplyForm
from tenancy import scope


@require_http_methods(["GET", "POST"])
@slowly
def reply_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Shows the message that is answered and nothing else; a sent answer spends the link."""
    try:
        organization, public_id = replying.organization_of(token=token)
        with scope.enter(organization.pk, source="reply-link"):
            asked = replying.open_link(public_id=public_id, now=now())
            return _answer(request, asked)
    except replying.ReplyGone as gone:
        return render(request, "athletes/link_gone.html", {"reason": gone.message}, status=GONE)


def _answer(request: HttpRequest, asked: replying.Asked) -> HttpResponse:
    form = ReplyForm(request.POST if request.method == "POST" else None)
    sent = form.is_valid()
    if sent:
        services.reply_by_link(asked=asked, body=form.cleaned_data["body"], now=now())
    words = {"message": asked.message, "form": form, "sent": sent}
    status = UNPROCESSABLE if form.is_bound and not sent else 200
    with translation.override(asked.link.member.user.locale or translation.get_language()):
        return render(request, "readiness/reply_by_link.html", words, status=status)

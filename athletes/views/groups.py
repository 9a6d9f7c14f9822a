"""Groups of athletes."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from athletes.access import action, may
from athletes.forms.groups import GroupForm
from athletes.http import Request
from athletes.models import Athlete, Group
from athletes.selectors.groups import groups_seen, members_seen
from athletes.services import groups as services
from athletes.services.versions import Changed
from athletes.views.finding import UNPROCESSABLE, sent
from tenancy.addresses import at


@action("group.read")
@require_GET
def groups(request: Request) -> HttpResponse:
    """Every group with its tags and how many are in it."""
    found = groups_seen(membership=request.membership)
    context = {"groups": found, "may_write": may(request, "group.write")}
    return render(request, "athletes/groups.html", context)


@action("group.write")
@require_http_methods(["GET", "POST"])
def group_new(request: Request) -> HttpResponse:
    form = GroupForm(sent(request), people=_people(request))
    if request.method == "POST" and form.is_valid():
        try:
            services.make_group(name=form.cleaned_data["name"], tags=form.tag_list(), members=form.chosen())
        except services.GroupExists as refused:
            form.add_error("name", refused.message)
        else:
            return redirect(at(request, "groups"))
    return _page(request, form)


@action("group.write")
@require_http_methods(["GET", "POST"])
def group_edit(request: Request, public_id: UUID) -> HttpResponse:
    group = _group(request, public_id)
    form = _form(request, group)
    if request.method == "POST" and form.is_valid():
        facts = {"name": form.cleaned_data["name"], "tags": form.tag_list(), "members": form.chosen()}
        try:
            services.change_group(group=group, by=request.membership, version=_version(request), **facts)
        except (services.GroupExists, Changed) as refused:
            form.add_error(None, refused.message)
        else:
            return redirect(at(request, "groups"))
    return _page(request, form, group)


@action("group.write")
@require_POST
def group_remove(request: Request, public_id: UUID) -> HttpResponse:
    services.remove_group(group=_group(request, public_id), now=now())
    messages.success(request, _("The group is gone; its athletes stay."))
    return redirect(at(request, "groups"))


def _group(request: Request, public_id: UUID) -> Group:
    found: Group = get_object_or_404(Group.objects.visible_to(request.membership), public_id=public_id)
    return found


def _people(request: Request) -> list[Athlete]:
    return list(Athlete.objects.visible_to(request.membership))


def _form(request: Request, group: Group) -> GroupForm:
    members = members_seen(group=group, membership=request.membership)
    initial = {
        "name": group.name,
        "tags": ", ".join(group.tags),
        "members": [str(one.public_id) for one in members],
    }
    return GroupForm(sent(request), people=_people(request), initial=initial)


def _page(request: Request, form: GroupForm, group: Group | None = None) -> HttpResponse:
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "athletes/group.html", {"form": form, "group": group}, status=status)


def _version(request: Request) -> int | None:
    said = request.POST.get("version", "")
    return int(said) if said.isdecimal() and len(said) < len("1000000") else None

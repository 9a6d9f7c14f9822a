"""Plan templates: listed, made, changed week by week, removed."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.response import Response

from api import filters
from api.endpoint import Endpoint
from api.http import Request, given
from api.listing import Listing
from api.repeating import made
from api.selectors import templates as selectors
from api.selectors.templates import TemplateDetail, WeekDetail
from api.serializers import templates as serializers
from api.tags import Tagged, matched
from planning.cells import CellError
from planning.models import Anchor, Phase, Plan, PlanTemplate, TemplateUse
from planning.selectors.templates import templates_seen
from planning.services import templates as services
from planning.services.templates import Outline


class PlanTemplates(Listing):
    """The organization's plan templates."""

    actions = {"GET": "template.read", "POST": "template.write"}
    order = ("name", "pk")
    filters = {
        "anchor": filters.one_of(Anchor.choices, "anchor"),
        "q": filters.text("name__icontains", "a part of the name"),
    }

    @extend_schema(responses=serializers.PlanTemplateLine(many=True))
    def get(self, request: Request) -> Response:
        """The templates by name."""
        seen = templates_seen(membership=request.membership).select_related("author__user")
        return self.listed(request, seen, serializers.PlanTemplateLine)

    @extend_schema(request=serializers.NewTemplate, responses={201: serializers.PlanTemplate})
    def post(self, request: Request) -> Response:
        """Make an empty template; its weeks are written one by one."""
        said = given(request, serializers.NewTemplate)

        def make() -> PlanTemplate:
            return services.make_template(
                author=request.membership,
                name=said["name"],
                anchor=Anchor(said["anchor"]),
                outline=[Outline()] * said["weeks"],
            )

        return _made(request, make)


class TemplateOfPlan(Endpoint):
    """A plan as a template."""

    actions = {"POST": "template.write"}

    @extend_schema(request=serializers.TemplateName, responses={201: serializers.PlanTemplate})
    def post(self, request: Request, public_id: UUID) -> Response:
        """Keep a plan's weeks and sessions as a template, without its race; the plan stays as it is."""
        seen = Plan.objects.visible_to(request.membership).select_related("race")
        plan, said = get_object_or_404(seen, public_id=public_id), given(request, serializers.TemplateName)

        def keep() -> PlanTemplate:
            return services.template_of_plan(plan=plan, name=said["name"], author=request.membership)

        return _made(request, keep)


class OnePlanTemplate(Tagged, Endpoint):
    """A plan template."""

    actions = {"GET": "template.read", "PATCH": "template.write", "DELETE": "template.write"}
    guarded = frozenset({"PATCH", "DELETE"})

    @extend_schema(responses=serializers.PlanTemplate)
    def get(self, request: Request, public_id: UUID) -> Response:
        """A template with its weeks and sessions."""
        return Response(_whole(request, template_of(request, public_id)))

    @extend_schema(request=serializers.TemplateChanges(partial=True), responses=serializers.PlanTemplate)
    def patch(self, request: Request, public_id: UUID) -> Response:
        """Give it another name, or more or fewer weeks; what is left out stays."""
        template = template_of(request, public_id)
        said = given(request, serializers.TemplateChanges, partial=True)
        changed = services.change_template(
            template=template,
            name=said.get("name"),
            weeks=said.get("weeks"),
            version=matched(request, template.version),
            now=timezone.now(),
        )
        return Response(_whole(request, changed))

    @extend_schema(responses={204: None})
    def delete(self, request: Request, public_id: UUID) -> Response:
        """Take it out of the list; plans that were made from it stay as they are."""
        template = template_of(request, public_id)
        version = matched(request, template.version)
        services.remove_template(template=template, now=timezone.now(), version=version)
        return Response(status=204)


class TemplateWeek(Tagged, Endpoint):
    """A week of a template, as text by day."""

    actions = {"GET": "template.read", "PATCH": "template.write"}
    guarded = frozenset({"PATCH"})

    @extend_schema(responses=serializers.WrittenWeek)
    def get(self, request: Request, public_id: UUID, week: int) -> Response:
        """A week of a template, with its sessions and their text."""
        return Response(_week(*_held(request, public_id, week)))

    @extend_schema(request=serializers.WeekChanges, responses=serializers.WrittenWeek)
    def patch(self, request: Request, public_id: UUID, week: int) -> Response:
        """Write the days that are named. Plans get the change when it is rolled out, and not before."""
        template, number = _held(request, public_id, week)
        said = given(request, serializers.WeekChanges)
        outline = _outline(template, number, said)
        grid, errors = selectors.week_typed(
            template=template, number=number, said=outline, texts=said.get("days", {})
        )
        if errors:
            raise _unreadable(request, errors)
        changed = services.edit_week(
            template=template,
            week=number,
            outline=outline,
            days=grid.days,
            version=matched(request, template.version),
            now=timezone.now(),
        )
        return Response(_week(changed, number))


class TemplatePlans(Listing):
    """The plans that follow a template."""

    actions = {"GET": "template.read"}
    order = ("pk",)
    filters = {"athlete": filters.public_id("athlete__public_id")}

    @extend_schema(responses=serializers.TemplateFollower(many=True))
    def get(self, request: Request, public_id: UUID) -> Response:
        """The drafts and plans in force that were made from the template, of those whom one looks after."""
        template = template_of(request, public_id)
        uses = TemplateUse.objects.living().visible_to(request.membership).filter(template=template)
        return self.listed(request, uses.select_related("athlete", "plan"), serializers.TemplateFollower)


def template_of(request: Request, public_id: UUID) -> PlanTemplate:
    """The template of the address, if it is there for the member."""
    seen = PlanTemplate.objects.visible_to(request.membership)
    found: PlanTemplate = get_object_or_404(seen, public_id=public_id)
    return found


def _held(request: Request, public_id: UUID, week: int) -> tuple[PlanTemplate, int]:
    template = template_of(request, public_id)
    if not 1 <= week <= template.weeks:
        raise Http404
    return template, week


def _outline(template: PlanTemplate, number: int, said: dict[str, Any]) -> Outline:
    now = template.outline[number - 1]
    return Outline(Phase(said.get("phase", now["phase"])), said.get("cutback", now["cutback"]))


def _unreadable(request: Request, errors: list[tuple[int, CellError]]) -> ValidationError:
    """Each error under the day that was sent, with its code and its place in the text."""
    days: list[dict[str, int]] = dict(request.data)["days"]
    sent = [day["weekday"] for day in days]
    found: dict[str, list[ErrorDetail]] = {}
    for weekday, error in errors:
        place = {"line": error.line, "column": error.column, "what": error.words}
        words = _("Line %(line)d, column %(column)d: %(what)s") % place
        found.setdefault(f"days.{sent.index(weekday)}.text", []).append(ErrorDetail(words, error.code))
    return ValidationError(found)


def _made(request: Request, act: Callable[[], PlanTemplate]) -> Response:
    def detail() -> TemplateDetail:
        return selectors.template_detail(template=act(), membership=request.membership)

    return made(request, serializers.PlanTemplate, detail)


def _whole(request: Request, template: PlanTemplate) -> dict[str, Any]:
    detail = selectors.template_detail(template=template, membership=request.membership)
    return dict(serializers.PlanTemplate(detail).data)


def _week(template: PlanTemplate, number: int) -> dict[str, Any]:
    detail: WeekDetail = selectors.week_detail(template=template, number=number)
    return dict(serializers.WrittenWeek(detail).data)

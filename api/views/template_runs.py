"""Templates applied to athletes and rolled out to plans: previewed, done, followed, taken back."""

from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response
from rest_framework.serializers import Serializer

from api import filters
from api.endpoint import Endpoint
from api.http import Request, given
from api.listing import Listing
from api.problems import Refused, invalid
from api.repeating import once
from api.selectors import templates as selectors
from api.serializers import template_runs as serializers
from api.tags import Tagged
from api.views.plan_templates import template_of
from athletes.models import Athlete
from planning import previewing
from planning.models import PlanTemplate, RunKind, RunState, TemplateRun
from planning.selectors import squads
from planning.selectors.squads import Chosen
from planning.selectors.templates import uses_seen
from planning.services import foreseeing, roll_outs, runs, squad_plans
from tenancy.services import Answer

MADE, UNDER_WAY = 201, 202


def both(kind: type[Serializer]) -> dict[int, type[Serializer]]:
    """The same answer for a run that is done and for one that a worker goes on with."""
    return {MADE: kind, UNDER_WAY: kind}


class PreviewApply(Endpoint):
    """A template for athletes, before it is applied."""

    actions = {"POST": "template.write"}
    keyed = frozenset()

    @extend_schema(request=serializers.ForAthletes, responses=serializers.ApplyPreview)
    def post(self, request: Request, public_id: UUID) -> Response:
        """What each athlete would get; nothing is kept."""
        template = template_of(request, public_id)
        chosen, without = _chosen(request, template)
        preview = previewing.own_lines(template, chosen, timezone.now())
        return Response(serializers.ApplyPreview({"preview": preview, "without_race": without}).data)


class ApplyTemplate(Endpoint):
    """A template for athletes."""

    actions = {"POST": "template.write"}

    @extend_schema(
        request=serializers.ForAthletes,
        responses=both(serializers.AppliedTemplate),
    )
    def post(self, request: Request, public_id: UUID) -> Response:
        """Make a draft for each athlete: at once for 20, else 202, and the run says how far it is."""
        template = template_of(request, public_id)
        chosen, without = _chosen(request, template)
        if without and not chosen:
            raise invalid("athletes", "no_race", _("None of them has a race to count the days from."))

        def apply() -> Answer:
            run = squad_plans.apply_template(
                template=template, chosen=chosen, author=request.membership, now=timezone.now()
            )
            answer = {**_whole(request, run), "without_race": without}
            return _answer(run, serializers.AppliedTemplate(answer).data)

        return once(request, apply)


class PreviewRollOut(Endpoint):
    """A template's changes, before they are rolled out."""

    actions = {"POST": "template.write"}
    keyed = frozenset()

    @extend_schema(request=serializers.FromWeek, responses=serializers.RollOutPreview)
    def post(self, request: Request, public_id: UUID) -> Response:
        """What a roll-out would change in each plan, session by session; nothing is kept."""
        template, week = template_of(request, public_id), _week(request)
        uses = uses_seen(template=template, membership=request.membership)
        found = foreseeing.foresee_roll_out(
            template=template, uses=uses[: previewing.MOST_SHOWN], from_week=week, now=timezone.now()
        )
        preview = {"total": len(uses), "plans": previewing.foreseen_lines(found)}
        return Response(serializers.RollOutPreview(preview).data)


class RollOutTemplate(Endpoint):
    """A template's changes for the plans that follow it."""

    actions = {"POST": "template.write"}

    @extend_schema(
        request=serializers.FromWeek,
        responses=both(serializers.TemplateRun),
    )
    def post(self, request: Request, public_id: UUID) -> Response:
        """Bring the changes from a week on into the plans; what people have changed there stays."""
        template, week = template_of(request, public_id), _week(request)
        uses = uses_seen(template=template, membership=request.membership)
        if not uses:
            raise Refused(409, "no_followers", _("No plan follows this template."))

        def roll_out() -> Answer:
            run = roll_outs.roll_out(
                template=template, uses=uses, from_week=week, author=request.membership, now=timezone.now()
            )
            return _answer(run, serializers.TemplateRun(_whole(request, run)).data)

        return once(request, roll_out)


class TemplateRuns(Listing):
    """What was done with a template."""

    actions = {"GET": "template.read"}
    order = ("-started_at", "-pk")
    filters = {
        "kind": filters.one_of(RunKind.choices, "kind"),
        "state": filters.one_of(RunState.choices, "state"),
    }

    @extend_schema(responses=serializers.TemplateRunLine(many=True))
    def get(self, request: Request, public_id: UUID) -> Response:
        """The runs of a template, the latest first."""
        found = _runs(request).filter(template=template_of(request, public_id))
        return self.listed(request, found, serializers.TemplateRunLine, selectors.run_lines)


class OneTemplateRun(Tagged, Endpoint):
    """A run of a template."""

    actions = {"GET": "template.read"}

    @extend_schema(responses=serializers.TemplateRun)
    def get(self, request: Request, public_id: UUID) -> Response:
        """How far the run is, and what it did to each plan."""
        run = get_object_or_404(_runs(request), public_id=public_id)
        return Response(serializers.TemplateRun(_whole(request, run)).data)


class UndoTemplateRun(Endpoint):
    """A run taken back."""

    actions = {"POST": "template.write"}

    @extend_schema(request=None, responses=serializers.TemplateRun)
    def post(self, request: Request, public_id: UUID) -> Response:
        """Put back what nobody has changed since, within ten minutes."""
        run = get_object_or_404(_runs(request), public_id=public_id)

        def undo() -> Answer:
            runs.undo_run(run=run, by=request.membership, now=timezone.now())
            run.refresh_from_db()
            return Answer(200, serializers.TemplateRun(_whole(request, run)).data)

        return once(request, undo)


def _chosen(request: Request, template: PlanTemplate) -> tuple[list[Chosen], list[Athlete]]:
    """Everybody who was named with what their days are counted from, and who has no race to count from."""
    said = given(request, serializers.ForAthletes, context={"anchor": template.anchor})
    named = selectors.chosen(athletes=said["athletes"], groups=said["groups"], membership=request.membership)
    if named.unknown:
        words = _("There is nobody, and no group, with the id %(id)s.") % {"id": named.unknown[0]}
        raise invalid("athletes", "unknown", words)
    return squads.choose(template, named.athletes, start=said.get("start"), now=timezone.now())


def _week(request: Request) -> int:
    week: int = given(request, serializers.FromWeek)["from_week"]
    return week


def _runs(request: Request) -> Any:
    return TemplateRun.objects.visible_to(request.membership).select_related("template", "author__user")


def _whole(request: Request, run: TemplateRun) -> dict[str, Any]:
    found = selectors.run_detail(run=run, membership=request.membership, now=timezone.now())
    return {"line": found.line, "conflicts": found.conflicts, "parts": found.parts}


def _answer(run: TemplateRun, body: Any) -> Answer:
    return Answer(UNDER_WAY if run.state == RunState.RUNNING else MADE, body)

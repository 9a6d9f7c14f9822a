"""Rules of reconciliation: which source is always taken, for an athlete and for everybody."""

from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from api.endpoint import Endpoint
from api.http import Request, athlete_of, given
from api.problems import invalid
from api.repeating import once
from api.serializers import rules as serializers
from api.tags import Tagged, matched
from athletes.models import Athlete
from athletes.settings import PREFERRED
from ingest import services
from ingest.selectors.rules import Rule, rules_for_all, rules_of
from tenancy.models import Organization
from tenancy.services import Answer


class AthleteRules(Tagged, Endpoint):
    """Which sources are always taken for an athlete."""

    actions = {"GET": "conflict.read", "POST": "conflict.decide"}
    guarded = frozenset({"POST"})

    @extend_schema(responses=serializers.Rules)
    def get(self, request: Request, public_id: UUID) -> Response:
        """The rules that hold for an athlete: their own, and where there is none everybody's."""
        return Response(_of_athlete(athlete_of(request, public_id)))

    @extend_schema(request=serializers.NewRule, responses={201: serializers.Rules})
    def post(self, request: Request, public_id: UUID) -> Response:
        """Always take a source for a field of this athlete, from now on and for what is here."""
        athlete, rule = athlete_of(request, public_id), given(request, serializers.NewRule)

        def prefer() -> Answer:
            version = matched(request, athlete.version)
            return Answer(201, _of_athlete(services.prefer(athlete=athlete, version=version, **rule)))

        return once(request, prefer)


class OneAthleteRule(Endpoint):
    """A rule of an athlete."""

    actions = {"DELETE": "conflict.decide"}
    guarded = frozenset({"DELETE"})

    @extend_schema(responses={200: serializers.Rules})
    def delete(self, request: Request, public_id: UUID, field: str) -> Response:
        """Take back the athlete's own rule for a field; then everybody's holds, or the usual order."""
        athlete = athlete_of(request, public_id)
        _demand_held(field, rules_of(athlete=athlete), own=True)
        version = matched(request, athlete.version)
        changed = services.prefer(athlete=athlete, field=field, source="", version=version)
        return Response(_of_athlete(changed))


class RulesForAll(Tagged, Endpoint):
    """Which sources are always taken for everybody."""

    actions = {"GET": "settings.write", "POST": "settings.write"}
    guarded = frozenset({"POST"})

    @extend_schema(responses=serializers.Rules)
    def get(self, request: Request) -> Response:
        """The rules that hold for everybody who has none of their own."""
        return Response(_of_all(request.organization))

    @extend_schema(request=serializers.NewRule, responses={201: serializers.Rules})
    def post(self, request: Request) -> Response:
        """Always take a source for a field of everybody, from now on and for what is here."""
        rule = given(request, serializers.NewRule)
        return once(request, lambda: Answer(201, _change_for_all(request, rule["field"], rule["source"])))


class OneRuleForAll(Endpoint):
    """A rule for everybody."""

    actions = {"DELETE": "settings.write"}
    guarded = frozenset({"DELETE"})

    @extend_schema(responses={200: serializers.Rules})
    def delete(self, request: Request, field: str) -> Response:
        """Take back the rule for a field; athletes' own stay."""
        _demand_held(field, rules_for_all(organization=request.organization), own=False)
        return Response(_change_for_all(request, field, None))


def _change_for_all(request: Request, field: str, source: str | None) -> dict[str, object]:
    organization = request.organization
    version = matched(request, organization.settings_version)
    changes = {f"prefer.{field}": source}
    return _of_all(services.change_rules(organization=organization, changes=changes, version=version))


def _demand_held(field: str, rules: tuple[Rule, ...], *, own: bool) -> None:
    if field not in PREFERRED:
        words = _("There are rules for these alone: %(names)s.") % {"names": ", ".join(PREFERRED)}
        raise invalid("field", "invalid_choice", words)
    if not any(rule.field == field and rule.own == own for rule in rules):
        raise Http404


def _of_athlete(athlete: Athlete) -> dict[str, object]:
    found = {"version": athlete.version, "rules": rules_of(athlete=athlete)}
    return dict(serializers.Rules(found).data)


def _of_all(organization: Organization) -> dict[str, object]:
    found = {"version": organization.settings_version, "rules": rules_for_all(organization=organization)}
    return dict(serializers.Rules(found).data)

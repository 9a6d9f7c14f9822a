"""The rules that watch over athletes: read, changed, and tried on the last seven days."""

from typing import Any
from uuid import UUID

from django.utils.timezone import now
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from api.endpoint import Endpoint
from api.http import Request, athlete_of, given
from api.problems import invalid
from api.serializers import watch_rules as serializers
from api.tags import Tagged, matched
from athletes.models import Athlete
from athletes.selectors import settings_for
from athletes.settings import BadSetting, flat, resolve
from coach.forms.rules import keys
from readiness import services
from readiness.selectors import latest_run


class WatchRules(Tagged, Endpoint):
    """The organization's rules."""

    actions = {"GET": "rule.read", "PATCH": "rule.write"}
    guarded = frozenset({"PATCH"})

    @extend_schema(responses=serializers.WatchRules)
    def get(self, request: Request) -> Response:
        """Every rule with its numbers, as they hold for whoever has none of their own."""
        return _of_all(request)

    @extend_schema(request=serializers.RuleChanges, responses=serializers.WatchRules)
    def patch(self, request: Request) -> Response:
        """Change settings by key; everybody is looked at again in the background."""
        version = matched(request, request.organization.settings_version)
        its = {"changes": _changes(request), "by": request.membership, "now": now(), "version": version}
        _checked(services.change_rules, organization=request.organization, **its)
        request.organization.refresh_from_db()
        return _of_all(request)


class WatchRulesPreview(Endpoint):
    """What the organization's rules would have opened."""

    actions = {"POST": "rule.read"}
    repeatable = False

    @extend_schema(request=serializers.RuleChanges, responses=serializers.RulePreview)
    def post(self, request: Request) -> Response:
        """The cases of the last seven days with these changes; nothing is kept."""
        found = _checked(
            services.preview_rules, organization=request.organization, changes=_changes(request), now=now()
        )
        return Response(serializers.RulePreview(found).data)


class AthleteWatchRules(Tagged, Endpoint):
    """The rules of one athlete, over the organization's."""

    actions = {"GET": "rule.read", "PATCH": "rule.override"}
    guarded = frozenset({"PATCH"})

    @extend_schema(responses=serializers.WatchRules)
    def get(self, request: Request, public_id: UUID) -> Response:
        """Every rule with its numbers, as they hold for the athlete."""
        return _of_athlete(athlete_of(request, public_id))

    @extend_schema(request=serializers.RuleChanges, responses=serializers.WatchRules)
    def patch(self, request: Request, public_id: UUID) -> Response:
        """Change the athlete's own settings by key; null is the organization's."""
        athlete = athlete_of(request, public_id)
        version = matched(request, athlete.version)
        its = {"changes": _changes(request), "by": request.membership, "now": now(), "version": version}
        _checked(services.change_athlete_rules, athlete=athlete, **its)
        return _of_athlete(athlete_of(request, public_id))


class AthleteWatchRulesPreview(Endpoint):
    """What one athlete's rules would have opened."""

    actions = {"POST": "rule.read"}
    repeatable = False

    @extend_schema(request=serializers.RuleChanges, responses=serializers.RulePreview)
    def post(self, request: Request, public_id: UUID) -> Response:
        """The athlete's cases of the last seven days with these changes; nothing is kept."""
        athlete = athlete_of(request, public_id)
        found = _checked(
            services.preview_athlete_rules, athlete=athlete, changes=_changes(request), now=now()
        )
        return Response(serializers.RulePreview(found).data)


def _changes(request: Request) -> dict[str, Any]:
    changes = flat(given(request, serializers.RuleChanges)["changes"])
    for key in changes.keys() - set(keys()):
        raise invalid(f"changes.{key}", "unknown", BadSetting("unknown", key).message)
    return changes


def _checked(act: Any, **known: Any) -> Any:
    try:
        return act(**known)
    except BadSetting as bad:
        raise invalid(f"changes.{bad.key}", bad.code, bad.message) from None


def _of_all(request: Request) -> Response:
    organization = request.organization
    holding, _problems = resolve(organization.settings)
    found = serializers.shown(
        stored=organization.settings,
        holding=holding,
        version=organization.settings_version,
        run=latest_run(),
    )
    return Response(serializers.WatchRules(found).data)


def _of_athlete(athlete: Athlete) -> Response:
    found = serializers.shown(
        stored=athlete.settings, holding=settings_for(athlete), version=athlete.version, run=latest_run()
    )
    return Response(serializers.WatchRules(found).data)

"""Groups of athletes: listed, made, changed, removed."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from api.endpoint import Endpoint
from api.http import Request, given
from api.listing import Listing
from api.repeating import made
from api.serializers.groups import Group as GroupAnswer
from api.serializers.groups import GroupFacts
from api.tags import Tagged, matched
from athletes.models import Athlete, Group
from athletes.selectors.groups import WithMembers, with_members
from athletes.services import groups as services


class Groups(Listing):
    """The organization's groups."""

    actions = {"GET": "group.read", "POST": "group.write"}
    order = ("name", "pk")

    @extend_schema(responses=GroupAnswer(many=True))
    def get(self, request: Request) -> Response:
        """The groups by name, with the public ids of their members."""

        def ready(groups: Sequence[Group]) -> list[WithMembers]:
            return with_members(groups=groups, membership=request.membership)

        return self.listed(request, Group.objects.visible_to(request.membership), GroupAnswer, ready)

    @extend_schema(request=GroupFacts, responses={201: GroupAnswer})
    def post(self, request: Request) -> Response:
        """Make a group."""
        said = given(request, GroupFacts)
        members = _people(request, said.get("members", ()))

        def make() -> WithMembers:
            group = services.make_group(name=said["name"], tags=said.get("tags", ()), members=members)
            return _whole(request, group)

        return made(request, GroupAnswer, make)


class OneGroup(Tagged, Endpoint):
    """A group."""

    actions = {"GET": "group.read", "PATCH": "group.write", "DELETE": "group.write"}
    guarded = frozenset({"PATCH", "DELETE"})

    @extend_schema(responses=GroupAnswer)
    def get(self, request: Request, public_id: UUID) -> Response:
        """A group with its members."""
        return Response(_answer(request, _group(request, public_id)))

    @extend_schema(request=GroupFacts(partial=True), responses=GroupAnswer)
    def patch(self, request: Request, public_id: UUID) -> Response:
        """Change a group; what is left out stays. Of members only those whom the asker may see."""
        group = _group(request, public_id)
        said = given(request, GroupFacts, partial=True)
        changed = services.change_group(
            group=group,
            name=said.get("name", group.name),
            tags=said.get("tags", group.tags),
            members=_people(request, said.get("members", _whole(request, group).members)),
            by=request.membership,
            version=matched(request, group.version),
        )
        return Response(_answer(request, changed))

    @extend_schema(responses={204: None})
    def delete(self, request: Request, public_id: UUID) -> Response:
        """Remove a group; its athletes stay."""
        group = _group(request, public_id)
        matched(request, group.version)
        services.remove_group(group=group, now=timezone.now())
        return Response(status=204)


def _group(request: Request, public_id: UUID) -> Group:
    found: Group = get_object_or_404(Group.objects.visible_to(request.membership), public_id=public_id)
    return found


def _people(request: Request, ids: Iterable[UUID]) -> list[Athlete]:
    return list(Athlete.objects.visible_to(request.membership).filter(public_id__in=list(ids)))


def _whole(request: Request, group: Group) -> WithMembers:
    return with_members(groups=[group], membership=request.membership)[0]


def _answer(request: Request, group: Group) -> dict[str, Any]:
    return dict(GroupAnswer(_whole(request, group)).data)

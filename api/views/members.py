"""Who belongs to the organization, and who is invited; for owners."""

from functools import partial
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from api import filters
from api.endpoint import Endpoint
from api.http import Request, given
from api.listing import Listing
from api.repeating import made
from api.serializers.organization import Invitation, Member, StaffInvitation, StaffRole
from coach import services as coach
from tenancy import services
from tenancy.models import Role
from tenancy.selectors import current_members, waiting_invitations


class Memberships(Listing):
    """The organization's members, in the order in which they came."""

    actions = {"GET": "member.read"}
    order = ("created_at", "pk")
    filters = {"role": filters.one_of(Role.choices, "role", "empty for who is not on the staff")}

    @extend_schema(responses=Member(many=True))
    def get(self, request: Request) -> Response:
        return self.listed(request, current_members(request.organization), Member)


class OneMembership(Endpoint):
    """A person's membership."""

    actions = {"PATCH": "member.write", "DELETE": "member.write"}

    @extend_schema(request=StaffRole(partial=True), responses=Member)
    def patch(self, request: Request, public_id: UUID) -> Response:
        """Give a member of the staff another role; athletes get one by an invitation.

        Who coaches nobody any more leaves their athletes without a coach; a former assistant's grants end.
        """
        staff = current_members(request.organization).exclude(role=Role.NONE)
        member = get_object_or_404(staff, public_id=public_id)
        if said := given(request, StaffRole, partial=True):
            coach.change_role(membership=member, role=said["role"])
            member.refresh_from_db(fields=["role"])
        return Response(Member(member).data)

    @extend_schema(responses={204: None})
    def delete(self, request: Request, public_id: UUID) -> Response:
        """End a membership: the person can no longer enter, from their next request on.

        Their athletes are left without a coach, and their grants end.
        """
        member = get_object_or_404(current_members(request.organization), public_id=public_id)
        coach.end_membership(membership=member, now=timezone.now())
        return Response(status=204)


class Invitations(Listing):
    """Invitations to the staff and to athletes."""

    actions = {"GET": "member.read", "POST": "member.write"}
    order = ("-created_at", "-pk")

    @extend_schema(responses=Invitation(many=True))
    def get(self, request: Request) -> Response:
        """Invitations that wait for an answer, the latest first."""
        waiting = waiting_invitations(request.organization, now=timezone.now())
        return self.listed(request, waiting, Invitation)

    @extend_schema(request=StaffInvitation, responses={201: Invitation})
    def post(self, request: Request) -> Response:
        """Invite a person to the staff by mail."""
        wanted = given(request, StaffInvitation, context={"organization": request.organization})
        invite = partial(services.invite, by=request.membership, now=timezone.now(), **wanted)
        return made(request, Invitation, invite)


class OneInvitation(Endpoint):
    """An invitation that waits."""

    actions = {"DELETE": "member.write"}

    @extend_schema(responses={204: None})
    def delete(self, request: Request, public_id: UUID) -> Response:
        """Withdraw an invitation: its link no longer counts."""
        now = timezone.now()
        found = get_object_or_404(waiting_invitations(request.organization, now=now), public_id=public_id)
        services.withdraw_invitation(invitation=found, now=now)
        return Response(status=204)

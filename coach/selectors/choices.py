"""Whom and what the queue, the log and the rota may be narrowed by: the staff, the groups, their tags."""

from collections.abc import Iterable
from uuid import UUID

from athletes.models import Group
from tenancy.models import Membership, Role

Choices = list[tuple[str, str]]


def staff_choices(*, membership: Membership) -> Choices:
    """Everyone on the staff now, by name. One query."""
    staff = Membership.objects.filter(organization=membership.organization_id, ended_at=None)
    found = staff.exclude(role=Role.NONE).select_related("user").order_by("user__name", "pk")
    return [(str(one.public_id), str(one.user)) for one in found]


def group_choices(*, membership: Membership) -> tuple[Choices, list[str]]:
    """The groups by name, and every tag that one of them has. One query."""
    groups = list(Group.objects.visible_to(membership))
    tags = sorted({tag for group in groups for tag in group.tags})
    return [(str(group.public_id), group.name) for group in groups], tags


def names_of(*, membership: Membership, ids: Iterable[str]) -> dict[str, str]:
    """By public id, the names of these members and groups of the organization. One query."""
    wanted = [UUID(one) for one in ids]
    people = Membership.objects.filter(organization=membership.organization_id, public_id__in=wanted)
    groups = Group.objects.visible_to(membership).filter(public_id__in=wanted)
    named = people.order_by().values_list("public_id", "user__name")
    rows = named.union(groups.order_by().values_list("public_id", "name"), all=True)
    return {str(public_id): name for public_id, name in rows}

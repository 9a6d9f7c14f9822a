"""Groups, and who of those one looks after is in them."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from athletes.models import Athlete, Group, GroupMember
from tenancy.models import Membership


class WithMembers(NamedTuple):
    """A group with the public ids of its members."""

    group: Group
    members: list[UUID]


def groups_seen(*, membership: Membership) -> list[tuple[Group, frozenset[int]]]:
    """Every group by name, with the keys of those of its members whom the member may see. Two queries."""
    seen = Athlete.objects.visible_to(membership).order_by()
    members: dict[int, set[int]] = defaultdict(set)
    pairs = GroupMember.objects.filter(athlete__in=seen).values_list("group_id", "athlete_id")
    for group, athlete in pairs:
        members[group].add(athlete)
    groups = Group.objects.visible_to(membership)
    return [(group, frozenset(members[group.pk])) for group in groups]


def members_seen(*, group: Group, membership: Membership) -> list[Athlete]:
    """Who is in a group, of those whom the member may see, by name. One query."""
    inside = GroupMember.objects.filter(group=group).values("athlete")
    return list(Athlete.objects.visible_to(membership).filter(pk__in=inside))


def with_members(*, groups: Sequence[Group], membership: Membership) -> list[WithMembers]:
    """These groups with the public ids of members whom the member may see. One query."""
    seen = Athlete.objects.visible_to(membership).order_by()
    pairs = GroupMember.objects.filter(group__in=groups, athlete__in=seen).order_by("athlete__name", "pk")
    members: dict[int, list[UUID]] = defaultdict(list)
    for group, athlete in pairs.values_list("group_id", "athlete__public_id"):
        members[group].append(athlete)
    return [WithMembers(group, members[group.pk]) for group in groups]

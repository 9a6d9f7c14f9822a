"""Groups, and who of those one looks after is in them."""

from collections import defaultdict

from athletes.models import Athlete, Group, GroupMember
from tenancy.models import Membership


def groups_seen(*, membership: Membership) -> list[tuple[Group, frozenset[int]]]:
    """Every group by name, with the keys of those of its members whom the member may see. Two queries."""
    seen = Athlete.objects.visible_to(membership).order_by()
    members: dict[int, set[int]] = defaultdict(set)
    pairs = GroupMember.objects.filter(athlete__in=seen).values_list("group_id", "athlete_id")
    for group, athlete in pairs:
        members[group].add(athlete)
    groups = Group.objects.visible_to(membership)
    return [(group, frozenset(members[group.pk])) for group in groups]

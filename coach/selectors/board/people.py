"""Whom the board shows: those of a group, a tag or a coach, a page of them."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from athletes.models import Athlete, Group, GroupMember
from tenancy.models import Membership

PAGE = 20
NOBODY = "none"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which athletes: `coach` is a member's public id, or "none" for those without one."""

    search: str = ""
    group: UUID | None = None
    tag: str = ""
    coach: str = ""

    @property
    def all(self) -> bool:
        return not (self.search or self.group or self.tag or self.coach)


@dataclass(frozen=True, slots=True)
class Choices:
    """By what the board may be narrowed."""

    groups: tuple[tuple[str, str], ...]
    tags: tuple[str, ...]
    coaches: tuple[tuple[str, str], ...]


def people(
    *, membership: Membership, wanted: Wanted, after: UUID | None = None
) -> tuple[list[Athlete], UUID | None]:
    """A page of those who are wanted, by name, and the last of them where more follow. One query, or two."""
    found = _behind(_wanted(Athlete.objects.visible_to(membership), wanted), after)
    rows = list(found.select_related("organization").order_by("name", "pk")[: PAGE + 1])
    return rows[:PAGE], rows[PAGE - 1].public_id if len(rows) > PAGE else None


def choices(*, membership: Membership) -> Choices:
    """The groups, their tags, and who coaches those whom the member sees. Two queries."""
    groups = list(Group.objects.visible_to(membership).order_by("name", "pk"))
    seen = Athlete.objects.visible_to(membership).exclude(coach=None)
    coaches = seen.order_by("coach__user__name", "coach").values_list("coach__public_id", "coach__user__name")
    return Choices(
        groups=tuple((str(group.public_id), group.name) for group in groups),
        tags=tuple(sorted({tag for group in groups for tag in group.tags})),
        coaches=tuple((str(coach), name) for coach, name in dict.fromkeys(coaches)),
    )


def _behind(found: QuerySet[Athlete], after: UUID | None) -> QuerySet[Athlete]:
    """Those whose line comes later than this athlete's; all, where there is no such athlete."""
    last = found.filter(public_id=after).values_list("name", "pk").first() if after else None
    return found.filter(name__gte=last[0]).exclude(name=last[0], pk__lte=last[1]) if last else found


def _wanted(found: QuerySet[Athlete], wanted: Wanted) -> QuerySet[Athlete]:
    if wanted.search:
        found = found.filter(name__icontains=wanted.search)
    if wanted.coach:
        found = (
            found.filter(coach=None)
            if wanted.coach == NOBODY
            else found.filter(coach__public_id=wanted.coach)
        )
    members = GroupMember.objects.filter(group__deleted_at=None)
    if wanted.group:
        found = found.filter(pk__in=members.filter(group__public_id=wanted.group).values("athlete"))
    if wanted.tag:
        found = found.filter(pk__in=members.filter(group__tags__contains=[wanted.tag]).values("athlete"))
    return found

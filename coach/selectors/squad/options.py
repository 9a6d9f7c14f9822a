"""By what the squad may be narrowed: groups, and who coaches. One statement for both."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, QuerySet
from django.db.models.functions import JSONObject

from athletes.models import Group, Sight
from tenancy.database.prepared import Asked, Prepared
from tenancy.models import Membership, Organization, Role


@dataclass(frozen=True, slots=True)
class Options:
    """Groups and coaches as choices (public id, name), and their names by key."""

    groups: tuple[tuple[str, str], ...]
    coaches: tuple[tuple[str, str], ...]
    group_names: Mapping[int, str]
    coach_names: Mapping[int, str]

    @property
    def several(self) -> bool:
        """Whether there is more than one coach to tell apart."""
        return len(self.coaches) > 1


def options_asked(sight: Sight) -> Asked:
    return _asked_for(sight), {}


def options_from(rows: Sequence[Any]) -> Options:
    """From the answer of the question."""
    ((groups, coaches),) = rows
    return Options(
        groups=tuple((each["public_id"], each["name"]) for each in groups),
        coaches=tuple((each["public_id"], each["name"]) for each in coaches),
        group_names={each["id"]: each["name"] for each in groups},
        coach_names={each["id"]: each["name"] for each in coaches},
    )


@lru_cache(maxsize=256)
def _asked_for(sight: Sight) -> Prepared:
    groups = Group.objects.visible_to(sight.membership).order_by("name", "pk")
    staff = Membership.objects.filter(organization_id=sight.organization_id).exclude(role=Role.NONE)
    here = Organization.objects.filter(pk=sight.organization_id)
    coaches = staff.order_by("user__name", "pk")
    return Prepared(here.values_list(_named(groups, "name"), _named(coaches, "user__name")))


def _named(rows: QuerySet[Any, Any], name: str) -> ArraySubquery:
    return ArraySubquery(rows.values(data=JSONObject(id=F("pk"), public_id=F("public_id"), name=F(name))))

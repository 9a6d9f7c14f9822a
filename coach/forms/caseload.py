"""Whose caseload is looked at: what the address says, made sense of."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from athletes.models import Bucket, Group
from coach.selectors.caseload import Whose
from tenancy.models import Membership

NOBODY = "none"


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for, checked; what cannot be understood is as if nobody had asked."""

    whose: Whose
    coach: str
    group: str
    bucket: Bucket | None
    after: UUID | None


def asked_of(
    given: dict[str, str], *, coaches: Sequence[Membership], groups: Sequence[Group], after: UUID | None
) -> Asked:
    """`coaches` and `groups` are those that can be chosen."""
    coach, group, bucket = (given.get(name, "") for name in ("coach", "group", "bucket"))
    by_coach = next((one.pk for one in coaches if str(one.public_id) == coach), None)
    of_group = next((one.pk for one in groups if str(one.public_id) == group), None)
    return Asked(
        whose=Whose(by_coach, coach == NOBODY, of_group),
        coach=coach if by_coach or coach == NOBODY else "",
        group=group if of_group else "",
        bucket=Bucket(bucket) if bucket in Bucket.values else None,
        after=after,
    )

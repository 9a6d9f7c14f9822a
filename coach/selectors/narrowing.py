"""What the queue can be narrowed by: whose case, which bucket, which kind of flag, which group or tag."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    BigIntegerField,
    BooleanField,
    ExpressionWrapper,
    Func,
    Q,
    Subquery,
    TextField,
    UUIDField,
)

from athletes.models import Group, GroupMember
from readiness.models import Flag
from tenancy.database.prepared import Given
from tenancy.models import Membership

ME, NOBODY = "me", "none"


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Each as the address says it, "" where it is not asked for; `owner` and `coach` may be ME or NOBODY."""

    owner: str = ""
    coach: str = ""
    bucket: str = ""
    kind: str = ""
    group: str = ""
    tag: str = ""

    @property
    def asked(self) -> tuple[tuple[str, str], ...]:
        """What is asked for, by name."""
        named = ((field.name, getattr(self, field.name)) for field in fields(self))
        return tuple((name, value) for name, value in named if value)

    @property
    def shape(self) -> tuple[tuple[str, str], ...]:
        """The same for whatever is worded alike: a query is kept by it."""
        return tuple((name, value if value in (ME, NOBODY) else "given") for name, value in self.asked)

    def given(self, membership: Membership) -> dict[str, Any]:
        """The values for the places that `condition` has."""
        named = {name: value for name, value in self.asked if value != NOBODY}
        return {f"of_{name}": membership.pk if value == ME else value for name, value in named.items()}


def condition(shape: tuple[tuple[str, str], ...], organization_id: int) -> Q:
    """Which cases are left, of a query that is prepared."""
    found = Q()
    for name, kind in shape:
        found &= _OF_CASES[name]() if name in _OF_CASES else _person(name, kind, organization_id)
    return found


def _person(name: str, kind: str, organization_id: int) -> Q:
    if kind == NOBODY:
        return Q(**{name: None})
    if kind == ME:
        return Q(**{f"{name}_id": Given(f"of_{name}", BigIntegerField())})
    wanted = Membership.objects.filter(
        organization_id=organization_id, public_id=Given(f"of_{name}", UUIDField())
    )
    return Q(**{f"{name}_id": Subquery(wanted.order_by().values("pk")[:1])})


def _bucket() -> Q:
    return Q(bucket=Given("of_bucket", TextField()))


def _kind() -> Q:
    live = Flag.objects.filter(withdrawn_at=None, intervention__isnull=False)
    return among("pk", live.filter(kind=Given("of_kind", TextField())).order_by().values("intervention"))


def _group() -> Q:
    group = Group.objects.current().filter(public_id=Given("of_group", UUIDField()))
    return among("athlete", _members(group))


def _tag() -> Q:
    one = Func(Given("of_tag", TextField()), template="ARRAY[(%(expressions)s)::varchar]")
    one.output_field = ArrayField(TextField())
    return among("athlete", _members(Group.objects.current().filter(tags__contains=one)))


def _members(groups: Any) -> Any:
    """The groups come first, as a list: joined, each of a large group's members would cost twice as much."""
    listed = ArraySubquery(groups.order_by().values("pk"))
    return GroupMember.objects.filter(group__id__any_of=listed).order_by().values("athlete")


def among(name: str, rows: Any) -> Q:
    """One of the rows, which are looked up once: the queue is then walked in its index and in its order.

    A join would let PostgreSQL begin with the rows, read each of their cases, and sort them all.
    """
    inside = ExpressionWrapper(Q(**{f"{name}__in": rows}), BooleanField())
    return Q(Func(inside, template="(%(expressions)s) IS TRUE", output_field=BooleanField()))


_OF_CASES: Mapping[str, Callable[[], Q]] = {"bucket": _bucket, "kind": _kind, "group": _group, "tag": _tag}

"""Groups of athletes: made, changed, removed."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from athletes.models import LONGEST_TAG, MOST_TAGS, Athlete, Group, GroupMember
from athletes.services.versions import demand_version
from tenancy.models import Membership


class GroupExists(ValueError):
    """Two groups of one name could not be told apart."""

    message = _("There is a group of this name already.")


def cleaned_tags(tags: Iterable[str]) -> list[str]:
    """Without blanks and doubles, in their order, as many and as long as may be."""
    short = (" ".join(tag.split())[:LONGEST_TAG] for tag in tags)
    return list(dict.fromkeys(tag for tag in short if tag))[:MOST_TAGS]


@transaction.atomic
def make_group(*, name: str, tags: Iterable[str], members: Collection[Athlete]) -> Group:
    """Raises GroupExists."""
    group = Group(name=name, tags=cleaned_tags(tags))
    _save(group)
    _join(group, members)
    return group


@transaction.atomic
def change_group(
    *,
    group: Group,
    name: str,
    tags: Iterable[str],
    members: Collection[Athlete],
    by: Membership,
    version: int | None = None,
) -> Group:
    """Name, tags, and of members those whom `by` looks after, anew. Raises GroupExists, Changed."""
    held: Group = Group.objects.select_for_update().get(pk=group.pk)
    demand_version(found=held.version, wanted=version)
    held.name, held.tags = name, cleaned_tags(tags)
    held.version += 1
    _save(held)
    seen = Athlete.objects.visible_to(by).order_by()
    wanted = {athlete.pk for athlete in members}
    there = GroupMember.objects.filter(group=held, athlete__in=seen)
    there.exclude(athlete__in=wanted).delete()
    kept = set(there.values_list("athlete_id", flat=True))
    _join(held, [athlete for athlete in members if athlete.pk not in kept])
    return held


@transaction.atomic
def remove_group(*, group: Group, now: datetime) -> None:
    """The group is gone; its athletes stay."""
    Group.objects.filter(pk=group.pk, deleted_at=None).update(deleted_at=now, version=group.version + 1)


def _join(group: Group, members: Iterable[Athlete]) -> None:
    GroupMember.objects.bulk_create(GroupMember(group=group, athlete=one) for one in members)


def _save(group: Group) -> None:
    try:
        with transaction.atomic():
            group.save()
    except IntegrityError:
        raise GroupExists from None

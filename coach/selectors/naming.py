"""Athletes by what somebody types of their name."""

from django.db.models import Case, IntegerField, Value, When

from athletes.models import Athlete
from tenancy.models import Membership


def athletes_named(*, membership: Membership, query: str, most: int) -> list[Athlete]:
    """Athletes that the member sees whose name holds every word; those whose name begins so first.

    One query, and none where nothing was typed.
    """
    words = query.replace("\0", " ").split()  # which PostgreSQL knows no way to look for
    if not words:
        return []
    found = Athlete.objects.visible_to(membership)
    for word in words:
        found = found.filter(name__icontains=word)
    begins = Case(
        When(name__istartswith=" ".join(words), then=Value(0)),
        When(name__icontains=f" {words[0]}", then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    return list(found.only("public_id", "name").alias(begins=begins).order_by("begins", "name", "pk")[:most])

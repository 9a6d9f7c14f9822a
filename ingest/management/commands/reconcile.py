"""`manage.py reconcile`: let activities say again what their sources say, by the rules as they are now."""

from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.timezone import now

from athletes.models import Athlete
from ingest import services
from ingest.management.naming import athlete_called, organization_called
from tenancy import scope
from tenancy.models import Organization

SOURCE = "command:reconcile"


class Command(BaseCommand):
    help = "Resolves the sources of activities again: of one athlete, of an organization, or of all."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--athlete", default="", metavar="EMAIL", help="or their public id")
        parser.add_argument("--organization", default="", metavar="SLUG")

    def handle(self, *args: Any, **options: Any) -> None:
        slug, changed = options["organization"], 0
        if options["athlete"]:
            changed = _reconcile(athlete_called(options["athlete"], slug=slug))
        else:
            chosen = [organization_called(slug)] if slug else Organization.objects.order_by("pk")
            changed = sum(_reconcile(athlete) for athlete in _athletes(chosen))
        self.stdout.write(f"{changed} activities changed")


def _reconcile(athlete: Athlete) -> int:
    """Each athlete is a transaction of their own."""
    with scope.enter(athlete.organization_id, source=SOURCE):
        return services.reconcile(athlete=athlete, now=now())


def _athletes(organizations: Iterable[Organization]) -> Iterable[Athlete]:
    for organization in organizations:
        with scope.enter(organization.pk):
            known = Athlete.objects.current().select_related("organization", "member__user")
            athletes = list(known.order_by("pk"))
        yield from athletes

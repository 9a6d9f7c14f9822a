"""`manage.py ingest ATHLETE FILE…`: the upload page's door, from the command line."""

from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.timezone import now

from athletes.models import Athlete
from ingest.services import NotAccepted, accept_upload
from tenancy import scope
from tenancy.models import Membership, Organization, Role


class Command(BaseCommand):
    help = "Give files of an athlete's watch to the worker, as if the athlete's coach had uploaded them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("athlete", type=UUID, help="public id, as in the address of their page")
        parser.add_argument("files", type=Path, nargs="+", metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        organization = _organization_of(options["athlete"])
        refused = 0
        for path in options["files"]:
            try:
                with scope.enter(organization.pk, source="command:ingest"):
                    self._accept(options["athlete"], path)
            except (NotAccepted, OSError) as problem:
                refused += 1
                self.stderr.write(f"{path}: {getattr(problem, 'message', problem)}")
        if refused:
            raise CommandError(f"{refused} of {len(options['files'])} files were not taken.")

    def _accept(self, public_id: UUID, path: Path) -> None:
        athlete = Athlete.objects.current().select_related("coach", "member").get(public_id=public_id)
        sender, data = _uploader(athlete), path.read_bytes()
        upload = accept_upload(athlete=athlete, uploader=sender, filename=path.name, data=data, now=now())
        self.stdout.write(f"{path}: {upload.get_state_display()}, {upload.public_id}")


def _organization_of(public_id: UUID) -> Organization:
    """Where the athlete is: nobody sees across organizations, so each is entered and asked."""
    for organization in Organization.objects.order_by("pk"):
        with scope.enter(organization.pk):
            if Athlete.objects.current().filter(public_id=public_id).exists():
                return organization
    raise CommandError(f"There is no athlete {public_id}.")


def _uploader(athlete: Athlete) -> Membership:
    owners = Membership.objects.filter(organization=athlete.organization_id, role=Role.OWNER, ended_at=None)
    return athlete.coach or athlete.member or owners.order_by("pk")[0]

"""`manage.py verify_files`: whether every stored file is there and whole; exit code 1 when one is not."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ingest import services
from ingest.models import RawFile
from tenancy import scope
from tenancy.models import Organization

SOURCE = "command:verify_files"


class Command(BaseCommand):
    help = "Reads every stored file and compares its SHA-256. Exit code 1 when one is missing or damaged."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--relink", type=Path, metavar="DIR", help="put back what lies in this folder")

    def handle(self, *args: Any, **options: Any) -> None:
        folder = options["relink"]
        if folder is not None and not folder.is_dir():
            raise CommandError(f"There is no folder {folder}.")
        files = wrong = back = 0
        for organization in Organization.objects.order_by("pk"):
            with scope.enter(organization.pk, source=SOURCE):
                files += RawFile.objects.count()
                found = list(services.verify())
                mended = services.relink(wrong=found, folder=folder) if folder and found else []
            pks = {raw.pk for raw in mended}
            for one in found:
                state = "put back" if one.raw.pk in pks else one.damage.value
                self.stdout.write(f"{state}: {one.raw.path} ({one.raw.size} bytes)")
            wrong, back = wrong + len(found), back + len(mended)
        self.stdout.write(f"{files} files, {wrong} wrong, {back} put back")
        if wrong > back:
            raise CommandError(f"{wrong - back} files are missing or damaged.")

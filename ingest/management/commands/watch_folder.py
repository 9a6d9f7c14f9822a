"""`manage.py watch_folder`: folders on this machine whose files belong to athletes."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.timezone import now

from athletes.models import Athlete
from ingest import services, wording
from ingest.management.naming import athlete_called, organization_called, sender_for
from ingest.models import ImportRun
from ingest.services.working_off import work_off
from tenancy import scope
from tenancy.models import Organization

SOURCE = "command:watch_folder"


class Command(BaseCommand):
    help = "Watches folders: add, list, remove; without a word it looks once through all of them."

    def add_arguments(self, parser: CommandParser) -> None:
        words = parser.add_subparsers(dest="word", metavar="add | list | remove")
        add = words.add_parser("add", help="look through this folder from now on")
        add.add_argument("path", type=Path)
        whose = add.add_mutually_exclusive_group(required=True)
        whose.add_argument("--athlete", default="", metavar="EMAIL", help="or their public id")
        whose.add_argument("--club", action="store_true", help="a folder inside for each, by email or name")
        add.add_argument("--organization", default="", metavar="SLUG")
        words.add_parser("list", help="say which folders are watched")
        remove = words.add_parser("remove", help="look through it no more; what came from it stays")
        remove.add_argument("path", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        act = {"add": self._add, "list": self._list, "remove": self._remove}
        act.get(options["word"], self._look)(options)

    def _add(self, options: dict[str, Any]) -> None:
        slug, path = options["organization"], options["path"]
        if options["athlete"]:
            self._watch(path, athlete_called(options["athlete"], slug=slug))
            return
        if not path.is_dir():
            raise CommandError(f"There is no folder {path}.")
        organization, nobody = organization_called(slug), 0
        for inner in sorted(one for one in path.iterdir() if one.is_dir() and not one.name.startswith(".")):
            athlete = _athlete_named(organization, inner.name)
            if athlete is None:
                nobody += 1
                self.stderr.write(f"{inner}: no athlete, or more than one, has this email or name")
            else:
                self._watch(inner, athlete)
        if nobody:
            raise CommandError(f"{nobody} folders belong to nobody.")

    def _watch(self, path: Path, athlete: Athlete) -> None:
        try:
            with scope.enter(athlete.organization_id, source=SOURCE):
                services.watch_folder(path=path, athlete=athlete, uploader=sender_for(athlete))
        except services.NoFolder:
            raise CommandError(f"There is no folder {path} that can be read.") from None
        except services.Watched:
            raise CommandError(f"{path} is watched for another athlete: remove it first.") from None
        self.stdout.write(f"{path}: {athlete.name}")

    def _list(self, options: dict[str, Any]) -> None:
        for organization in Organization.objects.order_by("pk"):
            with scope.enter(organization.pk, source=SOURCE):
                for folder in services.folders():
                    looked = f"{folder.looked_at:%Y-%m-%d %H:%M}" if folder.looked_at else "never"
                    problem = f", {wording.folder_problem(folder.problem)}" if folder.problem else ""
                    name = f"{folder.athlete.name} ({organization.slug})"
                    self.stdout.write(f"{folder.path}: {name}, looked at {looked}{problem}")

    def _remove(self, options: dict[str, Any]) -> None:
        found = 0
        for organization in Organization.objects.order_by("pk"):
            with scope.enter(organization.pk, source=SOURCE):
                found += services.forget_folder(path=options["path"])
        if not found:
            raise CommandError(f"{options['path']} is not watched.")

    def _look(self, options: dict[str, Any]) -> None:
        """Until there is nothing new: a look takes so many files at once."""
        while runs := _looked():
            for run, files in runs:
                work_off(run=run)
                self.stdout.write(f"{run.name}: {files} new")


def _looked() -> list[tuple[ImportRun, int]]:
    found = []
    for organization in Organization.objects.order_by("pk"):
        with scope.enter(organization.pk, source=SOURCE):
            runs = services.look_through(now=now())
            found += [(run, run.uploads.count()) for run in runs]
    return found


def _athlete_named(organization: Organization, name: str) -> Athlete | None:
    with scope.enter(organization.pk):
        known = Athlete.objects.current().select_related("organization", "coach", "member__user")
        for field in ("member__user__email__iexact", "name__iexact"):
            found = list(known.filter(**{field: name})[:2])
            if len(found) == 1:
                return found[0]
    return None

"""`manage.py up`: the whole of RunSeason on one machine, until Ctrl-C."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from config.launch import StartFailed, Wish, up
from config.postgres import PostgresFailed
from config.processes import StopAsked, stop_on_signals


class Command(BaseCommand):
    help = "Starts the database, the site, a worker and the scheduler, and stops them again with Ctrl-C."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument(
            "--demo", action="store_true", help="fill an empty installation with a demo season"
        )
        parser.add_argument("--athletes", type=int, default=48)
        parser.add_argument("--weeks", type=int, default=26)

    def handle(self, **options: Any) -> None:
        wish = Wish(options["port"], options["demo"], options["athletes"], options["weeks"])
        stop_on_signals()
        try:
            up(wish, self.say)
        except StopAsked:
            self.say("Goodbye.")
        except (StartFailed, PostgresFailed) as problem:
            raise CommandError(str(problem)) from problem

    def say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()

"""`manage.py demo`: a club in the middle of its season, simulated through the real services."""

import gc
import subprocess
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from demo import club
from demo.bulk import club as bulk
from demo.bulk.making import LEAST_WEEKS, MOST_WEEKS, make_club
from demo.cast import Person, cast
from demo.season import Season, live
from tenancy import scope
from tenancy.models import Membership, Organization, Role

PROCESSES = 2
LEAST_ATHLETES, MOST_ATHLETES = 20, 100_000


class Command(BaseCommand):
    help = "Fill a site with a demo club. What is there stays; what an interrupted run left out is added."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--athletes", type=int, default=48, help="1 to 300 (default 48)")
        parser.add_argument(
            "--weeks", type=int, default=26, help="length of the season, 12 to 48 (default 26)"
        )
        parser.add_argument(
            "--bulk",
            action="store_true",
            help="a club of its own instead: 20 to 100000 athletes, 12 to 104 weeks behind them, rows only",
        )
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument(
            "--part", type=int, help="internal: simulate every PROCESSES-th athlete from this one on"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["bulk"]:
            self._bulk(options)
            return
        people = cast(count=min(max(options["athletes"], 1), 300), seed=options["seed"])
        weeks = min(max(options["weeks"], 12), 48)
        if options["part"] is not None:
            gc.disable()  # a short process with memory to spare: a sixth faster
            self._simulate(people[options["part"] :: PROCESSES], weeks)
            return
        if club.existing() is None:
            club.found()
        if club.missing(people):
            self._in_processes(options)
            self._finish()
        self._say_logins()

    def _bulk(self, options: dict[str, Any]) -> None:
        count = min(max(options["athletes"], LEAST_ATHLETES), MOST_ATHLETES)
        weeks = min(max(options["weeks"], LEAST_WEEKS), MOST_WEEKS)
        make_club(count=count, weeks=weeks, seed=options["seed"], now=timezone.now(), say=self._say)
        self.stdout.write(f"  owner     {bulk.owner_email(count)}   password {club.PASSWORD}")
        self.stdout.write(f"  athlete   {bulk.athlete_email(count)}   password {club.PASSWORD}")

    def _say(self, words: str) -> None:
        self.stdout.write(f"  {words}")

    def _in_processes(self, options: dict[str, Any]) -> None:
        """Athletes do not touch each other, so two processes share them."""
        words = [f"--{name}={options[name]}" for name in ("athletes", "weeks", "seed")]
        base = [sys.executable, sys.argv[0], "demo", *words]
        running = [
            subprocess.Popen([*base, f"--part={part}"], stdout=sys.stderr) for part in range(PROCESSES)
        ]
        failures = [process.wait() for process in running]
        if any(failures):
            raise SystemExit("The demo season could not be simulated; see above.")

    def _simulate(self, people: list[Person], weeks: int) -> None:
        organization = Organization.objects.get(slug=club.SLUG)
        coach = Membership.objects.select_related("organization").get(
            organization=organization, role=Role.OWNER
        )
        for person in club.missing(people):
            with scope.enter(organization.pk, source="demo"):
                athlete = club.enlist(person=person, coach=coach)
                live(Season(person, athlete, coach, weeks, timezone.now()))
            self.stdout.write(f"  {person.number + 1}. {person.name}: {weeks} weeks")

    def _finish(self) -> None:
        organization = Organization.objects.get(slug=club.SLUG)
        with scope.enter(organization.pk, source="demo"):
            club.settle(organization=organization, now=timezone.now())

    def _say_logins(self) -> None:
        for login in club.Login:
            self.stdout.write(f"  {login.name.lower():<9} {login.value}   password {club.PASSWORD}")

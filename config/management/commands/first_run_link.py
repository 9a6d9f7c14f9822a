"""`manage.py first_run_link`: the link that opens the first-run wizard, for as long as the site is empty."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.urls import reverse

from coach import founding
from tenancy import selectors


class Command(BaseCommand):
    help = "Prints the link that opens an empty site for its first organization."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--address", default="http://localhost:8000/")

    def handle(self, *, address: str, **options: Any) -> None:
        if not selectors.is_empty():
            self.stdout.write("Sign in there with your account.")
            return
        path = reverse("first_run", args=[founding.first_run_token()])
        self.stdout.write(f"The site is empty. Open it for your club here:\n{address.rstrip('/')}{path}")

"""The tenancy app; importing every app's `jobs` registers its handlers, importing `checks` our checks."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class TenancyConfig(AppConfig):
    name = "tenancy"

    def ready(self) -> None:
        autodiscover_modules("jobs", "checks")

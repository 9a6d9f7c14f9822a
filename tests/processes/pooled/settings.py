"""Settings of one machine, with pages that write and then break, and static files as they lie."""

from config.settings.local import *  # noqa: F403

ROOT_URLCONF = "tests.processes.pooled.urls"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

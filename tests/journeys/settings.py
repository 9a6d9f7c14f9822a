"""Settings of the site that the browser visits: as in tests, with files that several processes share."""

from config.env import env
from config.settings.test import *  # noqa: F403

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MEDIA_ROOT = env.runseason_var / "files"
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True

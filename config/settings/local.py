"""Settings of one machine: the demo and a small club's own server behind no proxy."""

from config.env import env
from config.settings.base import *  # noqa: F403

STORAGES = {
    "default": {"BACKEND": env.files_storage, "OPTIONS": env.files_options},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

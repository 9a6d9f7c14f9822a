"""The Celery application: its only task rings one outbox job (tenancy.jobs.ring)."""

import os

from celery import Celery
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")

app = Celery("runseason")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.update(
    broker_url=settings.CELERY_BROKER_URL or None,
    task_ignore_result=True,
    task_acks_late=True,
    worker_prefetch_multiplier=1,
    worker_hijack_root_logger=False,
    broker_connection_retry_on_startup=True,
    broker_transport_options={"unacked_restore_interval": 2, "unacked_restore_throttle": 1},
)
app.autodiscover_tasks(["tenancy"], related_name="bell")

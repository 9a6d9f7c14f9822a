"""The only Celery task of the project."""

from celery import shared_task
from django.utils import timezone

from tenancy import queue, watching, work


@shared_task(name="ring", ignore_result=True)
def ring(pk: int) -> None:
    """A job may be due: run it, or, for 0, whatever is due."""
    work.keep_beating("worker")
    if pk:
        queue.run_next(pk=pk)
    else:
        _run_what_is_due()
    watching.record_slow(now=timezone.now())


def _run_what_is_due() -> None:
    while queue.run_next():
        work.keep_beating("worker")

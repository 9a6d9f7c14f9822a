"""The only Celery task of the project."""

from celery import shared_task

from tenancy import queue


@shared_task(name="ring", ignore_result=True)
def ring(pk: int) -> None:
    """A job may be due: run it, or, for 0, whatever is due."""
    if pk:
        queue.run_next(pk=pk)
    else:
        queue.drain()
